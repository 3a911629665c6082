/** How long a browser may take to begin with the download, in milliseconds. */
const GRACE = 60_000;

/** Hands a file to the browser to be saved: a text, or what has a type of its own. */
export function saveFile(name: string, content: string | Blob): void {
  const blob =
    typeof content === 'string' ? new Blob([content], { type: 'text/plain;charset=utf-8' }) : content;
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Not at once: some browsers read the blob only after they asked where to put the file.
  setTimeout(() => URL.revokeObjectURL(url), GRACE);
}
