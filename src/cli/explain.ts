/** `gpatlas explain`: why one page has its type. */
import { toHex } from '../arch/hex';
import { type Explanation, explainScenario } from '../resolve/explain';
import { requirePolicy } from '../resolve/policy';
import { pageJson } from '../resolve/result';
import type { Span } from '../resolve/spans';
import { textOf } from '../resolve/words';
import type { Scenario } from '../scenario/types';
import { pageOf } from './address';
import type { Command } from './args';
import { inputName, readScenario } from './input';
import { type Io, type Output, Refused } from './io';

type Options = Extract<Command, { name: 'explain' }>;
type Explained = Explanation & { readonly segment: Span };

/** Runs the command. Resolves with the exit status. */
export async function runExplain(options: Options, io: Io, output: Output): Promise<number> {
  const { event, vcpu } = options;
  const at = pageOf(options.at);
  const doc = await readScenario(options.file, io);
  let explained: Explained;
  try {
    explained = explainScenario(doc, { at, event, vcpu });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refused(`${inputName(options.file)}: ${error.message}`);
  }
  await output.write(
    options.json ? `${JSON.stringify(jsonOf(explained, event))}\n` : textFor(doc, explained, options),
  );
  return 0;
}

const bytes = (gfn: number): string => toHex(gfn * 4096);

function jsonOf({ steps, page, segment }: Explained, event: number): object {
  return {
    steps: steps.map((step) => ({ rule: step.rule, text: textOf(step), source: step.source })),
    result: { start: bytes(segment.start), end: bytes(segment.end), ...pageJson(page, event > 0) },
  };
}

function textFor(doc: Scenario, explained: Explained, { event, vcpu }: Options): string {
  const { gfn, steps, page, segment } = explained;
  const when = event === 0 ? 'before any event' : `after event ${event} of ${doc.events?.length ?? 0}`;
  const lines = [
    `GPA ${bytes(gfn)} (GFN ${toHex(gfn)}), vCPU ${vcpu}, ${when}, ${requirePolicy(doc.policy).title}`,
    '',
  ];
  const width = String(steps.length).length;
  steps.forEach((step, i) => {
    const indent = ' '.repeat(width + 2);
    lines.push(`${String(i + 1).padStart(width)}. ${textOf(step)}`, `${indent}[${step.source}]`);
  });
  const values = pageJson(page, event > 0);
  const leaf = (type: string | null | undefined, ipat: boolean | null | undefined): string =>
    type ? `${type}${ipat ? '+IPAT' : ''}` : 'none';
  const parts = [
    `MTRR ${values.mtrr === 'undefined' ? 'left open' : values.mtrr}`,
    `EPT ${leaf(values.ept, values.ipat)}`,
    ...(event > 0 ? [`built ${leaf(values.built, values.builtIpat)}`] : []),
    `effective ${values.effective === 'undefined' ? 'left open' : (values.effective ?? 'none')}`,
  ];
  lines.push('', `${parts.join(', ')}`, `The same from ${bytes(segment.start)} to ${bytes(segment.end)}.`);
  return `${lines.join('\n')}\n`;
}
