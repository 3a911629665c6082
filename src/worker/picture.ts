/** A document that no page has opened: its map, and as a picture. */
import { Snapshot } from '../resolve/segments';
import { PIECES } from '../resolve/space';
import type { Answer, Args } from './protocol';
import { Timeline } from './timeline';
import { segmentsWire } from './wire';

/** The map at the end of its events, as that vCPU sees it, or vCPU 0. Throws where its policy is unknown. */
export async function preview({ doc, vcpu }: Args<'preview'>): Promise<Answer<'preview'>> {
  const timeline = new Timeline(doc);
  await timeline.finish();
  const { moment } = timeline.at(doc.events?.length ?? 0);
  const seen = moment.machine.vcpus[vcpu] ? vcpu : 0;
  const { space } = moment.machine.cpu;
  const snapshot = new Snapshot(timeline.fold, moment, seen, { start: 0, end: space, limit: PIECES });
  return { vcpu: seen, space, segments: segmentsWire(snapshot.segments()) };
}

/** The same as vCPU 0 sees it. */
export async function picture({ doc }: Args<'picture'>): Promise<Answer<'picture'>> {
  const { space, segments } = await preview({ doc, vcpu: 0 });
  return { space, segments };
}
