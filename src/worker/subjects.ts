/** What the document is compared with: its timeline under another policy, or another document's. */
import type { Scenario } from '../scenario/types';
import type { SubjectWire } from './protocol';
import { Timeline } from './timeline';

/** A timeline, a point of it, and through whose eyes it is seen. */
export interface Place {
  readonly timeline: Timeline;
  readonly cursor: number;
  readonly vcpu: number;
}

/** Keeps the fold of the last subject, as a session keeps its document's. */
export class Subjects {
  private kept: { key: string; doc: Scenario; timeline: Timeline; same: number } | undefined;

  /** The document was replaced by one that begins with the same `same` events. */
  follow(doc: Scenario, same: number): void {
    if (!this.kept?.key.startsWith('policy')) return;
    this.kept = same > 0 ? { ...this.kept, doc, same: Math.min(this.kept.same, same) } : undefined;
  }

  /** The place that a subject stands for, beside the document's own. Throws where its policy is unknown. */
  place(subject: SubjectWire, own: Place): Place {
    const { cursor, vcpu } = own;
    switch (subject.kind) {
      case 'cursor':
        return { ...own, cursor: subject.cursor };
      case 'vcpu':
        return { ...own, vcpu: subject.vcpu };
      case 'policy':
        return { timeline: this.underPolicy(subject.policy, own.timeline.fold.doc), cursor, vcpu };
      case 'scenario': {
        const key = `scenario ${subject.id}`;
        if (this.kept?.key !== key) this.keep(key, subject.doc, new Timeline(subject.doc));
        return { timeline: this.timeline, cursor: subject.cursor, vcpu: subject.vcpu };
      }
    }
  }

  private underPolicy(policy: string, own: Scenario): Timeline {
    const key = `policy ${policy}`;
    const kept = this.kept?.key === key ? this.kept : undefined;
    const length = kept?.timeline.fold.doc.events?.length ?? 0;
    const isSame = kept?.doc === own && kept.same >= length && length === (own.events?.length ?? 0);
    if (!isSame) this.keep(key, own, new Timeline({ ...own, policy }, kept?.timeline, kept?.same));
    return this.timeline;
  }

  private keep(key: string, doc: Scenario, timeline: Timeline): void {
    this.kept = { key, doc, timeline, same: Number.POSITIVE_INFINITY };
  }

  private get timeline(): Timeline {
    return (this.kept as { timeline: Timeline }).timeline;
  }
}
