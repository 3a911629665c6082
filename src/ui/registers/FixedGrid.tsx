import { type KeyboardEvent, useRef, useState } from 'react';
import { FIXED_COUNT, FIXED_MSRS, fixedRange } from '../../arch/fixed';
import { type TypeCode, typeName } from '../../arch/memtype';
import type { GuestEdit, RegistersWire } from '../../store/state';
import { FieldErrorText } from '../base/HexField';
import { words } from '../words';
import { withByte } from './decode';
import { FixedRow } from './FixedRow';
import styles from './fixed.module.css';
import { lowSpan } from './runs';
import { TypeMenu } from './TypeMenu';
import { useAttempt } from './use-attempt';
import { msrEdit } from './writes';

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -8, ArrowDown: 8 };

/** Eleven rows of eight cells, one tab stop: arrows walk, Enter opens the choice of types. */
export function FixedGrid({ registers, types }: { registers: RegistersWire; types: readonly TypeCode[] }) {
  const { error, edit, apply } = useAttempt('fixed');
  const [active, setActive] = useState(0);
  const [openRow, setOpenRow] = useState<number>();
  const [menu, setMenu] = useState<{ index: number; at: DOMRect }>();
  const grid = useRef<HTMLTableElement>(null);

  const wrmsr = (row: number, value: bigint): GuestEdit => msrEdit(FIXED_MSRS[row]?.msr ?? 0, value);
  const choose = (index: number, code: TypeCode): void => {
    const row = index >> 3;
    edit(wrmsr(row, withByte(registers.fixed[row] ?? '0x0', index & 7, code)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const isCell = (event.target as HTMLElement).dataset.cell !== undefined;
    if (step === undefined || !isCell) return;
    event.preventDefault();
    const next = active + step;
    if (next < 0 || next >= FIXED_COUNT) return;
    setActive(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };

  const spanOf = (index: number): string => {
    const { start, end } = fixedRange(index);
    return lowSpan(start, end);
  };
  return (
    <>
      <table ref={grid} className={styles.grid} aria-label={words.fixed.grid} onKeyDown={onKeyDown}>
        <tbody>
          {FIXED_MSRS.map((msr, row) => (
            <FixedRow
              key={msr.msr}
              msr={msr}
              value={registers.fixed[row] ?? '0x0'}
              open={openRow === row}
              onToggle={() => setOpenRow(openRow === row ? undefined : row)}
              onWrite={(value) => apply(wrmsr(row, value))}
            >
              {types.slice(row * 8, row * 8 + 8).map((type, i) => {
                const index = row * 8 + i;
                const name = typeName(type) ?? '?';
                const label = words.fixed.cell(spanOf(index), name);
                return (
                  <td key={index}>
                    <button
                      type="button"
                      className={styles.cell}
                      data-cell={index}
                      data-type={name}
                      aria-label={label}
                      title={label}
                      tabIndex={index === active ? 0 : -1}
                      onFocus={() => setActive(index)}
                      onClick={(event) => setMenu({ index, at: event.currentTarget.getBoundingClientRect() })}
                    >
                      {name}
                    </button>
                  </td>
                );
              })}
            </FixedRow>
          ))}
        </tbody>
      </table>
      <FieldErrorText error={error} />
      {menu && (
        <TypeMenu
          label={words.fixed.choose(spanOf(menu.index))}
          at={menu.at}
          current={types[menu.index] as TypeCode}
          onChoose={(code) => choose(menu.index, code)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  );
}
