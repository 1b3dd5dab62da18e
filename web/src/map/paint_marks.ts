import type { Wanted } from "./labels";
import type { Mark, Shape } from "./marks";
import { countRadius, mainStatus, shapeOf } from "./marks";
import type { Palette } from "./palette";
import type { View } from "./view";
import { copies, toScreen } from "./view";

interface Drawn {
  mark: Mark;
  shape: Shape;
  /** By the count of its events. */
  radius: number;
  status: number;
  mixed: boolean;
}

type Picture = ImageBitmap;

/** Up to so many marks in view, names of countries leave room for the small ones too. */
const few = 600;

/** A mark at a place of the screen. */
export interface Spot {
  drawn: Drawn;
  x: number;
  y: number;
  radius: number;
}

/** Paints the marks of places; it holds the pictures of those that look the same. */
export class MarkPainter {
  private readonly drawn: Drawn[];
  private order: Drawn[] = [];
  private orderScale = 0;
  private readonly most: number;
  private readonly radii = new Map<string, number>();
  private readonly pictures = new Map<number, Picture>();

  constructor(marks: readonly Mark[]) {
    const atPlaces = marks.filter((mark) => shapeOf(mark) !== "country");
    this.most = atPlaces[0]?.events.length ?? 0;
    this.drawn = atPlaces.map((mark) => ({
      mark,
      shape: shapeOf(mark),
      radius: countRadius(mark.events.length, this.most),
      status: mainStatus(mark),
      mixed: mark.statuses.filter((count) => count > 0).length > 1,
    }));
    for (const { mark, shape, radius } of this.drawn) {
      const key = `${mark.lat},${mark.lon}`;
      if (shape === "disc") this.radii.set(key, Math.max(radius, this.radii.get(key) ?? 0));
    }
  }

  /** Half the width of a mark in pixels: that of its place, and never less than its count asks. */
  radiusOf(mark: Mark, view: View): number {
    return Math.max(mark.reach * view.scale, countRadius(mark.events.length, this.most));
  }

  /** Half the width that the count asks for at a place, [lat, lon]; 0 where no dot is. */
  radiusAt(place: readonly number[]): number {
    return this.radii.get(`${place[0]},${place[1]}`) ?? 0;
  }

  /** Forgets the pictures: colours or the screen have changed. */
  renew(): void {
    this.pictures.clear();
  }

  /** The marks in view, the large ones first, so that small ones lie on them. */
  private seen(view: View): Spot[] {
    const at = (one: Drawn) => Math.max(one.mark.reach * view.scale, one.radius);
    if (this.orderScale !== view.scale) {
      this.order = [...this.drawn].sort((a, b) => at(b) - at(a));
      this.orderScale = view.scale;
    }
    const spots: Spot[] = [];
    for (const drawn of this.order) {
      const radius = at(drawn);
      const wide = radius / view.scale;
      for (const shift of copies(view, drawn.mark.x - wide, drawn.mark.x + wide)) {
        const [x, y] = toScreen(view, drawn.mark.x + shift, drawn.mark.y);
        if (y > -radius && y < view.height + radius) spots.push({ drawn, x, y, radius });
      }
    }
    return spots;
  }

