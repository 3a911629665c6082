import { useState } from 'react';
import { PAGE_SHIFT } from '../../../arch/gfn';
import { useApp } from '../../../store/use-app';
import { Dialog } from '../../base/Dialog';
import { words } from '../../words';
import { bitsWords as w } from '../../words/bits';
import { askedFor, askFor } from './asked';
import styles from './bits.module.css';
import { LeafView } from './LeafView';
import { listed } from './list';
import { RegisterList } from './RegisterList';
import { RegisterView } from './RegisterView';

/** Every register of the vCPU as bits, and the EPT leaf of the selected page. */
export default function RegistersDialog({ onClose }: { onClose: () => void }) {
  const view = useApp((app) => app.view);
  const vcpu = useApp((app) => app.vcpu);
  const mode = useApp((app) => app.mode);
  const [key, setKey] = useState(askedFor);
  const list = view ? listed(view.registers) : [];
  // Another policy may have fewer ranges.
  const shown = list.find((register) => register.key === key) ?? list[0];
  const maxPhysAddr = view ? Math.log2(view.space) + PAGE_SHIFT : 0;
  return (
    <Dialog title={w.title} onClose={onClose} wide>
      {view && shown ? (
        <>
          <p className={styles.intro}>
            {w.vcpu(vcpu)} {mode === 'live' ? words.mode.liveHelp : words.mode.setupHelp}
          </p>
          <div className={styles.columns}>
            <RegisterList
              list={list}
              shown={shown.key}
              onShow={(next) => {
                askFor(next);
                setKey(next);
              }}
            />
            <div className={styles.register}>
              {shown.key === 'leaf' ? (
                <LeafView register={shown} maxPhysAddr={maxPhysAddr} />
              ) : (
                <RegisterView
                  key={shown.key}
                  register={shown}
                  registers={view.registers}
                  maxPhysAddr={maxPhysAddr}
                />
              )}
            </div>
          </div>
        </>
      ) : (
        <p className={styles.intro}>{words.app.starting}</p>
      )}
    </Dialog>
  );
}
