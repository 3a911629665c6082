import { type FormEvent, useState } from 'react';
import { useAppStore } from '../../store/use-app';
import { Button } from '../base/Button';
import { Dialog } from '../base/Dialog';
import { gpaText, spanText } from '../base/format';
import { PLAIN } from '../base/plain';
import { goTo, parseGoTo } from '../map/go-to';
import { words } from '../words';
import styles from './goto.module.css';

/** Takes an address, in the ways that people write one, and goes there. */
export default function GoToDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const w = words.goTo;

  const { view, selection } = store.getState();
  const space = view?.space ?? 2 ** 40;
  const target = parseGoTo(text);
  const error =
    'error' in target ? target.error : target.gfn >= space ? w.outside(gpaText(space)) : undefined;
  const go = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (error !== undefined || 'error' in target) return;
    goTo(target, store.getState());
    onClose();
  };

  return (
    <Dialog title={w.title} onClose={onClose}>
      <form className={styles.form} onSubmit={go}>
        <input
          data-focus
          aria-label={w.label}
          aria-invalid={asked && error !== undefined}
          aria-describedby="go-to-help"
          placeholder={selection === null ? '0xfee00000' : gpaText(selection)}
          value={text}
          {...PLAIN}
          onChange={(event) => {
            setText(event.target.value);
            setAsked(false);
          }}
        />
        <Button main type="submit">
          {w.go}
        </Button>
        <p id="go-to-help" data-error={asked && error !== undefined} aria-live="polite">
          {asked && error ? error : meaning(target) || w.help}
        </p>
      </form>
    </Dialog>
  );
}

/** What was read, while it is typed: no surprise at the end. */
function meaning(target: ReturnType<typeof parseGoTo>): string {
  if ('error' in target) return '';
  return target.span === undefined ? gpaText(target.gfn) : spanText(target.gfn, target.gfn + target.span);
}