  paint(context: CanvasRenderingContext2D, view: View, palette: Palette, ratio: number): Spot[] {
    const spots = this.seen(view);
    // In a crowd, dots of one look that all but cover each other are drawn once; the pointer still
    // finds each of them.
    const crowded = spots.length > few;
    const taken = new Set<number>();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const spot of spots) {
      const { shape, mixed } = spot.drawn;
      if (shape === "ring" || shape === "area" || spot.radius > 2 * spot.drawn.radius)
        this.paintArea(context, spot, palette);
      else if (mixed && spot.radius >= 5) this.paintShares(context, spot, palette);
      else this.paintPicture(context, spot, palette, ratio, crowded, taken);
    }
    return spots;
  }

  /** Writes counts where they fit; gives the room that the larger marks take. */
  count(
    context: CanvasRenderingContext2D,
    spots: readonly Spot[],
    palette: Palette,
    format: (count: number) => string,
  ): Wanted<unknown>[] {
    const taken: Wanted<unknown>[] = [];
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `600 11px ${palette.font}`;
    // The one that lies uppermost keeps its number; those below would be written over.
    const least = spots.length < few ? 0 : 6;
    const written: { x: number; y: number; half: number }[] = [];
    for (let i = spots.length - 1; i >= 0; --i) {
      const { drawn, x, y, radius } = spots[i]!;
      const open = drawn.shape === "area" || drawn.shape === "ring" || radius > 2 * drawn.radius;
      if (!open && radius >= least)
        taken.push({ x, y, width: 2 * radius, height: 2 * radius, of: drawn.mark });
      const count = drawn.mark.events.length;
      if (count < 2 || radius < 8 || written.length > 400) continue;
      const text = format(count);
      const half = context.measureText(text).width / 2;
      if (half > radius) continue;
      const covered = written.some(
        (other) => Math.abs(other.x - x) < other.half + half + 2 && Math.abs(other.y - y) < 13,
      );
      if (covered) continue;
      written.push({ x, y, half });
      if (open) taken.push({ x, y, width: 2 * half + 6, height: 16, of: drawn.mark });
      // Smaller dots may lie under the number: it brings its own ground.
      context.strokeStyle = open ? palette.halo : (palette.statuses[drawn.status] ?? palette.ink);
      context.lineWidth = 3;
      context.lineJoin = "round";
      context.strokeText(text, x, y + 0.5);
      context.fillStyle = open ? palette.ink : palette.halo;
      context.fillText(text, x, y + 0.5);
    }
    return taken;
  }

  private paintArea(context: CanvasRenderingContext2D, spot: Spot, palette: Palette): void {
    const { drawn, x, y, radius } = spot;
    const color = palette.statuses[drawn.status] ?? palette.ink;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (drawn.shape !== "ring") {
      context.globalAlpha = 0.13;
      context.fillStyle = color;
      context.fill();
    }
    context.globalAlpha = 0.85;
    context.strokeStyle = color;
    context.lineWidth = drawn.shape === "ring" ? 2.5 : 1.2;
    context.setLineDash(drawn.shape === "area" ? [4, 3] : []);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** Events of one place that differ in status: each status its share of the disc. */
  private paintShares(context: CanvasRenderingContext2D, spot: Spot, palette: Palette): void {
    const { drawn, x, y, radius } = spot;
    let from = -Math.PI / 2;
    drawn.mark.statuses.forEach((count, status) => {
      if (count === 0) return;
      const to = from + (2 * Math.PI * count) / drawn.mark.events.length;
      context.beginPath();
      context.moveTo(x, y);
      context.arc(x, y, radius, from, to);
      context.fillStyle = palette.statuses[status] ?? palette.ink;
      context.fill();
      from = to;
    });
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.strokeStyle = palette.halo;
    context.lineWidth = 1;
    context.stroke();
  }

  private paintPicture(
    context: CanvasRenderingContext2D,
    { drawn, x, y, radius }: Spot,
    palette: Palette,
    ratio: number,
    crowded: boolean,
    taken: Set<number>,
  ): void {
    const size = Math.round(radius * 2);
    const look = (drawn.status * 2 + (crowded ? 1 : 0)) * 64 + size;
    const [left, top] = [Math.round(x * ratio), Math.round(y * ratio)];
    const cell = crowded ? 3 * ratio : 1;
    const at = (look * 16384 + Math.round(top / cell)) * 16384 + Math.round(left / cell);
    if (taken.has(at)) return;
    taken.add(at);
    let picture = this.pictures.get(look);
    if (!picture) {
      const color = palette.statuses[drawn.status] ?? palette.ink;
      picture = dotPicture(size / 2, color, palette.halo, crowded ? 0.4 : 1, ratio);
      this.pictures.set(look, picture);
    }
    const side = picture.width / ratio;
    context.drawImage(picture, left / ratio - side / 2, top / ratio - side / 2, side, side);
  }
}

/** A bitmap, which is put down faster than a canvas: nobody can have changed it. */
function dotPicture(
  radius: number,
  color: string,
  edge: string,
  edgeWidth: number,
  ratio: number,
): Picture {
  const half = Math.ceil((radius + 1.5) * ratio);
  const picture = new OffscreenCanvas(2 * half, 2 * half);
  const context = picture.getContext("2d");
  if (context) {
    context.translate(half, half);
    context.scale(ratio, ratio);
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    context.strokeStyle = edge;
    context.lineWidth = edgeWidth;
    context.stroke();
  }
  return picture.transferToImageBitmap();
}
