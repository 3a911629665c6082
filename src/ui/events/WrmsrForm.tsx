import { useId, useState } from 'react';
import { hexValue, toHex } from '../../arch/hex';
import { msrName } from '../../arch/msr';
import { useApp } from '../../store/use-app';
import { groupHex } from '../base/format';
import { PLAIN } from '../base/plain';
import { readValue } from '../registers/mask';
import { msrWrite } from '../registers/writes';
import { words } from '../words';
import { EventForm, Field, type FormProps } from './EventForm';
import { msrNow, msrNumbers, readMsr } from './msr';
import { useInsert } from './use-insert';
import { VcpuField } from './VcpuField';

/** A write to one MSR, by its name or number. */
export function WrmsrForm({ onDone }: FormProps) {
  const viewed = useApp((app) => app.vcpu);
  const registers = useApp((app) => app.view?.registers);
  const { insert, refusal } = useInsert(onDone);
  const [vcpu, setVcpu] = useState(viewed);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const list = useId();
  const w = words.add;

  const msr = readMsr(name);
  const now = msr.ok && registers && vcpu === viewed ? msrNow(registers, msr.value) : undefined;
  const submit = (): string | undefined => {
    const number = readValue(value);
    if (!msr.ok) return msr.error;
    if (!number.ok) return number.error;
    const write = msrWrite(msr.value, number.value);
    const refused = refusal({ kind: 'msr', ...write }, vcpu);
    if (refused !== undefined) return refused;
    return insert({ type: 'wrmsr', vcpu, ...write });
  };

  return (
    <EventForm onSubmit={submit} onDone={onDone}>
      <VcpuField value={vcpu} onChange={setVcpu} />
      <Field
        name={w.msr}
        aside={name === '' || !msr.ok ? w.msrHelp : `${msrName(msr.value)}, ${toHex(msr.value)}`}
      >
        <input
          data-focus
          list={list}
          value={name}
          {...PLAIN}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <datalist id={list}>
        {msrNumbers(registers?.variable.length ?? 8).map((number) => (
          <option key={number} value={msrName(number)}>
            {toHex(number)}
          </option>
        ))}
      </datalist>
      <Field name={w.value} aside={now === undefined ? undefined : w.now(groupHex(hexValue(now)))}>
        <input
          value={value}
          {...PLAIN}
          placeholder={now === undefined ? '0x0' : groupHex(hexValue(now))}
          onChange={(event) => setValue(event.target.value)}
        />
      </Field>
    </EventForm>
  );
}
