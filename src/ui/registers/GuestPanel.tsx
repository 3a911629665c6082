import { useApp } from '../../store/use-app';
import { words } from '../words';
import { CpuSetup } from './CpuSetup';
import { Cr0 } from './Cr0';
import { DefType } from './DefType';
import { FixedMtrrs } from './FixedMtrrs';
import { MemoryLayout } from './MemoryLayout';
import { ModeSwitch } from './ModeSwitch';
import { PatEntries } from './PatEntries';
import styles from './registers.module.css';
import { VariableMtrrs } from './VariableMtrrs';
import { VcpuChooser } from './VcpuChooser';
import { Vcpus } from './Vcpus';
import { VmState } from './VmState';

/** Everything of the guest that decides about memory types, as it is at the cursor. */
export function GuestPanel() {
  const view = useApp((app) => app.view);
  if (!view) return <p className={styles.wait}>{words.app.starting}</p>;
  const { registers, space } = view;
  return (
    <div className={styles.panel}>
      <div className={styles.top}>
        <ModeSwitch />
        {registers.vcpus > 1 && <VcpuChooser />}
      </div>
      {view.refused.length > 0 && (
        <div className={styles.refused} role="alert">
          <p>{words.vm.refusedStart}</p>
          <ul>
            {view.refused.map(({ path, reason }) => (
              <li key={path}>
                <code>{path}</code>: {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Cr0 registers={registers} />
      <DefType registers={registers} />
      <VariableMtrrs registers={registers} space={space} />
      <FixedMtrrs registers={registers} />
      <PatEntries registers={registers} />
      <VmState registers={registers} />
      <Vcpus />
      <MemoryLayout />
      <CpuSetup space={space} variable={registers.variable.length} />
    </div>
  );
}
