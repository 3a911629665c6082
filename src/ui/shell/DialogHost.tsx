import { ErrorBoundary } from '../base/ErrorBoundary';
import { ExportDialog } from '../export/ExportDialog';
import { PoliciesDialog } from '../policies/PoliciesDialog';
import { ImportDialog } from '../share/ImportDialog';
import { PresetsDialog } from '../share/PresetsDialog';
import { ShareDialog } from '../share/ShareDialog';
import { useDialogs } from './dialogs';
import { GoToDialog } from './GoToDialog';
import { HelpDialog } from './HelpDialog';

const DIALOGS = {
  presets: PresetsDialog,
  import: ImportDialog,
  export: ExportDialog,
  share: ShareDialog,
  goTo: GoToDialog,
  policies: PoliciesDialog,
  help: HelpDialog,
};

/** Shows the dialog that is open. */
export function DialogHost() {
  const { current, close } = useDialogs();
  if (!current) return null;
  const Current = DIALOGS[current];
  return (
    <ErrorBoundary key={current} name={current}>
      <Current onClose={close} />
    </ErrorBoundary>
  );
}
