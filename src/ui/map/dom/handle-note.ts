/** The words beside the edge that is being moved: what the range is, and what comes next. */

/** Pixels of a character, and of the air and the frame around them. */
const CHAR = 7.2;
const PAD = 20;

export class HandleNote {
  readonly element = document.createElement('div');

  constructor() {
    this.element.dataset.part = 'note';
    this.element.hidden = true;
    // The slider's own value says the same.
    this.element.ariaHidden = 'true';
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** Shows two lines at a pixel of a plot of that width; the second one may be a refusal. */
  show(
    lines: readonly [what: string, next: string],
    { x, y, width, refused }: { x: number; y: number; width: number; refused: boolean },
  ): void {
    const { element } = this;
    element.hidden = false;
    if (element.textContent !== lines.join('')) {
      const paragraphs = lines.map((text) =>
        Object.assign(document.createElement('p'), { textContent: text }),
      );
      element.replaceChildren(...paragraphs);
    }
    element.toggleAttribute('data-refused', refused);
    // Right of the edge or left of it, where there is room; without measuring, for letters of one width need none.
    const w = Math.max(...lines.map(({ length }) => length)) * CHAR + PAD;
    const at = x + w <= width ? x : Math.max(Math.min(x, width) - w, 0);
    element.style.transform = `translate(${Math.round(at)}px, ${y}px)`;
    element.style.maxWidth = `${width}px`;
  }
}
