/** Text into XML: whatever a scenario, a region or a policy is called, it stays text. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escaped for content and attributes. What XML 1.0 cannot hold at all becomes the replacement character. */
export function xmlText(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"']/g, (char) => ENTITIES[char] as string)
  );
}

/** Attributes with a space before each; one without a value is left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${xmlText(typeof value === 'number' ? shortNumber(value) : String(value))}"`,
    )
    .join('');
}

/** A number with at most two digits behind the point. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
