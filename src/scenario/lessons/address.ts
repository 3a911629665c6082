/** Where a lesson stands in an address: `#/l/<id>/<step>` for a lesson of this site, `#/l/1.<payload>/<step>` for one that is shared. */

/** A step of a lesson. */
export interface LessonPlace {
  /** The lesson's id, or the version and payload of a shared one. */
  readonly id: string;
  /** From 0. */
  readonly step: number;
}

const PLACE = /^(?:[^#]*#)?\/l\/([A-Za-z0-9_.-]+)(?:\/(\d{1,3}))?$/;

/** Does the text look like the address of a lesson, good or bad? */
export function isLessonLink(text: string): boolean {
  return /^(?:[^#]*#)?\/l\//.test(text.trim());
}

/** Reads a whole address or its hash; undefined where it is malformed. Steps are written from 1. */
export function readLessonLink(text: string): LessonPlace | undefined {
  const [, id, step] = PLACE.exec(text.trim()) ?? [];
  return id === undefined ? undefined : { id, step: Math.max(Number(step ?? 1) - 1, 0) };
}

/** The hash of a step, beginning with `#`. */
export function lessonLink({ id, step }: LessonPlace): string {
  return `#/l/${id}/${step + 1}`;
}
