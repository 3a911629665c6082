/**
 * The map in words (CSV, Markdown, report) and the commands for /proc/mtrr are no state that could be read back: an outcome,
 * and a change of what already stands. What they say is held against the resolver, row by row. A report and a Markdown
 * table end with the link, which is the whole document.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexValue } from '../../arch/hex';
import { isPolicy } from '../../policy/registry';
import { mapContext } from '../../resolve/export-context';
import { foldOf } from '../../resolve/fold';
import { requirePolicy } from '../../resolve/policy';
import { resolve, type SegmentJson } from '../../resolve/result';
import { minimal } from '../../scenario/defaults';
import { encodeLink } from '../../scenario/link';
import { parseScenario } from '../../scenario/parse';
import { documents } from '../../scenario/testing/documents';
import type { Scenario } from '../../scenario/types';
import { read } from '../testing/samples';
import { WRITERS } from './registry';
import { bytesWord } from './segment-rows';
import { vcpusOf } from './state';
import type { WriteContext } from './types';

const HOST = 'https://gpatlas.example/';

/** A document at the end of its events, as the command line exports it, and what the resolver says of it. */
function atEnd(given: Scenario): { doc: Scenario; context: WriteContext; segments: SegmentJson[] } {
  const doc = parseScenario(given, isPolicy);
  const fold = foldOf(doc, requirePolicy(doc.policy));
  const last = (doc.events ?? []).reduce((moment, event) => fold.next(moment, event).moment, fold.first);
  const link = `${HOST}${encodeLink(doc, { cursor: last.index })}`;
  const segments = resolve(doc, 'last').snapshots[0]?.segments ?? [];
  return { doc, context: { ...mapContext(fold, last, 0, []), link }, segments };
}

const write = (id: string, doc: Scenario, context: WriteContext): string =>
  WRITERS.find((writer) => writer.id === id)?.write(doc, context) ?? '';
const leaf = (type: string | null | undefined, ipat: boolean | null | undefined): string =>
  type ? `${type}${ipat ? '+IPAT' : ''}` : '-';
const kindOf = ({ region }: SegmentJson, doc: Scenario): string =>
  (region === null ? undefined : doc.memory?.[region]?.kind) ?? (doc.memory?.length ? '' : 'ram');

