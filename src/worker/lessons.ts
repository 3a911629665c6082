/** The worker's part in lessons: each question brings its own scene, whatever document is held. */
import { loaded } from './load';
import type { Answer, Args } from './protocol';

/** Loaded when the first lesson asks. */
const parts = () =>
  loaded('checks lessons', async () => {
    const [{ check }, { outlineOf }] = await Promise.all([
      import('../resolve/lessons/check'),
      import('../resolve/lessons/outline'),
    ]);
    return { check, outlineOf };
  });

/** Throws RangeError where the task names what the scene does not have. */
export async function checked({ task, start, now, answer }: Args<'check'>): Promise<Answer<'check'>> {
  return (await parts()).check(task, start, now, answer);
}

/** Throws RangeError where the scene's cursor or vCPU does not exist. */
export async function outlined({ scene, window, limit }: Args<'outline'>): Promise<Answer<'outline'>> {
  return (await parts()).outlineOf(scene, window.start, window.start + window.span, limit);
}
