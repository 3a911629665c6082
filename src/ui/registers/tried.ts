/** Whether this visitor has flipped CD once: until then a small marker says where to begin. */
const KEY = 'gpatlas.tried';

/** Has it been done? Where there is no storage, the marker stays away. */
export function hasTried(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return true;
  }
}

/** Remembers that it has. */
export function setTried(): void {
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // Nothing is lost but the memory of it.
  }
}
