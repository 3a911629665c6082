import { useEffect, useState } from 'react';
import type { GuestEdit, SetupEdit } from '../../store/state';
import { useApp } from '../../store/use-app';

export interface Attempt {
  /** Why the last one was refused. */
  refusal: string | undefined;
  edit(edit: GuestEdit): string | undefined;
  setup(edit: SetupEdit): string | undefined;
}

/** Edits by switches and choices, which have no text to keep: the reason of a refusal stays until something changes. */
export function useAttempt(): Attempt {
  const edit = useApp((app) => app.edit);
  const setup = useApp((app) => app.setup);
  const revision = useApp((app) => app.revision);
  const cursor = useApp((app) => app.cursor);
  const [refusal, setRefusal] = useState<string>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the scenario makes the reason old
  useEffect(() => setRefusal(undefined), [revision, cursor]);

  const keep = (reason: string | undefined): string | undefined => {
    setRefusal(reason);
    return reason;
  };
  return {
    refusal,
    edit: (change) => keep(edit(change)),
    setup: (change) => keep(setup(change)),
  };
}
