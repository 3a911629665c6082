import { expect, it } from 'vitest';
import { inTurn } from './in-turn';

it('asks one at a time and keeps only the newest of those that wait', async () => {
  const turn = inTurn<string>();
  const asked: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (name: string) => () => {
    asked.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  const answers = ['a', 'b', 'c'].map((name) => turn(ask(name)));
  expect(asked).toEqual(['a']);
  ends[0]?.();
  expect(await answers[0]).toBe('a');
  expect(await answers[1]).toBeNull();
  await Promise.resolve();
  expect(asked).toEqual(['a', 'c']);
  ends[1]?.();
  expect(await answers[2]).toBe('c');
});

it('goes on after a failure', async () => {
  const turn = inTurn<number>();
  const failed = turn(() => Promise.reject(new Error('no')));
  const next = turn(() => Promise.resolve(2));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe(2);
});
