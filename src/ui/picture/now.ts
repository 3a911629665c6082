/** The picture of what the page shows, by choice. */
import type { App } from '../../store/state';
import { modelOf } from '../map/data/model';
import { wholeOf } from '../map/maths/window';
import { type Picture, pictureOf } from '../map/picture/picture';
import type { MapInput } from '../map/source';
import { labelsOf } from '../timeline/labels';
import { words } from '../words';
import { pictureWords } from '../words/picture';
import { type Choice, SIZES } from './options';

/** Lays it out, or null before anything is resolved. */
export function pictureNow(
  app: App,
  { view, memory, leaves, axis, window }: MapInput,
  { part, size, lanes }: Choice,
): Picture | null {
  if (!view) return null;
  const { doc } = app;
  const model = modelOf(view, memory, leaves);
  return pictureOf({
    ...{ model, lanes, kind: axis },
    window: part === 'whole' ? wholeOf(model.space) : window,
    width: SIZES[size].layout,
    title: doc.name || words.app.unnamed,
    policy: app.policies.find(({ id }) => id === doc.policy)?.title ?? doc.policy,
    place: placeText(app),
    link: new URL(app.link(), location.href).href,
  });
}

/** The point in time, and whose eyes it is seen with where there are several. */
function placeText({ doc, cursor, vcpu }: App): string {
  const events = doc.events?.length ?? 0;
  const label = labelsOf(doc)[cursor - 1]?.long ?? '';
  const w = pictureWords;
  const when = events === 0 ? w.always : cursor === 0 ? w.start : w.after(cursor, events, label);
  return (doc.vcpus?.length ?? 1) > 1 ? `${when} · ${w.vcpu(vcpu)}` : when;
}
