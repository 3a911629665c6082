/** The name of the file that an export is saved in. */

const LONGEST = 60;

/** The scenario's name as a file's: letters and digits of any script, with hyphens for everything else. */
export function fileName(scenario: string | undefined, extension: string): string {
  const words = (scenario ?? '').normalize('NFC').match(/[\p{L}\p{M}\p{N}]+(?:\.\p{N}+)*/gu) ?? [];
  const stem = [...words.join('-')]
    .slice(0, LONGEST)
    .join('')
    .replace(/[-.]+$/, '');
  return `${stem || 'scenario'}.${extension}`;
}
