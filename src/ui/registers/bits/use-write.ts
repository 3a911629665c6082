import { useEffect, useState } from 'react';
import { cr0Refusal } from '../../../arch/cr0';
import { toHex } from '../../../arch/hex';
import { msrRefusal } from '../../../arch/refusal';
import { useApp } from '../../../store/use-app';
import { groupHex } from '../../base/format';
import { bitsWords as w } from '../../words/bits';
import { msrEdit } from '../writes';
import type { Listed } from './list';

/** What a write of one register came to. */
export interface Write {
  /** Writes; gives why it is refused. Then the register stays as it was. */
  write(value: bigint): string | undefined;
  /** The last refusal: what was to be written, and the sentence that says why not. */
  refused: { value: bigint; text: string; id: string } | undefined;
  /** Says why something cannot be written, or takes that back. A field says it under its own id. */
  say(text: string | undefined, id?: string): void;
}

/** Writes of a register: as event or at the start, by mode. */
export function useWrite({ key, value: now }: Listed, maxPhysAddr: number, variableCount: number): Write {
  const edit = useApp((app) => app.edit);
  const revision = useApp((app) => app.revision);
  const cursor = useApp((app) => app.cursor);
  const [refused, setRefused] = useState<Write['refused']>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the scenario makes the reason old
  useEffect(() => setRefused(undefined), [revision, cursor]);

  const byCpu = (value: bigint): string | undefined =>
    typeof key === 'number' ? msrRefusal(key, value, maxPhysAddr, variableCount) : cr0Refusal(value);

  return {
    write(value) {
      const reason = edit(
        typeof key === 'number' ? msrEdit(key, value) : { kind: 'cr0', value: toHex(value) },
      );
      if (reason === undefined) {
        setRefused(undefined);
        return undefined;
      }
      // What is refused for another reason, such as a vCPU that is offline, is no #GP.
      const why = reason === byCpu(value) ? w.gp(reason) : reason;
      const said = `${why} ${w.kept(groupHex(now))}`;
      setRefused({ value, text: said, id: 'bits-refusal' });
      return said;
    },
    refused,
    say: (text, id = 'bits-refusal') =>
      // A field repeats what it was answered: then it is still known which bits it is about.
      setRefused((old) =>
        text === undefined ? undefined : { value: old?.text === text ? old.value : now, text, id },
      ),
  };
}
