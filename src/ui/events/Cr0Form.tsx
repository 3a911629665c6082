import { useState } from 'react';
import { CR0_CD, CR0_NW } from '../../arch/cr0';
import { hexValue, toHex } from '../../arch/hex';
import { useApp } from '../../store/use-app';
import { groupHex } from '../base/format';
import { PLAIN } from '../base/plain';
import { readValue } from '../registers/mask';
import { words } from '../words';
import { EventForm, Field, type FormProps } from './EventForm';
import styles from './form.module.css';
import { useInsert } from './use-insert';
import { VcpuField } from './VcpuField';

const BITS = { [words.add.cd]: BigInt(CR0_CD), [words.add.nw]: BigInt(CR0_NW) };

/** A write to CR0: begins with what the vCPU holds, and has CD and NW as switches. */
export function Cr0Form({ onDone }: FormProps) {
  const viewed = useApp((app) => app.vcpu);
  const vcpus = useApp((app) => app.view?.vcpus) ?? [];
  const { insert, refusal } = useInsert(onDone);
  const [vcpu, setVcpu] = useState(viewed);
  const [text, setText] = useState(() => groupHex(hexValue(vcpus[viewed]?.cr0 ?? '0x0')));
  const w = words.add;
  const value = readValue(text);
  const now = vcpus[vcpu]?.cr0;

  const submit = (): string | undefined => {
    if (!value.ok) return value.error;
    const cr0 = toHex(value.value);
    const refused = refusal({ kind: 'cr0', value: cr0 }, vcpu);
    if (refused !== undefined) return refused;
    return insert({ type: 'cr0', vcpu, value: cr0 });
  };

  return (
    <EventForm onSubmit={submit} onDone={onDone}>
      <VcpuField
        value={vcpu}
        onChange={(n) => {
          setVcpu(n);
          setText(groupHex(hexValue(vcpus[n]?.cr0 ?? '0x0')));
        }}
      />
      <Field name={w.value} aside={now === undefined ? undefined : w.now(groupHex(hexValue(now)))}>
        <input data-focus value={text} {...PLAIN} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className={styles.checks}>
        {Object.entries(BITS).map(([name, bit]) => (
          <label key={name}>
            <input
              type="checkbox"
              disabled={!value.ok}
              checked={value.ok && (value.value & bit) !== 0n}
              onChange={() => value.ok && setText(groupHex(value.value ^ bit))}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </EventForm>
  );
}
