import { useId } from 'react';
import styles from './form.module.css';

/** One of few, each with a line of what it does. */
export function Choices<T extends string>({
  name,
  value,
  options,
  words,
  onChange,
}: {
  name: string;
  value: T;
  options: readonly T[];
  words: Readonly<Record<T, { name: string; help?: string }>>;
  onChange: (value: T) => void;
}) {
  const group = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.name}>{name}</legend>
      <div>
        {options.map((option) => (
          <label key={option}>
            <input
              type="radio"
              name={group}
              checked={option === value}
              onChange={() => onChange(option)}
              {...(option === value ? { 'data-focus': true } : {})}
            />
            <span>
              {words[option].name}
              {words[option].help && <small>{words[option].help}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
