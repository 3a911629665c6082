import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useApp } from '../store/use-app';
import { ErrorBoundary } from './base/ErrorBoundary';
import { isEmbedded } from './base/embed';
import { cx } from './base/format';
import { useMedia } from './base/use-media';
import type { MapHand } from './commands/types';
import { MapHandContext } from './commands/use-command';
import { MapPanel } from './map/MapPanel';
import { PagePanel } from './page/PagePanel';
import { GuestPanel } from './registers/GuestPanel';
import styles from './shell/app.module.css';
import { DialogHost } from './shell/DialogHost';
import { type DialogName, DialogsContext } from './shell/dialogs';
import { EmbedHeader } from './shell/EmbedHeader';
import { Header } from './shell/Header';
import { Panel } from './shell/Panel';
import { type Tab, Tabs } from './shell/Tabs';
import { Toasts } from './shell/Toasts';
import { useKeys } from './shell/use-keys';
import { EventDetails } from './timeline/EventDetails';
import { Timeline } from './timeline/Timeline';
import { words } from './words';

/** Not there until the first lesson is. */
const LessonPanel = lazy(() => import('./lessons/LessonPanel'));

/** The whole screen: three columns and the timeline, or tabs where it is narrow. */
export function App() {
  const map = useRef<MapHand>(null);
  const [current, setCurrent] = useState<DialogName>();
  const dialogs = useMemo(
    () => ({ current, open: setCurrent, close: () => setCurrent(undefined) }),
    [current],
  );
  return (
    <DialogsContext value={dialogs}>
      <MapHandContext value={map}>
        {isEmbedded ? <EmbedScreen /> : <Screen />}
        <DialogHost />
      </MapHandContext>
      <Toasts />
    </DialogsContext>
  );
}

function Screen() {
  const isNarrow = useMedia('(max-width: 899px)');
  const [chosen, setChosen] = useState<Tab>('map');
  const tab = isNarrow ? chosen : undefined;
  const inLesson = useApp((app) => app.lesson !== null);
  const asks = useApp((app) => app.lesson?.asks ?? false);
  const lesson = inLesson && (
    <ErrorBoundary name={words.app.learn}>
      <Suspense>
        <LessonPanel />
      </Suspense>
    </ErrorBoundary>
  );
  useKeys();

  return (
    <div className={cx(styles.app, inLesson && styles.learning, asks && styles.asking)}>
      <Header />
      {isNarrow && (
        <nav aria-label={words.app.tabs}>
          <Tabs current={chosen} onChoose={setChosen} />
        </nav>
      )}
      {isNarrow && lesson}
      <main className={styles.main}>
        <Panel name="guest" tab={tab}>
          <GuestPanel />
        </Panel>
        <Panel name="map" tab={tab}>
          <MapColumn />
        </Panel>
        <div className={cx(styles.side, isNarrow && tab !== 'page' && styles.away)}>
          {!isNarrow && lesson}
          <Panel name="page" tab={tab}>
            <PagePanel />
          </Panel>
        </div>
        {isNarrow && (
          <Panel name="timeline" label={words.timeline.details} tab={tab}>
            <EventDetails />
          </Panel>
        )}
      </main>
      <Footer isNarrow={isNarrow} />
    </div>
  );
}

function EmbedScreen() {
  useKeys();
  return (
    <div className={cx(styles.app, styles.embed)}>
      <EmbedHeader />
      <main className={styles.main}>
        <Panel name="map" tab={undefined}>
          <MapColumn />
        </Panel>
      </main>
      <Footer isNarrow />
    </div>
  );
}

const CompareBar = lazy(() => import('./compare/CompareBar'));

/** The map, and above it what it is compared with. */
function MapColumn() {
  const isCompared = useApp((app) => app.against !== null);
  return (
    <>
      {isCompared && (
        <Suspense>
          <CompareBar />
        </Suspense>
      )}
      <div className={styles.mapBox}>
        <MapPanel />
      </div>
    </>
  );
}

/** The timeline's strip is always in sight; its details have a tab of their own where it is narrow. */
function Footer({ isNarrow }: { isNarrow: boolean }) {
  return (
    <section className={styles.footer} aria-label={words.app.timeline}>
      <ErrorBoundary name={words.app.timeline}>
        <Timeline />
        {!isNarrow && <EventDetails />}
      </ErrorBoundary>
    </section>
  );
}
