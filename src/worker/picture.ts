/** A document that no page has opened, as a picture. */
import { Snapshot } from '../resolve/segments';
import { PIECES } from '../resolve/space';
import type { Answer, Args } from './protocol';
import { Timeline } from './timeline';
import { segmentsWire } from './wire';

/** The document after its last event, as vCPU 0 sees it. Throws where its policy is unknown. */
export async function picture({ doc }: Args<'picture'>): Promise<Answer<'picture'>> {
  const timeline = new Timeline(doc);
  await timeline.finish();
  const { moment } = timeline.at(doc.events?.length ?? 0);
  const { space } = moment.machine.cpu;
  const snapshot = new Snapshot(timeline.fold, moment, 0, { start: 0, end: space, limit: PIECES });
  return { space, segments: segmentsWire(snapshot.segments()) };
}
