import { Component, type ErrorInfo, type ReactNode } from 'react';
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
  override state: { report: string | undefined } = { report: undefined };

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.setState({ report: reportOf(this.props.name, error, info.componentStack ?? '') });
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

function reportOf(panel: string, error: unknown, componentStack: string): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  return [`GPAtlas, panel ${panel}`, navigator.userAgent, '', stack, componentStack].join('\n');
}
