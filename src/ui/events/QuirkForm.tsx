import { useState } from 'react';
import { useApp } from '../../store/use-app';
import { QUIRKS } from '../registers/quirks';
import { words } from '../words';
import { Choices } from './Choices';
import { EventForm, Field, type FormProps } from './EventForm';
import { useInsert } from './use-insert';

/** A quirk of KVM that the VMM disables, or enables again. */
export function QuirkForm({ onDone }: FormProps) {
  const disabled = useApp((app) => app.view?.registers.disabledQuirks) ?? [];
  const { insert, refusal } = useInsert(onDone);
  const names = [...new Set([...QUIRKS, ...disabled])];
  const [name, setName] = useState(names[0] ?? '');
  const opposite = (quirk: string): 'on' | 'off' => (disabled.includes(quirk) ? 'on' : 'off');
  const [state, setState] = useState(() => opposite(name));
  const w = words.add;

  const submit = (): string | undefined => {
    const edit = { name, disabled: state === 'off' };
    const refused = refusal({ kind: 'quirk', ...edit }, 0);
    if (refused !== undefined) return refused;
    return insert({ type: 'quirk', ...edit });
  };
  return (
    <EventForm onSubmit={submit} onDone={onDone}>
      <Field name={w.quirk}>
        <select
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setState(opposite(event.target.value));
          }}
        >
          {names.map((quirk) => (
            <option key={quirk}>{quirk}</option>
          ))}
        </select>
      </Field>
      <Choices
        name={w.state}
        value={state}
        options={['off', 'on']}
        words={{ on: { name: w.on }, off: { name: w.off } }}
        onChange={setState}
      />
    </EventForm>
  );
}
