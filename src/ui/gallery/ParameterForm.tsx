import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Parameter, PresetPicture, Values } from '../../store/state';
import { Button, IconButton } from '../base/Button';
import { bytesText, groupHex, parseSize } from '../base/format';
import { words as page } from '../words';
import { words } from '../words/gallery';
import styles from './gallery.module.css';
import { Picture } from './Picture';
import { problemOf, sizeShort } from './values';

/** The preset with other RAM and address bits: the picture follows what is typed. */
export function ParameterForm({
  id,
  title,
  parameters,
  onOpen,
  onClose,
}: {
  id: string;
  title: string;
  parameters: readonly Parameter[];
  onOpen: (values: Values) => void;
  onClose: () => void;
}) {
  const base = useId();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(parameters.map((one) => [one.id, one.value])),
  );
  const [typed, setTyped] = useState(() => sizeShort(parameters.find((one) => one.id === 'ram')?.value ?? 0));
  const [refused, setRefused] = useState<{ of: Values; text: string }>();
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);

  const problem = parameters.map((one) => problemOf(one, values[one.id])).find(Boolean);
  const tell = useCallback(
    (answer: PresetPicture) => {
      if (!('refused' in answer)) return;
      const text = answer.most ? words.most(bytesText(answer.most)) : words.refused[answer.refused];
      setRefused({ of: values, text });
    },
    [values],
  );
  const why = problem ?? (refused?.of === values ? refused.text : undefined);
  const set = (name: Parameter['id'], value: number): void => setValues((old) => ({ ...old, [name]: value }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!why) onOpen(values);
  };

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={words.choose(title)}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Only the form closes; the dialog stays.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <Picture id={id} values={problem ? undefined : values} onAnswer={tell} />
      <div className={styles.fields}>
        {parameters.map((one) => (
          <label key={one.id} htmlFor={`${base}-${one.id}-field`} title={words.parameterHelp[one.id]}>
            <span>{words.parameters[one.id]}</span>
            {one.id === 'ram' ? (
              <>
                <input
                  id={`${base}-ram-field`}
                  value={typed}
                  list={`${base}-ram`}
                  spellCheck={false}
                  aria-invalid={why !== undefined}
                  aria-describedby={`${base}-why`}
                  onChange={({ target }) => {
                    setTyped(target.value);
                    set('ram', Number(parseSize(target.value) ?? Number.NaN));
                  }}
                />
                <datalist id={`${base}-ram`}>
                  {one.choices.map((size) => (
                    <option key={size} value={sizeShort(size)} />
                  ))}
                </datalist>
              </>
            ) : (
              <select
                id={`${base}-${one.id}-field`}
                value={values[one.id]}
                onChange={({ target }) => set(one.id, Number(target.value))}
              >
                {(one.only ? one.choices : range(one.min, one.max)).map((value) => (
                  <option key={value} value={value}>
                    {one.id === 'bits' ? value : groupHex(value)}
                  </option>
                ))}
              </select>
            )}
          </label>
        ))}
        <Button type="submit" main disabled={why !== undefined}>
          {words.open}
        </Button>
        <IconButton icon="close" label={page.app.cancel} onClick={onClose} />
      </div>
      <p id={`${base}-why`} className={styles.why} role="status">
        {why}
      </p>
    </form>
  );
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
