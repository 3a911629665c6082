import { useApp } from '../../store/use-app';
import { Dialog } from '../base/Dialog';
import { words } from '../words';
import { Cr0Form } from './Cr0Form';
import type { FormProps } from './EventForm';
import styles from './form.module.css';
import type { AskedKind } from './kinds';
import { MpUpdate } from './MpUpdate';
import { OnlineForm } from './OnlineForm';
import { QuirkForm } from './QuirkForm';
import { MigrateForm, ResetForm } from './ResetForm';
import { WrmsrForm } from './WrmsrForm';

const FORMS: Record<AskedKind, (props: FormProps) => React.ReactNode> = {
  mp: MpUpdate,
  wrmsr: WrmsrForm,
  cr0: Cr0Form,
  quirk: QuirkForm,
  online: OnlineForm,
  reset: ResetForm,
  migrate: MigrateForm,
};

/** Asks for what an event needs. Loaded when it is first wanted. */
export default function EventDialog({ kind, onClose }: { kind: AskedKind; onClose: () => void }) {
  const cursor = useApp((app) => app.cursor);
  const count = useApp((app) => app.doc.events?.length ?? 0);
  const Form = FORMS[kind];
  const w = words.add;
  const where = cursor === 0 && count > 0 ? w.whereStart : w.where(cursor, count);
  return (
    <Dialog title={w.items[kind].name} onClose={onClose}>
      <p className={styles.where}>{where}</p>
      <Form onDone={onClose} />
    </Dialog>
  );
}
