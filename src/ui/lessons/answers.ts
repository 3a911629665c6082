/** How answers are offered, written and read. */
import type { Question } from '../../scenario/lessons/types';
import { bytesText, groupHex, parseSize } from '../base/format';

/** The five types, for a question that offers no others. */
const TYPES = ['UC', 'WC', 'WT', 'WP', 'WB'];

/** The answers to choose from; none where a number is asked for. */
export function choicesOf(task: Question): readonly string[] {
  if (task.kind === 'type') return task.choices ?? TYPES;
  return task.kind === 'which' ? task.choices.map(({ label }) => label) : [];
}

/** Is the number a size in bytes? */
export const asksBytes = (task: Question): boolean =>
  task.kind === 'number' && task.amount.of !== 'calls' && task.amount.of !== 'pieces';

/** An answer as people read it: addresses grouped, sizes in binary units. */
export function answerText(task: Question, answer: string): string {
  if (task.kind === 'number') return asksBytes(task) ? sizeOf(Number(answer)) : answer;
  return addressText(answer);
}

/** An address with its nibbles grouped; any other text as it is. */
export function addressText(text: string): string {
  return /^0x[0-9a-f]+$/i.test(text) ? groupHex(BigInt(text)) : text;
}

/** A size with no digit lost: 4 GiB + 127.75 MiB would be a wrong answer as 4.12 GiB. */
export function sizeOf(bytes: number): string {
  if (bytes === 0) return '0';
  const text = bytesText(bytes);
  return parseSize(text) === BigInt(bytes) ? text : `${bytes / 1024} KiB`;
}

/**
 * The number in a text: bytes, written `3 GiB` or as a sum `4G - 128K + 256M`, or a plain count. Undefined where it is none.
 */
export function readNumber(text: string, bytes: boolean): number | undefined {
  if (!bytes) return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined;
  const parts = text
    .replaceAll('−', '-')
    .split(/([+-])/)
    .map((part) => part.trim());
  let sum = 0;
  for (let i = 0; i < parts.length; i += 2) {
    const size = parseSize(parts[i] as string);
    if (size === undefined) return undefined;
    sum += parts[i - 1] === '-' ? -Number(size) : Number(size);
  }
  return sum >= 0 ? sum : undefined;
}
