import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { PictureWire, PresetPicture, Values } from '../../store/state';
import { useApp } from '../../store/use-app';
import { type Theme, watchTheme } from '../map/dom/theme';
import { words } from '../words/gallery';
import styles from './gallery.module.css';
import { HEIGHT, paintPicture, pictureTypes } from './picture';
import { pictureOf } from './pictures';

/** The colours that all pictures share; `change` counts their changes. */
export const InkContext = createContext<{ theme: Theme | null; change: number }>({ theme: null, change: 0 });

/** Watches the colours of the page for the pictures inside of `element`. */
export function useInk(element: HTMLElement | null): { theme: Theme | null; change: number } {
  const [ink, setInk] = useState<{ theme: Theme | null; change: number }>({ theme: null, change: 0 });
  useEffect(() => {
    if (!element) return;
    const theme = watchTheme(element, () => setInk(({ change }) => ({ theme, change: change + 1 })));
    setInk({ theme, change: 0 });
    return () => theme.destroy();
  }, [element]);
  return ink;
}

/** A preset's picture. It is asked for and drawn once it comes into view; its room is there from the start. */
export function Picture({
  id,
  values,
  onAnswer,
}: {
  id: string;
  values?: Values | undefined;
  onAnswer?: (answer: PresetPicture) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ask = useApp((app) => app.presetPicture);
  const { theme, change } = useContext(InkContext);
  const [picture, setPicture] = useState<PictureWire>();
  const seen = useSeen(canvas);

  useEffect(() => {
    if (!seen) return;
    let here = true;
    pictureOf(ask, id, values, () => here)
      .then((answer) => {
        if (!here || !answer) return;
        if ('picture' in answer) setPicture(answer.picture);
        onAnswer?.(answer);
      })
      // A card without its picture still opens.
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [seen, ask, id, values, onAnswer]);

  useEffect(() => {
    const element = canvas.current;
    if (!element || !picture || !theme) return;
    const draw = (): void => {
      const ratio = window.devicePixelRatio || 1;
      const width = element.clientWidth;
      if (width > 0) {
        paintPicture(element, picture, width, {
          palette: theme.palette(),
          hatches: theme.hatches(ratio),
          ratio,
        });
        element.dataset.drawn = String(change);
      }
    };
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [picture, theme, change]);

  const types = picture && pictureTypes(picture);
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      height={HEIGHT}
      role="img"
      aria-label={types ? words.picture(types.mtrr, types.effective) : undefined}
      aria-hidden={types ? undefined : true}
    />
  );
}

/** Has the element been in view, or nearly? */
function useSeen(ref: React.RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || seen) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, seen]);
  return seen;
}
