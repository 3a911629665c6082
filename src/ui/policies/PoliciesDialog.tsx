import { useAppStore } from '../../store/use-app';
import { Dialog } from '../base/Dialog';
import { Failure } from '../base/Failure';
import { windowFor } from '../map/go-to';
import { words } from '../words';
import { PolicyTable } from './PolicyTable';
import styles from './policies.module.css';
import { useComparison } from './use-comparison';

/** Every policy, in the order in which the rules came to be, with what each makes of the scenario. */
export default function PoliciesDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const comparison = useComparison();
  // Nothing but the policy can change while the dialog is open.
  const { doc, cursor, vcpu } = store.getState();
  const events = doc.events?.length ?? 0;
  const w = words.policies;

  const show = (gfn: number): void => {
    const { select, setWindow, window, view } = store.getState();
    if (view) setWindow(windowFor({ gfn }, window, view.space));
    select(gfn);
    onClose();
  };
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <p className={styles.intro}>
        {w.intro} {w.mapAt(cursor, events, vcpu)} {events > 0 ? w.sums(events) : w.emptyTimeline}
      </p>
      {comparison.error !== undefined && (
        <Failure error={comparison.error} again={comparison.again} className={styles.failure} />
      )}
      <PolicyTable comparison={comparison} onShow={show} />
    </Dialog>
  );
}
