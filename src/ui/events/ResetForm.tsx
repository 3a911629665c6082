import { useState } from 'react';
import type { MigrateModel, ResetModel } from '../../scenario/types';
import { words } from '../words';
import { Choices } from './Choices';
import { EventForm, type FormProps } from './EventForm';
import styles from './form.module.css';
import { useInsert } from './use-insert';
import { VcpuField } from './VcpuField';

const RESETS: readonly ResetModel[] = ['hardware', 'qemu-before-2014', 'qemu'];
const MIGRATES: readonly MigrateModel[] = ['qemu-before-2014', 'qemu'];

/** A reset of one vCPU or all, by what the VMM of the time made of it. */
export function ResetForm({ onDone }: FormProps) {
  const { insert } = useInsert(onDone);
  const [vcpu, setVcpu] = useState<number | 'all'>('all');
  const [model, setModel] = useState<ResetModel>('hardware');
  const w = words.add;
  return (
    <EventForm onSubmit={() => insert({ type: 'reset', vcpu, model })} onDone={onDone}>
      <VcpuField all value={vcpu} onChange={setVcpu} />
      <Choices name={w.model} value={model} options={RESETS} words={w.resetModels} onChange={setModel} />
      <p className={styles.help}>{w.resetZap}</p>
    </EventForm>
  );
}

/** A migration to another host. */
export function MigrateForm({ onDone }: FormProps) {
  const { insert } = useInsert(onDone);
  const [model, setModel] = useState<MigrateModel>('qemu-before-2014');
  const w = words.add;
  return (
    <EventForm onSubmit={() => insert({ type: 'migrate', model })} onDone={onDone}>
      <Choices name={w.model} value={model} options={MIGRATES} words={w.migrateModels} onChange={setModel} />
      <p className={styles.help}>{w.migrateZap}</p>
    </EventForm>
  );
}
