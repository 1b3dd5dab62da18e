import type { Arrow } from "./arrows";
import { arrowOnScreen, bendPoint, headOf } from "./arrows";
import type { Palette } from "./palette";
import type { Point } from "./types";
import type { View } from "./view";

/** Above so many, arrows are drawn fainter, so that what lies under them is still seen. */
const crowd = 150;
/** Pixels from the tip to the mark it shows to. */
const clear = 4;

export function paintArrows(
  context: CanvasRenderingContext2D,
  view: View,
  arrows: readonly Arrow[],
  palette: Palette,
  selected: string | null,
  /** Half the width of the mark at a place, [lat, lon]. */
  radiusAt: (place: readonly number[]) => number,
): void {
  context.lineCap = "round";
  const faint = arrows.length > crowd ? 0.35 : 0.75;
  const draw = (arrow: Arrow, color: string, width: number, alpha: number) => {
    context.strokeStyle = color;
    context.fillStyle = color;
    context.lineWidth = width;
    context.globalAlpha = alpha;
    paintArrow(context, view, arrow, 7 + 2 * width, clear + radiusAt(arrow.to));
  };
  for (const arrow of arrows) if (arrow.id !== selected) draw(arrow, palette.accent, 1.6, faint);
  for (const arrow of arrows) if (arrow.id === selected) draw(arrow, palette.focus, 3, 1);
  context.globalAlpha = 1;
}

function paintArrow(
  context: CanvasRenderingContext2D,
  view: View,
  arrow: Arrow,
  head: number,
  before: number,
): void {
  for (const stops of arrowOnScreen(view, arrow)) {
    context.beginPath();
    trace(context, stops);
    context.stroke();
    const [from, to] = [stops[stops.length - 2]!, stops[stops.length - 1]!];
    const [tip, left, right] = headOf(from, to, head, before);
    context.beginPath();
    context.moveTo(tip[0], tip[1]);
    context.lineTo(left[0], left[1]);
    context.lineTo(right[0], right[1]);
    context.fill();
  }
}

function trace(context: CanvasRenderingContext2D, stops: readonly Point[]): void {
  context.moveTo(stops[0]![0], stops[0]![1]);
  for (let leg = 1; leg < stops.length; ++leg) {
    const bend = bendPoint(stops[leg - 1]!, stops[leg]!);
    context.quadraticCurveTo(bend[0], bend[1], stops[leg]![0], stops[leg]![1]);
  }
}
