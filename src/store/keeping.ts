/** The actions around named scenarios. What they do to the shelf is in `shelf/`, which is loaded when it is needed. */
import type { Context } from './context';
import type { Shelf } from './shelf/shelf';
import type { Actions } from './state';

type KeepingActions = Pick<Actions, 'shelf' | 'nameKept' | 'save' | 'otherDrafts' | 'say'>;

export function keeping(
  { store, notices, autosave }: Context,
  shelf: () => Promise<Shelf> = () => Promise.reject(new Error('there is no place for them here')),
): KeepingActions {
  return {
    shelf,
    nameKept: (kept) =>
      store.setState(({ lineage, lineages }) => ({ lineages: { ...lineages, [lineage]: kept } })),
    async save() {
      const { doc, lineage, lineages } = store.getState();
      const kept = lineages[lineage];
      if (!kept) return 'unnamed';
      try {
        const { id, version, doc: saved } = await (await shelf()).save(kept, doc);
        store.setState((now) => ({ lineages: { ...now.lineages, [lineage]: { id, version } } }));
        notices.add({ tone: 'info', text: `“${saved.name}” is saved.`, key: 'save' });
        return 'saved';
      } catch (error) {
        if ((error as Error).name === 'Outdated') return 'newer';
        const text = `It could not be saved: ${(error as Error).message}. Export it as a file to be safe.`;
        notices.add({ tone: 'error', text, key: 'save' });
        return 'failed';
      }
    },
    otherDrafts: () => autosave.others(),
    say: (notice) => void notices.add(notice),
  };
}
