/** A canvas that is as sharp as the screen. */

/** Gives the canvas a size in pixels and its context scaled to them; the device's ratio with it. */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): { ctx: CanvasRenderingContext2D; ratio: number } {
  const ratio = window.devicePixelRatio || 1;
  const w = Math.round(width * ratio);
  const h = Math.round(height * ratio);
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const ctx = canvas.getContext('2d') as CanvasRenderingContext2D;
  ctx.setTransform(w / width, 0, 0, h / height, 0, 0);
  return { ctx, ratio };
}
