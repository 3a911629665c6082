import type { RegistersWire } from '../../store/state';
import { TypeSelect } from '../base/TypeSelect';
import { words } from '../words';
import { Field } from './EventForm';
import styles from './form.module.css';
import { MpRange } from './MpRange';
import mp from './mp.module.css';
import { type DefaultDraft, type MpDraft, WHATS } from './mp-plan';

/** What an MP update writes: a variable range, the default type, or a list. */
export function MpWhat({
  draft,
  registers,
  space,
  onChange,
}: {
  draft: MpDraft;
  registers: RegistersWire;
  /** Pages in the address space. */
  space: number;
  onChange: (change: Partial<MpDraft>) => void;
}) {
  const w = words.mp;
  return (
    <>
      <div role="radiogroup" aria-label={w.what} className={mp.tabs}>
        {WHATS.map((what) => (
          <label key={what}>
            <input
              type="radio"
              name="mp-what"
              disabled={what === 'range' && registers.variable.length === 0}
              checked={draft.what === what}
              onChange={() => onChange({ what })}
              {...(what === draft.what ? { 'data-focus': true } : {})}
            />
            <span>{w[what]}</span>
          </label>
        ))}
      </div>
      <div className={mp.what}>
        {draft.what === 'range' && (
          <MpRange
            draft={draft.range}
            registers={registers}
            space={space}
            onChange={(range) => onChange({ range })}
          />
        )}
        {draft.what === 'default' && (
          <MpDefault draft={draft.default} onChange={(type) => onChange({ default: type })} />
        )}
        {draft.what === 'list' && (
          <label className={mp.area}>
            <span className={styles.help}>{w.listHelp}</span>
            <textarea
              aria-label={w.list}
              rows={8}
              spellCheck={false}
              value={draft.list}
              onChange={(event) => onChange({ list: event.target.value })}
            />
          </label>
        )}
      </div>
    </>
  );
}

function MpDefault({ draft, onChange }: { draft: DefaultDraft; onChange: (draft: DefaultDraft) => void }) {
  const w = words.mp;
  const enables = { enabled: w.enabled, fixedEnabled: w.fixed } as const;
  return (
    <>
      <Field name={w.type}>
        <TypeSelect
          label={w.default}
          value={draft.type}
          onChange={(type): undefined => void onChange({ ...draft, type })}
        />
      </Field>
      <div className={styles.checks}>
        {(['enabled', 'fixedEnabled'] as const).map((key) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={draft[key]}
              onChange={(event) => onChange({ ...draft, [key]: event.target.checked })}
            />
            <span>{enables[key]}</span>
          </label>
        ))}
      </div>
    </>
  );
}
