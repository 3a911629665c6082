import { useCallback } from 'react';
import type { WriterCard } from '../../store/state';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { CodeArea } from '../base/CodeArea';
import { CopyButton } from '../base/CopyButton';
import { Failure } from '../base/Failure';
import { words } from '../words';
import styles from './export.module.css';
import { fileName } from './file-name';
import { saveFile } from './save-file';
import { useAsked } from './use-asked';

/** The scenario at the cursor in one format: to be read, copied and saved. */
export function Written({ format: { id, whole } }: { format: WriterCard }) {
  const exportAs = useApp((app) => app.exportAs);
  const name = useApp((app) => app.doc.name);
  const write = useCallback(() => exportAs(id, location.href), [exportAs, id]);
  const { value, error, busy, again } = useAsked(write);
  const w = words.export;
  const file = fileName(name, value?.extension ?? 'txt');
  return (
    <div className={styles.written} aria-busy={busy}>
      <p className={styles.soft}>{whole ? w.whole : <Moment />}</p>
      {error === undefined ? (
        <CodeArea readOnly aria-label={w.text} placeholder={w.writing} value={value?.text ?? ''} />
      ) : (
        <Failure error={error} again={again} className={styles.failure} />
      )}
      <div className={styles.buttons}>
        {value && !busy && (
          <>
            {/* Another format is another text: what was said of the last copy does not hold for it. */}
            <CopyButton key={id} main text={() => value.text}>
              {words.app.copy}
            </CopyButton>
            <Button onClick={() => saveFile(file, value.text)}>{w.save}</Button>
            <span className={styles.file}>{file}</span>
          </>
        )}
      </div>
    </div>
  );
}

/** Which point in time is written, and whose. */
function Moment() {
  const events = useApp((app) => app.doc.events?.length ?? 0);
  const vcpus = useApp((app) => app.doc.vcpus?.length ?? 1);
  const cursor = useApp((app) => app.cursor);
  const vcpu = useApp((app) => app.vcpu);
  const w = words.export;
  return (
    <>
      {w.at(cursor, events)}
      {vcpus > 1 && w.whose(vcpu)}
    </>
  );
}
