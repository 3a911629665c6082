import { useEffect, useState } from 'react';
import type { GuestEdit, SetupEdit } from '../../store/state';
import { useApp } from '../../store/use-app';
import type { FieldError } from '../base/HexField';

export interface Attempt {
  /** Why the last one was refused, or what is wrong in a field that hands its error over. */
  error: FieldError | undefined;
  /** For switches and choices: the reason of a refusal is kept here. */
  edit(edit: GuestEdit): string | undefined;
  setup(edit: SetupEdit): string | undefined;
  /** For fields, which keep the reason with what was typed. */
  apply(edit: GuestEdit): string | undefined;
  /** Where such a field says its error, so that it stands at the end of the section. */
  onError(error: FieldError | undefined): void;
}

/** Edits of one section, and the one place where it says what was refused. `id` names that place. */
export function useAttempt(id: string): Attempt {
  const edit = useApp((app) => app.edit);
  const setup = useApp((app) => app.setup);
  const revision = useApp((app) => app.revision);
  const cursor = useApp((app) => app.cursor);
  const [refusal, setRefusal] = useState<string>();
  const [error, setError] = useState<FieldError>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the scenario makes the reason old
  useEffect(() => setRefusal(undefined), [revision, cursor]);

  const keep = (reason: string | undefined): string | undefined => {
    setRefusal(reason);
    return reason;
  };
  return {
    error: error ?? (refusal === undefined ? undefined : { id: `${id}-refusal`, text: refusal }),
    edit: (change) => keep(edit(change)),
    setup: (change) => keep(setup(change)),
    apply: edit,
    onError: setError,
  };
}
