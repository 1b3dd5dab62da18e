import type { View } from "./view";
import { toScreen } from "./view";

/** How far the picture reaches over each edge, in parts of the view: one drag stays within it. */
const over = 0.5;

/** How a picture made for one view lies in another one: shifted and scaled. */
export interface Shift {
  x: number;
  y: number;
  scale: number;
}

export function shiftOf(made: View, now: View): Shift {
  const scale = now.scale / made.scale;
  // The nearer way round: the middle may have passed the antimeridian since.
  const x = made.x + Math.round(now.x - made.x);
  const [left, top] = toScreen(now, x, made.y);
  return { x: left - (made.width / 2) * scale, y: top - (made.height / 2) * scale, scale };
}

/**
 * A picture of thousands of marks, made when the map stands still. While a hand moves the map the
 * picture is moved, which takes a few milliseconds, where drawing them all takes ten times that.
 */
export class Layer {
  private readonly canvas = document.createElement("canvas");
  private made: View | null = null;

  /** Lets `draw` paint anew, on a view that reaches over the edges. */
  make(view: View, ratio: number, draw: (context: CanvasRenderingContext2D, wide: View) => void): void {
    const wide = {
      ...view,
      width: view.width * (1 + 2 * over),
      height: view.height * (1 + 2 * over),
    };
    const context = this.canvas.getContext("2d");
    if (!context) return;
    // Setting the size clears it too.
    this.canvas.width = Math.round(wide.width * ratio);
    this.canvas.height = Math.round(wide.height * ratio);
    draw(context, wide);
    this.made = view;
  }

  forget(): void {
    this.made = null;
  }

  /** How the picture lies in a view; null where there is none, or it is too far off to be read. */
  shift(view: View): Shift | null {
    const { made } = this;
    if (!made || made.width !== view.width || made.height !== view.height) return null;
    const shift = shiftOf(made, view);
    return shift.scale > 0.25 && shift.scale < 4 ? shift : null;
  }

  paint(context: CanvasRenderingContext2D, shift: Shift, ratio: number): void {
    const { made } = this;
    if (!made) return;
    const [width, height] = [made.width * shift.scale, made.height * shift.scale];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.drawImage(
      this.canvas,
      shift.x - over * width,
      shift.y - over * height,
      width * (1 + 2 * over),
      height * (1 + 2 * over),
    );
  }
}
