import { useState } from 'react';
import { useApp } from '../../store/use-app';
import { words } from '../words';
import { Choices } from './Choices';
import { EventForm, Field, type FormProps } from './EventForm';
import styles from './form.module.css';
import { MpWhat } from './MpWhat';
import { eventsEach, firstDraft, writesOf } from './mp-plan';

const HOWS = ['sequential', 'concurrent'] as const;

/** The SDM's update on several processors, as one group of events. */
export function MpUpdate({ onDone }: FormProps) {
  const view = useApp((app) => app.view);
  const mpUpdate = useApp((app) => app.mpUpdate);
  const space = view?.space ?? 0;
  const vcpus = view?.vcpus ?? [];
  const online = vcpus.filter((vcpu) => vcpu.online).length;
  const [draft, setDraft] = useState(() => view && firstDraft(view.registers, space));
  const [how, setHow] = useState<(typeof HOWS)[number]>('sequential');
  const [count, setCount] = useState(String(online));
  const w = words.mp;
  if (!view || !draft) return null;

  const written = writesOf(draft, space);
  const many = /^\d+$/.test(count.trim()) ? Number(count) : 0;
  const isMany = many >= 1 && many <= online;
  const submit = (): string | undefined => {
    if (!written.ok) return written.error;
    if (!isMany) return w.badCount(online);
    const { what, writes } = written.value;
    const refused = mpUpdate({
      label: w.label(what, many),
      writes,
      concurrent: how === 'concurrent',
      count: many,
    });
    if (refused === undefined) onDone();
    return refused;
  };
  const note = written.ok && isMany && w.total(eventsEach(written.value.writes) * many, many);

  return (
    <EventForm note={note} onSubmit={submit} onDone={onDone}>
      <p className={styles.help}>{w.intro}</p>
      <MpWhat
        draft={draft}
        registers={view.registers}
        space={space}
        onChange={(change) => {
          setDraft({ ...draft, ...change });
        }}
      />
      <Choices
        name={w.how}
        value={how}
        options={HOWS}
        words={{ sequential: w.sequential, concurrent: w.concurrent }}
        onChange={setHow}
      />
      <Field
        name={w.count}
        aside={
          online < vcpus.length
            ? `${w.countOf(online)}; ${w.offline(vcpus.length - online)}`
            : w.countOf(online)
        }
      >
        <input
          className={styles.short}
          inputMode="numeric"
          value={count}
          autoComplete="off"
          onChange={(event) => {
            setCount(event.target.value);
          }}
        />
      </Field>
    </EventForm>
  );
}
