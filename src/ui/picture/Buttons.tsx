import { useState } from 'react';
import { Button } from '../base/Button';
import { fileName } from '../export/file-name';
import { saveFile } from '../export/save-file';
import type { Picture } from '../map/picture/picture';
import { pictureWords as words } from '../words/picture';
import { pngFile, svgFile } from './files';
import type { Choice } from './options';
import styles from './picture.module.css';

interface Props {
  picture: Picture;
  choice: Choice;
  /** Of the scenario. */
  name: string | undefined;
}

/** Copy and save, as PNG and as SVG, and what came of it. */
export function Buttons({ picture, choice, name }: Props) {
  const [said, setSaid] = useState('');

  const attempt = async (act: () => Promise<string> | string, failure: string): Promise<void> => {
    try {
      setSaid(await act());
    } catch {
      setSaid(failure);
    }
  };
  const copy = (item: () => Record<string, Blob | Promise<Blob>>): Promise<void> =>
    attempt(async () => {
      // The promise is handed over as it is: a browser that waits first no longer takes it for a visitor's act.
      await navigator.clipboard.write([new ClipboardItem(item())]);
      return words.copied;
    }, words.refused);
  const save = (extension: string, blob: () => Promise<Blob> | Blob): Promise<void> =>
    attempt(async () => {
      const file = fileName(name, extension);
      saveFile(file, await blob());
      return words.saved(file);
    }, words.failed);
  const svg = (type: string): Blob => new Blob([svgFile(picture, choice)], { type });

  return (
    <div className={styles.buttons}>
      <Button main onClick={() => copy(() => ({ 'image/png': pngFile(picture, choice) }))}>
        {words.copyPng}
      </Button>
      <Button onClick={() => save('png', () => pngFile(picture, choice))}>{words.savePng}</Button>
      <Button onClick={() => copy(() => ({ 'text/plain': svg('text/plain') }))}>{words.copySvg}</Button>
      <Button onClick={() => save('svg', () => svg('image/svg+xml'))}>{words.saveSvg}</Button>
      <span role="status">{said}</span>
    </div>
  );
}
