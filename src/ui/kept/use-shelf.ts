import { useCallback, useEffect, useState } from 'react';
import type { Kept, Shelf } from '../../store/shelf/shelf';
import { useApp } from '../../store/use-app';

/** Something that was done, and how to take it back. */
export interface Said {
  text: string;
  undo?: () => void;
}

export interface ShelfView {
  /** Undefined until it was read. */
  items?: readonly Kept[] | undefined;
  /** The folders that there are, to choose from. */
  folders: readonly string[];
  unreadable: number;
  /** Why the last thing that was asked of it failed. */
  error?: string | undefined;
  /** Does something with it. A failure becomes `error`; then the answer is undefined. */
  attempt<T>(work: (shelf: Shelf) => Promise<T>): Promise<T | undefined>;
}

/** What every part of the dialog works with. */
export interface ShelfProps {
  view: ShelfView;
  onSaid: (said: Said) => void;
  onOpen: (item: Kept) => void;
}

/** The named scenarios as they are now, also when another tab changes them. */
export function useShelf(): ShelfView {
  const load = useApp((app) => app.shelf);
  const [list, setList] = useState<{ items?: readonly Kept[]; unreadable: number }>({ unreadable: 0 });
  const [error, setError] = useState<string>();

  const attempt = useCallback(
    async <T>(work: (shelf: Shelf) => Promise<T>): Promise<T | undefined> => {
      try {
        const result = await work(await load());
        setError(undefined);
        return result;
      } catch (thrown) {
        setError((thrown as Error).message);
        return undefined;
      }
    },
    [load],
  );

  useEffect(() => {
    let isOver = false;
    let stop = (): void => {};
    const read = async (shelf: Shelf): Promise<void> => {
      const found = await shelf.list();
      if (!isOver) setList(found);
    };
    void attempt(async (shelf) => {
      if (isOver) return;
      stop = shelf.news.listen(() => void attempt(read));
      await read(shelf);
    });
    return () => {
      isOver = true;
      stop();
    };
  }, [attempt]);

  const folders = [...new Set((list.items ?? []).map(({ folder }) => folder))].filter(Boolean);
  return { ...list, folders, error, attempt };
}
