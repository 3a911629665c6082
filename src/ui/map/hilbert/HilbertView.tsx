/** The Hilbert curve in place of the lanes: the same space, selection and colours; every aligned block is a square. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { hilbertWords as words } from '../../words/hilbert';
import { modelOf } from '../data/model';
import map from '../map.module.css';
import type { MapSource } from '../source';
import { useInput } from '../use-input';
import { amountsIn } from './amounts';
import { Crumbs } from './Crumbs';
import type { Block } from './camera';
import { type HilbertHandle, startHilbert } from './dom';
import css from './hilbert.module.css';
import { LAYERS, type LayerId } from './layers';

const layerNamed = (name: string): LayerId => LAYERS.find((id) => id === name) ?? 'effective';

export default function HilbertView({ source }: { source: MapSource }) {
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<HilbertHandle>(null);
  const shown = useInput(source, (input) => input.hilbert);
  const view = useInput(source, (input) => input.view);
  const memory = useInput(source, (input) => input.memory);
  const [place, setPlace] = useState<{ block: Block; home: Block; order: number }>();
  const [events, setEvents] = useState(true);
  const [ranges, setRanges] = useState(true);
  const layer = layerNamed(shown?.layer ?? '');
  const leaves = useInput(source, (input) => input.leaves);
  const model = useMemo(() => view && modelOf(view, memory, leaves), [view, memory, leaves]);

  useEffect(() => {
    if (!root.current) return;
    const made = startHilbert(root.current, source, (block, home, order) => {
      setPlace({ block, home, order });
      const now = source.get().hilbert;
      if (now) source.setHilbert({ ...now, block });
    });
    handle.current = made;
    return made.destroy;
  }, [source]);

  useEffect(() => handle.current?.set({ layer, events, ranges }), [layer, events, ranges]);
  // Another link may come by the address.
  useEffect(() => {
    if (shown?.block) handle.current?.goTo(shown.block);
  }, [shown?.block]);

  return (
    <div ref={root} className={css.view}>
      {place && <Crumbs {...place} onBlock={(block) => handle.current?.goTo(block)} />}
      <div data-hilbert="room" className={css.room}>
        <div
          data-hilbert="host"
          className={css.host}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it answers to the arrow keys, as its role says
          tabIndex={0}
          role="application"
          aria-label={words.plot}
          aria-description={words.keys}
        >
          <canvas />
          <div data-hilbert="tip" className={map.tip} hidden />
        </div>
      </div>
      <div className={css.side}>
        <Layers layer={layer} onLayer={(next) => shown && source.setHilbert({ ...shown, layer: next })} />
        <fieldset>
          <legend>{words.over}</legend>
          <label>
            <input type="checkbox" checked={events} onChange={() => setEvents(!events)} />
            {words.events}
          </label>
          <label>
            <input type="checkbox" checked={ranges} onChange={() => setRanges(!ranges)} />
            {words.ranges}
          </label>
        </fieldset>
        {model && place && <p className={css.amounts}>{amountsIn(model, layer, place.block)}</p>}
        <p className={css.lesson}>{words.lesson}</p>
      </div>
      <div data-hilbert="live" className="visually-hidden" role="status" />
    </div>
  );
}

function Layers({ layer, onLayer }: { layer: LayerId; onLayer(layer: LayerId): void }) {
  const name = useId();
  return (
    <fieldset>
      <legend>{words.layer}</legend>
      {LAYERS.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={id === layer} onChange={() => onLayer(id)} />
          {words.layers[id]}
        </label>
      ))}
    </fieldset>
  );
}
