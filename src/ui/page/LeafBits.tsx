import { leafBits } from '../../arch/ept';
import { leafOf } from '../base/types';
import { BitsButton } from '../registers/bits/BitsButton';
import { words } from '../words';
import styles from './page.module.css';

const NAMES = ['IPAT', 'type', 'type', 'type'];

/** Bits 6:3 of the leaf that would be installed now, highest first. */
export function LeafBits({ leaf }: { leaf: number }) {
  const parts = leafOf(leaf);
  const w = words.page;
  const bits = parts ? leafBits(parts.type, parts.ipat) : 0;
  return (
    <section className={styles.part}>
      <div className={styles.headed}>
        <h3>{w.leafBits}</h3>
        <BitsButton of="leaf" name={w.ept} />
      </div>
      {parts ? (
        <div
          className={styles.bits}
          role="img"
          aria-label={w.bitsAre((bits >> 3).toString(2).padStart(4, '0'))}
        >
          {NAMES.map((name, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bit is its place
            <span key={i} className={styles.bit} title={w.bit(name, 6 - i)}>
              <b>{(bits >> (6 - i)) & 1}</b>
              <i>{6 - i}</i>
            </span>
          ))}
          <span className={styles.bitsMean}>
            {words.page.ipat(parts.ipat)}, {parts.type} = {parts.name}
          </span>
        </div>
      ) : (
        <p className={styles.soft}>{w.noLeaf}</p>
      )}
    </section>
  );
}
