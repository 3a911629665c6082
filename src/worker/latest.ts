/**
 * Questions of which only the newest counts. At most one is under way; of those that wait the newest replaces the
 * older. The one under way is answered to the end, not dropped: while somebody drags, the next question is always
 * there already, and dropping would mean that nothing is drawn until the hand rests.
 */
export class Latest<Question, Reply> {
  private busy = false;
  private waiting: { question: Question; settle(reply: Promise<Reply | null>): void } | undefined;

  constructor(private readonly send: (question: Question) => Promise<Reply | null>) {}

  /** The reply, or null where a newer question took this one's place. */
  ask(question: Question): Promise<Reply | null> {
    return new Promise((resolve) => {
      this.waiting?.settle(Promise.resolve(null));
      this.waiting = { question, settle: resolve };
      if (!this.busy) void this.pump();
    });
  }

  private async pump(): Promise<void> {
    this.busy = true;
    for (let next = this.waiting; next; next = this.waiting) {
      this.waiting = undefined;
      const reply = this.send(next.question);
      next.settle(reply);
      await reply.catch(() => undefined);
    }
    this.busy = false;
  }
}
