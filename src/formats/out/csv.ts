/** The segment table as CSV (RFC 4180), with the names of the command line's JSON. */
import { hexValue } from '../../arch/hex';
import { regionWord } from './segment-rows';
import type { Writer } from './types';

const COLUMNS = ['start', 'end', 'bytes', 'mtrr', 'ept', 'ipat', 'effective', 'built', 'builtIpat', 'memory'];

function field(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  // A spreadsheet takes what begins with one of these for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csv: Writer = {
  id: 'csv',
  title: 'Segments as CSV',
  extension: 'csv',
  map: true,
  write(doc, { segments = [] }) {
    const rows = segments.map((s) => {
      const bytes = hexValue(s.end) - hexValue(s.start);
      const values = [s.start, s.end, bytes, s.mtrr, s.ept, s.ipat, s.effective, s.built, s.builtIpat];
      return [...values, regionWord(s, doc)].map(field).join(',');
    });
    return `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
  },
};
