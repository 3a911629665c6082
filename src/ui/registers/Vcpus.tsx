import { lazy, Suspense } from 'react';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { FieldErrorText, HexField, type Reading } from '../base/HexField';
import { FoldedSection } from '../base/Section';
import { words } from '../words';
import { useAttempt } from './use-attempt';
import styles from './vcpus.module.css';

const VcpuTable = lazy(async () => ({ default: (await import('./VcpuTable')).VcpuTable }));

/** More than this many get slow to look at; the largest machines that run KVM have about as many. */
const MOST = 288;

/** How many vCPUs there are, which are online, and where they disagree. */
export function Vcpus() {
  const vcpus = useApp((app) => app.view?.vcpus) ?? [];
  const viewed = useApp((app) => app.vcpu);
  const { error, setup, onError } = useAttempt('vcpus');
  const w = words.vcpus;
  const offline = vcpus.filter((vcpu) => !vcpu.online).length;
  const differ = vcpus.filter((vcpu) => vcpu.differs.length > 0).length;

  return (
    <FoldedSection title={w.title} summary={w.summary(vcpus.length, offline, differ)}>
      <p className={styles.help}>{w.help}</p>
      <div className={styles.line}>
        <span>{w.shortCount}</span>
        {/* Above the table, whose rows come and grow while a hand may be on its way here. */}
        {differ > 0 && (
          <Button onClick={() => setup({ kind: 'alike', vcpu: viewed })}>{w.alike(viewed)}</Button>
        )}
        <HexField
          label={w.count}
          className={styles.count}
          value={String(vcpus.length)}
          read={readCount}
          apply={(count) => setup({ kind: 'vcpus', count })}
          onError={onError}
        />
      </div>
      {vcpus.length > 1 && (
        <Suspense>
          <VcpuTable vcpus={vcpus} viewed={viewed} />
        </Suspense>
      )}
      <FieldErrorText error={error} />
    </FoldedSection>
  );
}

function readCount(text: string): Reading<number> {
  const count = /^\d+$/.test(text.trim()) ? Number(text) : 0;
  if (count >= 1 && count <= MOST) return { ok: true, value: count };
  return { ok: false, error: words.vcpus.badCount };
}
