import { hexValue } from '../../arch/hex';
import type { ExplanationWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Dialog } from '../base/Dialog';
import { gpaText } from '../base/format';
import { usePolicy } from '../base/use-policy';
import { Toggles } from '../page/Toggles';
import { useReasons } from '../page/use-reasons';
import { tableWords as w } from '../words/tables';
import { CdTable } from './CdTable';
import { Grid } from './Grid';
import { marksOf } from './marks';
import { eptTable, overlapTable, patTable } from './model';
import styles from './tables.module.css';

/** The tables of the SDM, with the cells of the selected page marked, and the switches that move it. */
export default function TablesDialog({ onClose }: { onClose: () => void }) {
  const selection = useApp((app) => app.selection);
  const explanation = useApp((app) => app.explanation);
  const registers = useApp((app) => app.view?.registers);
  const hasEpt = usePolicy()?.ept !== false;
  const known = selection !== null && explanation?.gfn === selection ? explanation : undefined;
  const marks = known && registers && marksOf(known, registers, hasEpt);
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      <p className={styles.intro}>{known ? w.intro(gpaText(known.gfn)) : w.noPage}</p>
      <div className={styles.tables}>
        <Grid title={w.pat} source={w.patSource} table={patTable} marked={marks?.pat} />
        <Grid title={w.overlap} source={w.overlapSource} table={overlapTable} marked={marks?.overlap} />
        <Grid title={w.ept} source={w.eptSource} table={eptTable} marked={marks?.ept} />
        <div>
          {registers && <CdTable cr0={Number(hexValue(registers.cr0))} />}
          <p className={styles.order}>{w.overlapOrder}</p>
          {known && <Moves explanation={known} />}
        </div>
      </div>
    </Dialog>
  );
}

/** What moves the page to another cell. */
function Moves({ explanation }: { explanation: ExplanationWire }) {
  return <Toggles explanation={explanation} reasons={useReasons(explanation.gfn, true)} />;
}
