import styles from './SearchField.module.css';

/** Where one types what is looked for; the first thing of a dialog that has the focus. */
export function SearchField({
  label,
  placeholder,
  value,
  onChange,
}: {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <input
      type="search"
      className={styles.search}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      data-focus
      spellCheck={false}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
