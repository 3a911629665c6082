import { useEffect, useRef, useState } from 'react';
import type { DifferencesWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import { sizeText } from '../base/format';
import { words } from '../words';
import styles from './vcpus.module.css';

/** Milliseconds of quiet before the maps are compared: nobody reads this while a hand drags. */
const QUIET = 150;

/** How much another vCPU's map differs from that of the viewed one. A click lays both side by side. */
export default function VcpuMaps({ vcpu }: { vcpu: number }) {
  const view = useApp((app) => app.view);
  const vcpuDiffers = useApp((app) => app.vcpuDiffers);
  const compareWith = useApp((app) => app.compareWith);
  const [found, setFound] = useState<DifferencesWire>();
  const button = useRef<HTMLButtonElement>(null);
  const w = words.vcpus;

  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer of the worker is a question here
  useEffect(() => {
    let isNews = true;
    const section = button.current?.closest('details');
    const ask = (): void => {
      // Folded away, nobody sees it.
      if (section?.open === false) return;
      vcpuDiffers(vcpu)
        .catch(() => null)
        .then((differs) => isNews && setFound(differs ?? undefined));
    };
    const timer = setTimeout(ask, QUIET);
    section?.addEventListener('toggle', ask);
    return () => {
      isNews = false;
      clearTimeout(timer);
      section?.removeEventListener('toggle', ask);
    };
  }, [view, vcpu, vcpuDiffers]);

  const text = found
    ? [amount(w.mtrrDiffers, found.mtrr), amount(w.leafDiffers, found.leaf)].filter(Boolean).join('; ')
    : '';
  return (
    <button
      ref={button}
      type="button"
      className={styles.maps}
      title={`${w.sdm}\n${w.showMaps(vcpu)}`}
      onClick={() => compareWith({ kind: 'vcpu', vcpu })}
    >
      {found ? text || w.mapsAgree : w.showMaps(vcpu)}
    </button>
  );
}

function amount(
  say: (ranges: number, size: string) => string,
  { ranges, pages }: DifferencesWire['mtrr'],
): string {
  return ranges > 0 ? say(ranges, sizeText(pages)) : '';
}
