import type { RegistersWire } from '../../store/state';
import { IconButton } from '../base/Button';
import { FieldErrorText } from '../base/HexField';
import { Section } from '../base/Section';
import { Switch } from '../base/Switch';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import { QUIRKS } from './quirks';
import { useAttempt } from './use-attempt';
import styles from './vm.module.css';

/** What the VMM and the devices decide: users of non-coherent DMA, and KVM's quirks. */
export function VmState({ registers }: { registers: RegistersWire }) {
  const { error, edit } = useAttempt('vm');
  const family = usePolicy()?.family;
  // Quirks are KVM's own.
  const known = family === 'kvm' || family === 'series' ? QUIRKS : [];
  const names = [...new Set([...known, ...registers.disabledQuirks])];
  return (
    <Section title={words.vm.title}>
      <fieldset className={styles.line} aria-label={words.vm.dma}>
        <span>{words.vm.dma}</span>
        <span className={styles.count}>
          <IconButton
            icon="minus"
            label={words.vm.dmaRemove}
            disabled={registers.dma === 0}
            onClick={() => edit({ kind: 'dma', delta: -1 })}
          />
          <output>{registers.dma}</output>
          <IconButton icon="plus" label={words.vm.dmaAdd} onClick={() => edit({ kind: 'dma', delta: 1 })} />
        </span>
      </fieldset>
      {names.length > 0 && (
        <fieldset className={styles.quirks} aria-label={words.vm.quirks}>
          <span className={styles.legend}>{words.vm.quirks}</span>
          {names.map((name) => (
            <Switch
              key={name}
              name={name}
              on={!registers.disabledQuirks.includes(name)}
              onChange={(on) => edit({ kind: 'quirk', name, disabled: !on })}
            >
              <span className={styles.quirk}>
                <span className={styles.prefix}>KVM_X86_QUIRK_</span>
                {name.replace(/^KVM_X86_QUIRK_/, '')}
              </span>
            </Switch>
          ))}
        </fieldset>
      )}
      <FieldErrorText error={error} />
    </Section>
  );
}
