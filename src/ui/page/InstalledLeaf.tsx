import type { ExplanationWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { leafOf } from '../base/types';
import { useDialogs } from '../shell/dialogs';
import { words } from '../words';
import styles from './page.module.css';

/** What a trace says was installed at the page, held against the leaf that the policy built. Nothing without a trace. */
export function InstalledLeaf({ explanation: { gfn, built } }: { explanation: ExplanationWire }) {
  const installed = useApp((app) => app.installed);
  const { open } = useDialogs();
  if (!installed) return null;
  const { starts, ends, codes } = installed.leaves;
  const at = starts.findLastIndex((start) => start <= gfn);
  const code = at >= 0 && gfn < (ends[at] as number) ? (codes[at] as number) : undefined;
  const differs = code !== undefined && code !== built;
  const w = words.page.installed;
  const text = (leaf: number): string => {
    const parts = leafOf(leaf);
    return parts ? `${parts.name}, ${words.page.ipat(parts.ipat)}` : words.page.noLeaf;
  };
  return (
    <div className={differs ? styles.stale : styles.part} role="note">
      <strong>{differs ? w.differs : w.title}</strong>
      <p>{code === undefined ? w.none : differs ? w.text(text(code), text(built)) : w.same(text(code))}</p>
      <Button className={styles.list} onClick={() => open('installed')}>
        {w.list}
      </Button>
    </div>
  );
}
