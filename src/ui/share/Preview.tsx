import { FIXED_MSRS } from '../../arch/fixed';
import { spacePages } from '../../arch/gfn';
import { type Hex, toHex } from '../../arch/hex';
import { typeName } from '../../arch/memtype';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSBASE0, MTRR_PHYSMASK0 } from '../../arch/msr';
import type { Scenario } from '../../scenario/types';
import { Chip } from '../base/Chip';
import { gpaText, sizeText } from '../base/format';
import { patCodeName } from '../base/types';
import { defTypeFields, isFree, patOfValue, rangeFields } from '../registers/decode';
import { sizeOfMask } from '../registers/mask';
import { words } from '../words';
import { importWords as w } from '../words/import';
import { msrsOf } from './decode-doc';
import styles from './import.module.css';

/** The registers of a document's first vCPU, in short. */
export function Preview({ doc }: { doc: Scenario }) {
  const msrs = msrsOf(doc);
  const get = (msr: number): Hex | undefined => msrs.get(toHex(msr));
  // The scenario's default for a document that does not say.
  const space = spacePages(doc.cpu?.maxPhysAddr ?? 46);
  const ranges = Array.from({ length: 40 }, (_, i) =>
    rangeFields(
      { base: get(MTRR_PHYSBASE0 + 2 * i) ?? '0x0', mask: get(MTRR_PHYSMASK0 + 2 * i) ?? '0x0' },
      i,
    ),
  ).filter((range) => !isFree(range));
  const defType = get(IA32_MTRR_DEF_TYPE);
  const pat = get(IA32_PAT);
  const fixed = FIXED_MSRS.filter(({ msr }) => get(msr) !== undefined).length;

  return (
    <details>
      <summary className={styles.soft}>{w.registers}</summary>
      <ul className={styles.preview}>
        {defType && <DefTypeLine value={defType} />}
        {ranges.map((range) => (
          <li key={range.index} data-off={!range.valid}>
            <span>#{range.index}</span>
            <Chip type={typeName(range.type) ?? 'none'} />
            <span>{gpaText(range.base)}</span>
            <span>
              {sizeOfMask(range.mask, space) === undefined
                ? gpaText(range.mask)
                : sizeText(sizeOfMask(range.mask, space) ?? 0)}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>
        {[
          ranges.length === 0 ? w.noRange : w.ranges(ranges.length),
          fixed > 0 ? w.fixedSet(fixed) : undefined,
          pat ? `PAT ${patOfValue(pat).map(patCodeName).join(' ')}` : undefined,
          doc.memory?.length ? w.memory(doc.memory.length) : undefined,
          (doc.vcpus?.length ?? 1) > 1 ? w.vcpus(doc.vcpus?.length ?? 1) : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </details>
  );
}

function DefTypeLine({ value }: { value: Hex }) {
  const { enabled, fixed, type } = defTypeFields(value);
  return (
    <li>
      <span>{words.guest.defType}</span>
      <Chip type={typeName(type) ?? 'none'} />
      <span>
        E={enabled ? 1 : 0} FE={fixed ? 1 : 0}
      </span>
    </li>
  );
}
