import { useEffect, useState } from 'react';
import type { AuditWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { usePolicy } from '../base/use-policy';
import { words } from '../words';
import styles from './details.module.css';

/** What both series of 2023 save of a group's zap calls. Nothing for a policy that is not KVM's. */
export default function Savings({ audit }: { audit: AuditWire }) {
  const savings = useApp((app) => app.savings);
  const policy = usePolicy();
  const [text, setText] = useState('');
  const isKvm = policy?.family === 'kvm' || policy?.family === 'series';

  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer of the worker is a question here
  useEffect(() => {
    let isNews = true;
    setText('');
    if (isKvm)
      savings()
        // It is said beside the calls, which say themselves what is wrong where something is.
        .catch(() => null)
        .then((found) => isNews && found && setText(words.group.savings(policy.title, found)));
    return () => {
      isNews = false;
    };
  }, [savings, audit, isKvm, policy?.title]);
  return text && <p className={styles.list}>{text}</p>;
}
