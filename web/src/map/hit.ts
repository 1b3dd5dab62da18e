import type { Mark } from "./marks";
import { shapeOf } from "./marks";
import type { View } from "./view";
import { copies, toScreen } from "./view";

/** Half the width of a mark as it is drawn, in pixels. */
export type RadiusOf = (mark: Mark) => number;

/** A finger or an unsteady hand reaches a small dot within so many pixels. */
const reachPx = 7;

/**
 * The marks under a pixel, the smallest first: a dot inside the disc of its region is meant, not
 * the region. Countries are found by their shape, not here.
 */
export function marksAt(
  marks: readonly Mark[],
  view: View,
  px: number,
  py: number,
  radiusOf: RadiusOf,
): Mark[] {
  const found: { mark: Mark; radius: number; far: number }[] = [];
  for (const mark of marks) {
    if (shapeOf(mark) === "country") continue;
    const radius = radiusOf(mark);
    const reach = Math.max(radius, reachPx);
    const wide = reach / view.scale;
    for (const shift of copies(view, mark.x - wide, mark.x + wide)) {
      const [sx, sy] = toScreen(view, mark.x + shift, mark.y);
      const far = Math.hypot(sx - px, sy - py);
      if (far > reach) continue;
      found.push({ mark, radius, far });
      break;
    }
  }
  found.sort((a, b) => a.radius - b.radius || a.far - b.far);
  return found.map((one) => one.mark);
}
