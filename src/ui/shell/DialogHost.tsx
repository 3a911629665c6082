import { Suspense } from 'react';
import { ErrorBoundary } from '../base/ErrorBoundary';
import { DIALOGS, useDialogs } from './dialogs';

/** Shows the dialog that is open. */
export function DialogHost() {
  const { current, close } = useDialogs();
  if (!current) return null;
  const Current = DIALOGS[current];
  return (
    <ErrorBoundary key={current} name={current}>
      <Suspense>
        <Current onClose={close} />
      </Suspense>
    </ErrorBoundary>
  );
}
