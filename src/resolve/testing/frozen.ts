/** Tables of what was read once by somebody and must not change unseen. */
import { readFileSync } from 'node:fs';

/**
 * The lines of a file below `fixtures`, as `policy | scene | what | where` each. In the file many are one:
 * `what | where | scene, scene | policy policy`.
 */
export function frozen(name: string): ReadonlySet<string> {
  const text = readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
  return new Set(
    text
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => {
        const [what, where, scenes = '', policies = ''] = line.split(' | ');
        return policies
          .split(' ')
          .flatMap((id) => scenes.split(', ').map((scene) => [id, scene, what, where].join(' | ')));
      }),
  );
}
