/** Where the command line reads and writes. Tests put their own streams in. */
import type { Readable, Writable } from 'node:stream';

export interface Io {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** Wrong usage: exit status 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** What was given is refused: exit status 1, and the message on one line. */
export class Refused extends Error {
  override name = 'Refused';
}

/** A message as one line: messages of the JSON parser quote the text, line ends and all. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A writer that waits where the reader is slower, and notices where it has gone (EPIPE). */
export class Output {
  /** Has the reader gone? Then nothing more need be computed. */
  closed = false;
  private wake: (() => void) | undefined;
  private failure: Error | undefined;

  constructor(private readonly stream: Writable) {
    stream.on('error', this.onError);
    stream.on('drain', this.onWake);
    stream.on('close', this.onClose);
  }

  /** Writes text. Resolves once there is room for more. Throws where the stream failed, but for EPIPE. */
  async write(text: string): Promise<void> {
    if (this.closed) return;
    if (!this.stream.write(text)) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        if (this.closed || !this.stream.writableNeedDrain) this.onWake();
      });
    }
    if (this.failure) throw this.failure;
  }

  /** Lets go of the stream. It is not closed: it may be the process's own. */
  release(): void {
    this.stream.off('drain', this.onWake);
    this.stream.off('close', this.onClose);
    // The error listener stays: what is still on its way may fail, and nobody else listens.
  }

  private readonly onWake = (): void => {
    this.wake?.();
    this.wake = undefined;
  };
  private readonly onClose = (): void => {
    this.closed = true;
    this.onWake();
  };
  private readonly onError = (error: NodeJS.ErrnoException): void => {
    this.closed = true;
    if (error.code !== 'EPIPE') this.failure = error;
    this.onWake();
  };
}
