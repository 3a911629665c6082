import { useEffect, useMemo, useRef, useState } from 'react';
import type { Scenario } from '../../scenario/types';
import type { Preview } from '../../store/state';
import { useApp } from '../../store/use-app';
import { sizeText } from '../base/format';
import { usePolicy } from '../base/use-policy';
import { importWords as w } from '../words/import';
import { type Column, changesOf, lanePair, type MapSide, piecesOfBoth } from './compare-maps';
import styles from './preview.module.css';
import { drawPreview, type PreviewLane, previewHeight } from './preview-canvas';
import { useCanvas } from './use-canvas';

/** The map as it is and as it would be, over each other on one axis, and the numbers that would change. */
export function MapPreview({ doc, isWhole }: { doc: Scenario; isWhole: boolean }) {
  const previewOf = useApp((app) => app.previewOf);
  const view = useApp((app) => app.view);
  const present = useApp((app) => app.doc);
  const hasEpt = usePolicy()?.ept !== false;
  const [next, setThen] = useState<Preview>();
  const [error, setError] = useState<string>();

  useEffect(() => {
    let isOld = false;
    previewOf({ doc, isWhole }).then(
      (preview) => {
        if (isOld) return;
        setThen(preview);
        setError(undefined);
      },
      (thrown: Error) => {
        if (!isOld) setError(thrown.message);
      },
    );
    return () => {
      isOld = true;
    };
  }, [previewOf, doc, isWhole]);

  if (error !== undefined) return <p role="alert">{w.mapFailed(error)}</p>;
  if (!next || !view) return <p className={styles.soft}>{w.mapWait}</p>;
  return (
    <section className={styles.map} aria-label={w.map}>
      <h3>{w.map}</h3>
      <Strips now={view} next={next} hasEpt={hasEpt} names={[present.name, next.doc.name]} />
      <Changes now={{ ...view, doc: present }} next={next} />
    </section>
  );
}

function Strips({
  now,
  next,
  hasEpt,
  names,
}: {
  now: MapSide;
  next: MapSide;
  hasEpt: boolean;
  names: readonly (string | undefined)[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const lanes = useMemo(() => {
    const columns: Column[] = hasEpt ? ['mtrr', 'leaf', 'effective'] : ['mtrr', 'effective'];
    return columns.map((column): PreviewLane => ({ column, ...lanePair(now, next, column) }));
  }, [now, next, hasEpt]);
  const pieces = useMemo(() => piecesOfBoth(now, next), [now, next]);
  useCanvas(
    box,
    canvas,
    (brush, width) => drawPreview(brush, { lanes, pieces, width }),
    previewHeight(lanes),
  );

  const title = { mtrr: w.mtrr, leaf: w.ept, effective: w.effective };
  const sentences = lanes.map(({ column, differs }) => {
    const pages = differs.reduce((sum, { start, end }) => sum + end - start, 0);
    return w.differs(title[column], differs.length, sizeText(pages));
  });
  return (
    <>
      <p className={styles.names}>
        <span>{w.nowIs(names[0] || w.now)}</span>
        <span>{w.nextIs(names[1] || w.next)}</span>
      </p>
      <div className={styles.strips}>
        <div className={styles.labels} aria-hidden="true">
          {lanes.map(({ column }) => (
            <div key={column}>
              <b>{title[column]}</b>
              <span>{w.now}</span>
              <span>{w.next}</span>
            </div>
          ))}
        </div>
        <div ref={box} className={styles.canvas}>
          <canvas ref={canvas} role="img" aria-label={sentences.join('; ')} />
        </div>
      </div>
      <p className={styles.soft}>{sentences.join(' · ')}</p>
    </>
  );
}

type Side = MapSide & { doc: Scenario };

function Changes({ now, next }: { now: Side; next: Side }) {
  const changes = useMemo(() => changesOf(now, next), [now, next]);
  if (changes.length === 0) return <p className={styles.soft}>{w.noChange}</p>;
  return (
    <table className={styles.changes}>
      <caption>{w.changes}</caption>
      <thead>
        <tr>
          <th scope="col">{w.what}</th>
          <th scope="col">{w.now}</th>
          <th scope="col">{w.next}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ what, type, now: before, next: after }) => (
          <tr key={`${what} ${type}`}>
            <th scope="row">
              {what === 'effective'
                ? w.rows.bytes(type ?? '')
                : what === 'mtrr'
                  ? w.rows.mtrrBytes(type ?? '')
                  : w.rows[what]}
            </th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
