/** Tables of what was read once by somebody and must not change unseen. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { POLICIES } from '../../policy/registry';
import type { Policy } from '../../policy/types';

/** What a policy does in a scene: `what | where` each. */
type LinesOf = (policy: Policy, scene: string) => readonly string[];

const entry = (map: Map<string, string[]>, key: string, value: string): unknown =>
  map.set(key, [...(map.get(key) ?? []), value]);

/** The lines of all policies in all scenes as `what | where | scene, scene | policy policy`, which many share. */
function tableOf(scenes: readonly string[], linesOf: LinesOf): string {
  const shared = new Map<string, Map<string, string[]>>();
  for (const policy of POLICIES)
    for (const scene of scenes)
      for (const line of linesOf(policy, scene)) {
        const inScenes = shared.get(line) ?? new Map<string, string[]>();
        shared.set(line, inScenes);
        entry(inScenes, scene, policy.id);
      }
  const rows = [...shared].flatMap(([line, inScenes]) => {
    const among = new Map<string, string[]>();
    for (const [scene, ids] of inScenes) entry(among, ids.join(' '), scene);
    return [...among].map(([ids, names]) => `${line} | ${names.join(', ')} | ${ids}`);
  });
  return `${rows.join('\n')}\n`;
}

/** The lines of each policy of a table, as `scene | what | where`. */
function readTable(text: string): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, string[]>();
  for (const row of text.split('\n').filter(Boolean)) {
    const [what, where, scenes = '', policies = ''] = row.split(' | ');
    for (const id of policies.split(' '))
      for (const scene of scenes.split(', ')) entry(lines, id, `${scene} | ${what} | ${where}`);
  }
  return lines;
}

/**
 * Holds every policy of a table below `fixtures` to its lines. A policy that is not in it yet is not held. With FREEZE set
 * the table is written anew: what that changes is to be read before it is committed. No name of a scene has a comma.
 */
export function holdsFrozen(name: string, scenes: readonly string[], linesOf: LinesOf): void {
  const file = new URL(`../fixtures/${name}`, import.meta.url);
  if (process.env.FREEZE) writeFileSync(file, tableOf(scenes, linesOf));
  const table = readTable(readFileSync(file, 'utf8'));

  it('has every policy that was frozen', () => {
    expect(table.size).toBeGreaterThanOrEqual(26);
    expect([...table.keys()].filter((id) => !POLICIES.some((policy) => policy.id === id))).toEqual([]);
  });

  it.each(POLICIES.filter(({ id }) => table.has(id)).map((policy) => [policy.id, policy] as const))(
    '%s',
    (id, policy) => {
      const lines = scenes.flatMap((scene) => linesOf(policy, scene).map((line) => `${scene} | ${line}`));
      expect(lines.sort()).toEqual([...(table.get(id) ?? [])].sort());
    },
  );
}
