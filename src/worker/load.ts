/**
 * A part that is loaded when it is first asked for; `what` it does is said where it does not come. Throws an Error with
 * the way on.
 */
export async function loaded<T>(what: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw new Error(`The part that ${what} could not be loaded: reload the page.`);
  }
}
