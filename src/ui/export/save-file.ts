/** How long a browser may take to begin with the download, in milliseconds. */
const GRACE = 60_000;

/** Hands a text to the browser as a file to be saved. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Not at once: some browsers read the blob only after they asked where to put the file.
  setTimeout(() => URL.revokeObjectURL(url), GRACE);
}
