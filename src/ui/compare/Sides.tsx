/** The two choosers of each kind of comparison: A, the way to swap them, B. */
import type { ReactNode } from 'react';
import { useApp } from '../../store/use-app';
import { usePolicy } from '../base/use-policy';
import { PolicyOptions } from '../shell/PolicyOptions';
import { labelsOf } from '../timeline/labels';
import { compareWords as w } from '../words/compare';
import styles from './compare.module.css';

function Sides({ a, b, swap }: { a: ReactNode; b: ReactNode; swap: ReactNode }) {
  return (
    <>
      <div className={styles.side}>
        <b data-side="A">A</b>
        {a}
      </div>
      {swap}
      <div className={styles.side}>
        <b data-side="B">B</b>
        {b}
      </div>
    </>
  );
}

export function PolicySides({ swap }: { swap: ReactNode }) {
  const own = useApp((app) => app.doc.policy);
  const other = useApp((app) => (app.against?.kind === 'policy' ? app.against.policy : ''));
  const setup = useApp((app) => app.setup);
  const compareWith = useApp((app) => app.compareWith);
  const choose = (label: string, value: string, onChoose: (policy: string) => void) => (
    <select aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      <PolicyOptions />
    </select>
  );
  return (
    <Sides
      a={choose(w.sides.a, own, (policy) => setup({ kind: 'policy', policy }))}
      swap={swap}
      b={choose(w.sides.b, other, (policy) => compareWith({ kind: 'policy', policy }))}
    />
  );
}

/** Up to so many points are a list; of more the number is asked for. */
const MOST_POINTS = 300;

export function CursorSides({ swap }: { swap: ReactNode }) {
  const doc = useApp((app) => app.doc);
  const own = useApp((app) => app.cursor);
  const other = useApp((app) => (app.against?.kind === 'cursor' ? app.against.cursor : 0));
  const setCursor = useApp((app) => app.setCursor);
  const compareWith = useApp((app) => app.compareWith);
  const count = doc.events?.length ?? 0;
  const choose = (label: string, value: number, onChoose: (cursor: number) => void) => {
    const onChange = ({ target }: { target: { value: string } }): void => {
      const cursor = Math.trunc(Number(target.value));
      if (cursor >= 0 && cursor <= count) onChoose(cursor);
    };
    if (count > MOST_POINTS)
      return <input type="number" min={0} max={count} aria-label={label} value={value} onChange={onChange} />;
    return (
      <select aria-label={label} value={value} onChange={onChange}>
        <option value={0}>{w.start}</option>
        {labelsOf(doc).map((point, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point in time is its number
          <option key={i} value={i + 1}>
            {w.after(i + 1, point.short)}
          </option>
        ))}
      </select>
    );
  };
  return (
    <Sides
      a={choose(w.sides.a, own, setCursor)}
      swap={swap}
      b={choose(w.sides.b, other, (cursor) => compareWith({ kind: 'cursor', cursor }))}
    />
  );
}

export function VcpuSides({ swap }: { swap: ReactNode }) {
  const own = useApp((app) => app.vcpu);
  const other = useApp((app) => (app.against?.kind === 'vcpu' ? app.against.vcpu : 0));
  const count = useApp((app) => app.doc.vcpus?.length ?? 1);
  const setVcpu = useApp((app) => app.setVcpu);
  const compareWith = useApp((app) => app.compareWith);
  const choose = (label: string, value: number, onChoose: (vcpu: number) => void) => (
    <select aria-label={label} value={value} onChange={(event) => onChoose(Number(event.target.value))}>
      {Array.from({ length: count }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a vCPU is its number
        <option key={n} value={n}>
          {w.vcpu(n)}
        </option>
      ))}
    </select>
  );
  return (
    <Sides
      a={choose(w.sides.a, own, setVcpu)}
      swap={swap}
      b={choose(w.sides.b, other, (vcpu) => compareWith({ kind: 'vcpu', vcpu }))}
    />
  );
}

const PASTE = ':paste';
const OWN = ':own';

export function ScenarioSides({ swap, onPaste }: { swap: ReactNode; onPaste(): void }) {
  const name = useApp((app) => app.doc.name);
  const policy = usePolicy();
  const against = useApp((app) => app.against);
  const presets = useApp((app) => app.presets);
  const comparePreset = useApp((app) => app.comparePreset);
  const other = against?.kind === 'scenario' ? against : undefined;
  const own = other && other.preset === undefined;
  return (
    <Sides
      a={<span className={styles.this}>{name || `${w.this} (${policy?.title ?? ''})`}</span>}
      swap={swap}
      b={
        <select
          aria-label={w.sides.b}
          value={other?.preset ?? (own ? OWN : '')}
          onChange={({ target: { value } }) => {
            if (value === PASTE) onPaste();
            else if (value !== OWN && value !== '') void comparePreset(value);
          }}
        >
          {!other && <option value="">{w.choose}</option>}
          {own && <option value={OWN}>{other.title ?? w.untitled}</option>}
          <option value={PASTE}>{w.paste}</option>
          <optgroup label={w.presets}>
            {presets.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </optgroup>
        </select>
      }
    />
  );
}
