import { lazy, Suspense, useState } from 'react';
import { type LinkKind, shareOf } from '../../store/sharing';
import { useAppStore } from '../../store/use-app';
import { Button } from '../base/Button';
import { CopyButton } from '../base/CopyButton';
import { Dialog } from '../base/Dialog';
import { useDialogs } from '../shell/dialogs';
import { words } from '../words';
import { shareWords as w } from '../words/share';
import { docParts, viewParts } from './contents';
import styles from './share.module.css';
import { exceeded, iframe, LIMITS, markdown, plainText } from './targets';

const QrCode = lazy(() => import('./QrCode'));

/** The link of what is shown: what it holds, how long it is, and the forms in which it is passed on. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const dialogs = useDialogs();
  // As it was when the dialog was opened: nothing changes behind it.
  const [app] = useState(() => store.getState());
  const [kind, setKind] = useState<LinkKind>('whole');
  const [withView, setView] = useState(true);
  const [withNotes, setNotes] = useState(true);
  const [isQr, setQr] = useState(false);

  const { hash, doc, view, space } = shareOf(app, { kind, withView, withNotes });
  const link = hash && new URL(hash, location.href.replace(/[?#].*$/, '')).href;
  const title = app.doc.name || words.app.unnamed;
  const seen = viewParts(view, doc.events?.length ?? 0, space);
  const holds = [doc.policy, ...docParts(doc), ...seen];
  const kinds: LinkKind[] = app.shortLink() ? ['whole', 'short', 'readable'] : ['whole', 'readable'];
  const beyond = exceeded(link.length).map((name) => w.limits[name]);

  return (
    <Dialog title={w.title} onClose={onClose}>
      <div className={styles.share}>
        <p className={styles.soft}>{w.intro}</p>
        <p>
          <span className={styles.soft}>{w.holds}: </span>
          {`${doc.name ? `“${doc.name}”` : w.notNamed}, ${holds.join(', ')}`}
        </p>
        <fieldset className={styles.kinds}>
          <legend className="visually-hidden">{w.kind}</legend>
          {kinds.map((one) => (
            <label key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              {w.kinds[one]}
            </label>
          ))}
          <label>
            <input type="checkbox" checked={withView} onChange={() => setView(!withView)} />
            {w.withView}
          </label>
          {app.doc.notes && kind !== 'short' && (
            <label>
              <input type="checkbox" checked={withNotes} onChange={() => setNotes(!withNotes)} />
              {w.withNotes}
            </label>
          )}
        </fieldset>
        <p className={styles.soft}>{w.kindHelp[kind]}</p>
        {link === '' ? (
          <p role="alert">{w.none}</p>
        ) : (
          <>
            <label className={styles.link}>
              <span>{w.link}</span>
              <input readOnly value={link} onFocus={(event) => event.target.select()} />
            </label>
            <div className={styles.line}>
              <CopyButton main text={() => link}>
                {w.copyLink}
              </CopyButton>
              <span className={styles.soft}>
                {`${w.length(link.length)}. ${beyond.length > 0 ? w.exceeds(beyond) : w.fits}`}
              </span>
            </div>
            <div className={styles.copies}>
              <span className={styles.soft}>{w.copyAs}</span>
              <CopyButton text={() => markdown(title, link)}>{w.markdown}</CopyButton>
              <CopyButton text={() => plainText(title, link)}>{w.text}</CopyButton>
              <CopyButton text={() => iframe(title, link)}>{w.iframe}</CopyButton>
              <CopyButton text={() => JSON.stringify(app.doc, null, 2)}>{w.json}</CopyButton>
            </div>
            <div className={styles.copies}>
              <Button aria-expanded={isQr} onClick={() => setQr(!isQr)}>
                {w.qr}
              </Button>
              <Button onClick={() => dialogs.open('picture')}>{w.picture}</Button>
            </div>
            {isQr &&
              (link.length > LIMITS.qr ? (
                <p role="alert">{w.qrLong}</p>
              ) : (
                <Suspense>
                  <QrCode link={link} />
                </Suspense>
              ))}
          </>
        )}
      </div>
    </Dialog>
  );
}
