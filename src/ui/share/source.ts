/** What is imported: a text that can be edited, or one that is too long for a text field. */
import { importWords as w } from '../words/import';

/** Characters from which on a text is shown by its beginning alone: a text field with more of them is slow. */
const LONG = 100_000;
/** Characters of the beginning. */
const HEAD = 1500;
/** Bytes. What is larger is no dump, and its text would not fit the bound of the readers. */
export const MOST_BYTES = 128 * 2 ** 20;

export type Source =
  | { readonly key: number; readonly text: string }
  | {
      readonly key: number;
      readonly dump: Blob;
      readonly name: string;
      readonly head: string;
    };

let keys = 0;

/** The source of a text: of a long one it keeps a Blob, whose text crosses to the worker without being copied here. */
export function sourceOfText(text: string, name: string = w.pasted): Source {
  keys++;
  if (text.length <= LONG) return { key: keys, text };
  return { key: keys, dump: new Blob([text]), name, head: headOf(text.slice(0, HEAD)) };
}

/** The source of a file. Only its beginning is read here. Rejects where the browser cannot read it. */
export async function sourceOfFile(file: File): Promise<Source> {
  if (file.size <= LONG) return sourceOfText(await file.text());
  return { key: ++keys, dump: file, name: file.name, head: headOf(await file.slice(0, HEAD).text()) };
}

export const NO_SOURCE: Source = { key: 0, text: '' };

/** Whole lines, where there are several. */
function headOf(text: string): string {
  const end = text.lastIndexOf('\n');
  return end > 0 ? text.slice(0, end) : text;
}
