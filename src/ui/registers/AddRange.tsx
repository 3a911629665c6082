import { useState } from 'react';
import { type MemType, typeCode } from '../../arch/memtype';
import { useApp } from '../../store/use-app';
import { Button } from '../base/Button';
import { sizeText } from '../base/format';
import { FieldErrorText } from '../base/HexField';
import { TypeSelect } from '../base/TypeSelect';
import { words } from '../words';
import { DraftForm } from './DraftForm';
import { readAddress, readSize } from './mask';
import styles from './variable.module.css';
import { rangeWrites } from './writes';

/** The next free range as a draft: base and mask are written together, as one step. */
export function AddRange({ index, space, onDone }: { index: number; space: number; onDone: () => void }) {
  const edit = useApp((app) => app.edit);
  const [type, setType] = useState('UC');
  const [base, setBase] = useState('');
  const [size, setSize] = useState('');
  const [error, setError] = useState<{ field: 'base' | 'size'; text: string }>();
  const w = words.variable;

  const choose = (name: string): undefined => {
    setType(name);
  };
  const write = (start: number, pages: number): string | undefined =>
    edit({
      kind: 'msrs',
      label: w.label(index, type, sizeText(pages)),
      writes: rangeWrites(
        { index, type: typeCode(type as MemType), base: start, size: pages, valid: true },
        space,
      ),
    });
  const add = (): typeof error => {
    const start = readAddress(base);
    if (!start.ok) return { field: 'base', text: start.error };
    const pages = readSize(size, space);
    if (!pages.ok) return { field: 'size', text: pages.error };
    const refused = write(start.value, pages.value);
    if (refused !== undefined) return { field: 'base', text: refused };
    onDone();
    return undefined;
  };
  const field = (which: 'base' | 'size') => ({
    'aria-invalid': error?.field === which,
    'aria-describedby': error?.field === which ? `add-range-${index}` : undefined,
    spellCheck: false,
    autoComplete: 'off',
  });

  return (
    <DraftForm className={styles.draft} onSubmit={() => setError(add())} onDone={onDone}>
      <div className={styles.row}>
        <span className={styles.number}>{index}</span>
        <TypeSelect label={w.typeOf(index)} value={type} onChange={choose} />
        <input
          {...field('base')}
          // biome-ignore lint/a11y/noAutofocus: it was just asked for, and is where typing begins
          autoFocus
          aria-label={w.baseOf(index)}
          placeholder={w.basePlaceholder}
          value={base}
          onChange={(event) => setBase(event.target.value)}
        />
        <input
          {...field('size')}
          aria-label={w.sizeOf(index)}
          placeholder={w.sizePlaceholder}
          value={size}
          onChange={(event) => setSize(event.target.value)}
        />
      </div>
      <FieldErrorText error={error && { id: `add-range-${index}`, text: error.text }} />
      <div className={styles.buttons}>
        <Button type="submit">{w.addNumber(index)}</Button>
        <Button onClick={onDone}>{words.app.cancel}</Button>
      </div>
    </DraftForm>
  );
}
