import { correction, generate } from 'lean-qr';
import { useEffect, useRef } from 'react';
import { shareWords as w } from '../words/share';
import styles from './share.module.css';

/** White around it, in modules: readers want four. */
const QUIET = 4;
/** About so large, in CSS pixels. */
const SIZE = 330;

/** The link as a QR code, black on white in every theme. */
export default function QrCode({ link }: { link: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const code = generate(link, { minCorrectionLevel: correction.L });
    code.toCanvas(canvas.current, { on: [0, 0, 0], off: [255, 255, 255], pad: QUIET });
    // Whole pixels for each module: uneven ones are hard to read.
    const { width } = canvas.current;
    canvas.current.style.width = `${width * Math.max(2, Math.floor(SIZE / width))}px`;
  }, [link]);
  return <canvas ref={canvas} className={styles.qr} role="img" aria-label={w.qrAlt} />;
}
