import { useEffect, useRef } from 'react';
import { drawOn } from '../map/picture/draw';
import type { Picture } from '../map/picture/picture';
import { pictureWords as words } from '../words/picture';
import { themePalette } from './files';
import styles from './picture.module.css';

/** The picture, as small as the dialog has room for it. */
export function Preview({ picture, theme }: { picture: Picture; theme: 'light' | 'dark' }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (ref.current) drawOn(ref.current, picture, themePalette(theme), Math.max(devicePixelRatio, 1));
  }, [picture, theme]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is larger than its place, keys scroll it
    <div className={styles.preview} tabIndex={0}>
      <canvas ref={ref} role="img" aria-label={`${words.preview}: ${picture.title}. ${picture.about}`} />
    </div>
  );
}