/** The rows of RFC 4180, quotes and line ends in fields and all. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, mark] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (mark === '\r\n') rows.push([]);
    if (mark === '') break;
  }
  return rows.slice(0, -1);
}

describe('segment tables agree with the resolver', () => {
  it('as CSV', () => {
    fc.assert(
      fc.property(documents.map(atEnd), ({ doc, context, segments }) => {
        const [head = [], ...rows] = csvRows(write('csv', doc, context));
        const cells = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
        expect(cells.map(({ bytes, memory, ...rest }) => rest)).toEqual(
          segments.map(({ region: _, mixed: __, ...values }) =>
            Object.fromEntries(
              head
                .filter((name) => name !== 'bytes' && name !== 'memory')
                .map((name) => [name, String((values as Record<string, unknown>)[name] ?? '')]),
            ),
          ),
        );
        cells.forEach(({ start, end, bytes, memory }, i) => {
          expect(BigInt(bytes ?? '')).toBe(hexValue(end ?? '') - hexValue(start ?? ''));
          expect(memory?.split(' ')[0]).toBe(kindOf(segments[i] as SegmentJson, doc));
        });
      }),
    );
  });

  const rowOf = (s: SegmentJson, doc: Scenario, built: boolean): string[] => [
    s.start,
    s.end,
    bytesWord(hexValue(s.end) - hexValue(s.start)),
    s.mtrr,
    leaf(s.ept, s.ipat),
    ...(built ? [leaf(s.built, s.builtIpat)] : []),
    s.effective ?? '-',
    kindOf(s, doc) || '-',
  ];
  const hasBuilt = (segments: readonly SegmentJson[]): boolean => segments.some((s) => s.built !== undefined);

  it('as Markdown', () => {
    fc.assert(
      fc.property(documents.map(atEnd), ({ doc, context, segments }) => {
        const rows = write('markdown', doc, context)
          .split('\n')
          .filter((line) => line.startsWith('| `0x'))
          .map((line) => line.slice(2, -2).split(' | '));
        expect(rows.map((row) => row.map((cell) => cell.replaceAll('`', '')).slice(0, -1))).toEqual(
          segments.map((s) => rowOf(s, doc, hasBuilt(segments)).slice(0, -1)),
        );
        rows.forEach((row, i) => {
          expect(row.at(-1)?.split(' ')[0]).toBe(kindOf(segments[i] as SegmentJson, doc) || '-');
        });
      }),
    );
  });

  it('in a report', () => {
    fc.assert(
      fc.property(documents.map(atEnd), ({ doc, context, segments }) => {
        const lines = write('report', doc, context).split('\n');
        const head = lines.findIndex((line) => line.startsWith('Map as vCPU 0 sees it')) + 1;
        const rows = lines
          .slice(head + 1, head + 1 + segments.length)
          .map((line) => line.trim().split(/ {2,}/));
        const built = hasBuilt(segments);
        rows.forEach((row, i) => {
          const want = rowOf(segments[i] as SegmentJson, doc, built);
          expect(row.slice(0, want.length - 1)).toEqual(want.slice(0, -1));
        });
        expect(lines[head + 1 + segments.length]).toBe('');
      }),
    );
  });
});

describe('what ends with the link is read back by it', () => {
  it.each(['report', 'markdown'])('%s', (id) => {
    fc.assert(
      fc.property(documents.map(atEnd), ({ doc, context }) => {
        const text = write(id, doc, context);
        for (const sent of [text, text.replace(/^/gm, '> '), text.replaceAll('\n', '\r\n')]) {
          const reading = read(sent);
          expect(reading.isWhole).toBe(true);
          expect(minimal(reading.doc as Scenario)).toEqual(minimal(doc));
        }
      }),
    );
  });
});

it('commands for /proc/mtrr write each valid range, or say why not', () => {
  fc.assert(
    fc.property(documents.map(atEnd), ({ doc, context }) => {
      const lines = write('proc-mtrr', doc, context).split('\n');
      const valid = (vcpusOf(doc, context)[0]?.ranges ?? []).filter((range) => range.valid);
      const refused = new Set(
        lines.flatMap((line) => /^# Range (\d+) cannot be written: .+\.$/.exec(line)?.[1] ?? []).map(Number),
      );
      const written = lines.flatMap((line) => {
        const found = /^echo "base=(0x[0-9a-f]+) size=(0x[0-9a-f]+) type=([a-z-]+)" >\| \/proc\/mtrr$/.exec(
          line,
        );
        return found ? [found.slice(1)] : [];
      });
      const bits = BigInt(doc.cpu?.maxPhysAddr ?? 46);
      expect(written).toEqual(
        valid
          .filter(({ index }) => !refused.has(index))
          .map(({ base, mask, type }) => [
            `0x${base.toString(16)}`,
            `0x${((1n << bits) - (mask & ((1n << bits) - 1n))).toString(16)}`,
            {
              0: 'uncachable',
              1: 'write-combining',
              4: 'write-through',
              5: 'write-protect',
              6: 'write-back',
            }[type],
          ]),
      );
      expect([...refused].every((index) => valid.some((range) => range.index === index))).toBe(true);
    }),
  );
});

/** Whoever adds a writer says here how its text comes back, or why it does not. */
it('every writer is read back, or its text is held against the resolver', () => {
  const readBack = ['scenario-json', 'wrmsr', 'kvm-msrs', 'c-table', 'proc-mtrr-text'];
  const outcomes = ['csv', 'markdown', 'report', 'proc-mtrr'];
  expect(WRITERS.map(({ id }) => id).sort()).toEqual([...readBack, ...outcomes].sort());
});
