import { hexValue } from '../../arch/hex';
import { msrName } from '../../arch/msr';
import type { Scenario } from '../../scenario/types';
import { groupHex } from '../base/format';
import { labelsOf } from '../timeline/labels';
import { lessonWords } from '../words/lessons';

const w = lessonWords.article;

/** A scenario on paper: registers of each vCPU, devices, quirks, and what happens then. A line each. */
export function stateLines(doc: Scenario): string[] {
  const vcpus = doc.vcpus ?? [{}];
  const alike = vcpus.every((vcpu) => JSON.stringify(vcpu) === JSON.stringify(vcpus[0]));
  const shown = alike ? vcpus.slice(0, 1) : vcpus;
  const registers = shown.flatMap(({ cr0, msrs = {} }, i) => {
    const of = shown.length > 1 ? w.vcpu(i) : '';
    const values = Object.entries(msrs).map(
      ([msr, value]) => `${msrName(Number(hexValue(msr)))} = ${groupHex(hexValue(value))}`,
    );
    return [...(cr0 ? [`CR0 = ${groupHex(hexValue(cr0))}`] : []), ...values].map((line) => of + line);
  });
  const { noncoherentDma = 0, disabledQuirks = [] } = doc.vm ?? {};
  return [
    ...(registers.length > 0 ? registers : [w.reset]),
    ...(vcpus.length > 1 && alike ? [w.vcpus(vcpus.length)] : []),
    ...(noncoherentDma > 0 ? [w.dma(noncoherentDma)] : []),
    ...disabledQuirks.map(w.quirk),
    ...labelsOf(doc).map(({ long }, i) => w.event(i + 1, long)),
  ];
}
