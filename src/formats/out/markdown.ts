/** The segment table as Markdown. */
import { hasBuilt, leafWord, regionWord, sizeWord } from './segment-rows';
import { headOf } from './state';
import type { Writer } from './types';

const escaped = (text: string): string => text.replace(/[\\|`*_<>[\]]/g, (char) => `\\${char}`);

export const markdown: Writer = {
  id: 'markdown',
  title: 'Segments as Markdown',
  extension: 'md',
  map: true,
  write(doc, context) {
    const { segments = [], policy = doc.policy, vcpu = 0, link } = context;
    const built = hasBuilt(segments);
    const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const heads = ['Start', 'End', 'Size', 'MTRR', 'EPT', ...(built ? ['Built'] : []), 'Effective', 'Memory'];
    const lines = segments.map((s) =>
      row([
        `\`${s.start}\``,
        `\`${s.end}\``,
        sizeWord(s),
        s.mtrr,
        leafWord(s.ept, s.ipat) || '-',
        ...(built ? [leafWord(s.built, s.builtIpat) || '-'] : []),
        s.effective ?? '-',
        escaped(regionWord(s, doc)) || '-',
      ]),
    );
    const head = [
      ...headOf(doc, context).map(escaped),
      `Policy ${escaped(policy)}, as vCPU ${vcpu} sees it.`,
    ];
    return `${[
      ...head.flatMap((line) => [line, '']),
      row(heads),
      row(heads.map(() => '---')),
      ...lines,
      ...(link === undefined ? [] : ['', `<${link}>`]),
    ].join('\n')}\n`;
  },
};
