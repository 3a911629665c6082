import { Component, type ContextType, type ErrorInfo, type ReactNode } from 'react';
import { AppContext } from '../../store/use-app';
import { words } from '../words';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import styles from './ErrorBoundary.module.css';

interface Props {
  /** What the panel is called. */
  name: string;
  children: ReactNode;
}

/** Keeps an error inside one panel, and says it with a report that can be sent. */
export class ErrorBoundary extends Component<Props, { report: string | undefined }> {
  static override contextType = AppContext;
  declare context: ContextType<typeof AppContext>;
  override state: { report: string | undefined } = { report: undefined };

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    const link = linkHere(this.context);
    this.setState({ report: reportOf(this.props.name, link, error, info.componentStack ?? '') });
  }

  static getDerivedStateFromError(error: unknown): { report: string } {
    return { report: String(error) };
  }

  override render(): ReactNode {
    const { report } = this.state;
    if (report === undefined) return this.props.children;
    return (
      <div className={styles.broken} role="alert">
        <h2>{words.broken.title(this.props.name)}</h2>
        <p>{words.broken.text}</p>
        <textarea readOnly aria-label={words.broken.report} value={report} rows={8} />
        <p>
          <Button main onClick={() => this.setState({ report: undefined })}>
            {words.broken.retry}
          </Button>
          <CopyButton text={() => report}>{words.broken.copy}</CopyButton>
        </p>
      </div>
    );
  }
}

/** The link that shows it again. The report must come about whatever is broken. */
function linkHere(store: ContextType<typeof AppContext>): string {
  try {
    return new URL(store?.getState().link() ?? '', location.href).href;
  } catch {
    return location.href;
  }
}

function reportOf(panel: string, link: string, error: unknown, componentStack: string): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return [`GPAtlas, panel ${panel}`, navigator.userAgent, link, '', stack, componentStack].join('\n');
}
