import { Fragment } from 'react';
import { type ComparedBit, compareBits } from '../../../arch/compare';
import { ONE_MIB, spacePages } from '../../../arch/gfn';
import type { RegistersWire } from '../../../store/state';
import { useApp } from '../../../store/use-app';
import { cx, gpaText } from '../../base/format';
import { words } from '../../words';
import { bitsWords } from '../../words/bits';
import { defTypeFields, rangeFields } from '../decode';
import { piecesOfMask } from '../mask';
import styles from './compare.module.css';

const w = bitsWords.compare;
/** Address bits in one block, from bit 12 up. */
const BLOCK = 20;

/** The base and mask compare of a range for the selected page: what each address bit has to say. */
export function MaskCompare({
  index,
  registers,
  maxPhysAddr,
}: {
  index: number;
  registers: RegistersWire;
  maxPhysAddr: number;
}) {
  const selection = useApp((app) => app.selection);
  const asks = useApp((app) => app.lesson?.asks ?? false);
  const pair = registers.variable[index];
  // A lesson asks before anything tells.
  if (asks) return <p className={styles.none}>{words.page.asked}</p>;
  if (selection === null || !pair) return <p className={styles.none}>{w.noPage(index)}</p>;

  const range = rangeFields(pair, index);
  const { enabled, fixed } = defTypeFields(registers.defType);
  const bits = compareBits(selection, range.base, range.mask, maxPhysAddr);
  const differing = bits.filter(({ differs }) => differs).map(({ bit }) => bit);
  const cared = bits.filter((bit) => bit.cared).length;
  const isInside = differing.length === 0;
  const pieces = piecesOfMask(range.mask, spacePages(maxPhysAddr));
  const verdict = !isInside
    ? w.outside(index, differing)
    : cared === 0
      ? w.all(index)
      : w.inside(index, cared);
  const but = !isInside
    ? undefined
    : !range.valid
      ? w.notValid
      : !enabled
        ? w.disabled
        : fixed && selection < ONE_MIB
          ? w.fixed
          : undefined;

  return (
    <section className={styles.compare} aria-label={w.title(index, gpaText(selection))}>
      <h3>{w.title(index, gpaText(selection))}</h3>
      <div className={styles.blocks} aria-hidden="true">
        {blocksOf(bits).map((block) => (
          <Block key={block[0]?.bit} bits={block} />
        ))}
      </div>
      <p className={cx(styles.verdict, !isInside && styles.outside)} role="status">
        {verdict} {but}
      </p>
      <p className={styles.none}>
        {w.free} {pieces > 1 && w.holes(pieces)}
      </p>
    </section>
  );
}

function blocksOf(bits: ComparedBit[]): ComparedBit[][] {
  const cut = Math.max(0, bits.length - BLOCK);
  return [bits.slice(0, cut), bits.slice(cut)].filter((block) => block.length > 0);
}

/** Bit numbers, address, base, mask, and the outcome of each bit, one below the other. */
function Block({ bits }: { bits: ComparedBit[] }) {
  const one = (on: boolean): string => (on ? '1' : '0');
  const rows: { name: string; text: (bit: ComparedBit) => string }[] = [
    { name: w.address, text: ({ address }) => one(address) },
    { name: w.base, text: ({ base }) => one(base) },
    { name: w.mask, text: ({ cared }) => one(cared) },
    { name: w.match, text: ({ cared, differs }) => (!cared ? '·' : differs ? '≠' : '=') },
  ];
  return (
    <div className={styles.block}>
      <span className={styles.name} />
      {bits.map(({ bit }, i) => (
        <i key={bit} className={styles.number}>
          {bit % 4 === 0 || i === 0 ? bit : ''}
        </i>
      ))}
      {rows.map(({ name, text }) => (
        <Fragment key={name}>
          <span className={styles.name}>{name}</span>
          {bits.map((bit) => (
            <b
              key={bit.bit}
              className={cx(
                styles.bit,
                bit.bit % 4 === 3 && styles.nibble,
                !bit.cared && styles.free,
                bit.differs && styles.differs,
              )}
            >
              {text(bit)}
            </b>
          ))}
        </Fragment>
      ))}
    </div>
  );
}
