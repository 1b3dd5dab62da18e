import { geoMercator, geoPath } from "d3-geo";
import type { Country } from "./atlas";
import { placed, type Wanted } from "./labels";
import { nameOf } from "./names";
import type { Palette } from "./palette";
import type { Lang } from "./types";
import type { View } from "./view";
import { copies, toScreen } from "./view";

/** Paths are made once, at this many units for the world's width, and then only scaled. */
const unit = 1024;
const projection = geoMercator()
  .scale(unit / (2 * Math.PI))
  .translate([unit / 2, unit / 2])
  .precision(0);

/** Paints the countries; it holds their paths. */
export class LandPainter {
  /** Made when first seen: nobody looks at all coasts from near. */
  private readonly paths: (Path2D | undefined)[] = [];

  constructor(private readonly countries: readonly Country[]) {}

  private path(country: number): Path2D {
    let path = this.paths[country];
    if (!path) {
      path = new Path2D();
      // d3 asks for a whole canvas context, and calls what a path has.
      geoPath(projection, path as unknown as CanvasRenderingContext2D)(this.countries[country]!.shape);
      this.paths[country] = path;
    }
    return path;
  }

  /** `ratio`: pixels of the screen for one of the page. */
  paint(context: CanvasRenderingContext2D, view: View, palette: Palette, ratio: number): void {
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = palette.sea;
    context.fillRect(0, 0, view.width, view.height);
    context.fillStyle = palette.land;
    context.strokeStyle = palette.border;
    context.lineJoin = "round";
    const size = (view.scale / unit) * ratio;
    context.lineWidth = (0.8 * ratio) / size;
    this.eachSeen(view, ratio, context, (path) => {
      context.fill(path);
      context.stroke(path);
    });
  }

  /** Hatches the countries of which events are told and no place in them. */
  hatch(
    context: CanvasRenderingContext2D,
    view: View,
    colors: ReadonlyMap<number, string>,
    ratio: number,
  ): void {
    if (colors.size === 0) return;
    const tiles = new Map<string, CanvasPattern | null>();
    const size = (view.scale / unit) * ratio;
    this.eachSeen(view, ratio, context, (path, country) => {
      const color = colors.get(country);
      if (!color) return;
      let pattern = tiles.get(color);
      if (pattern === undefined) {
        pattern = context.createPattern(hatchTile(color, ratio), "repeat");
        tiles.set(color, pattern);
      }
      if (!pattern) return;
      pattern.setTransform(new DOMMatrix([1 / size, 0, 0, 1 / size, 0, 0]));
      context.fillStyle = pattern;
      context.fill(path);
      context.strokeStyle = color;
      context.lineWidth = (1.2 * ratio) / size;
      context.stroke(path);
    });
  }

  private eachSeen(
    view: View,
    ratio: number,
    context: CanvasRenderingContext2D,
    draw: (path: Path2D, country: number) => void,
  ): void {
    const size = (view.scale / unit) * ratio;
    const half = view.height / 2 / view.scale;
    this.countries.forEach(({ extent }, i) => {
      if (extent.y1 < view.y - half || extent.y0 > view.y + half) return;
      for (const shift of copies(view, extent.x0, extent.x1)) {
        const [sx, sy] = toScreen(view, shift, 0);
        context.setTransform(size, 0, 0, size, sx * ratio, sy * ratio);
        draw(this.path(i), i);
      }
    });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /**
   * Writes the names that have room: the larger countries first, none over another or over what is
   * taken. `counted`: countries with a count at their label point, below which the name then goes.
   */
  label(
    context: CanvasRenderingContext2D,
    view: View,
    palette: Palette,
    lang: Lang,
    taken: readonly Wanted<unknown>[],
    counted: ReadonlySet<number>,
  ): number {
    const wanted: Wanted<string>[] = [];
    context.font = `12px ${palette.font}`;
    this.countries.forEach((country, i) => {
      const wide = (country.bounds.x1 - country.bounds.x0) * view.scale;
      if (wide < 14) return;
      const name = nameOf(country.number, country.drawn, lang);
      if (!name) return;
      const width = context.measureText(name).width;
      if (width > wide * 1.7 && !counted.has(i)) return;
      for (const shift of copies(view, country.at[0], country.at[0])) {
        const [x, y] = toScreen(view, country.at[0] + shift, country.at[1]);
        wanted.push({ x, y: counted.has(i) ? y + 20 : y, width, height: 16, of: name });
      }
    });
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = palette.halo;
    context.lineWidth = 3;
    context.fillStyle = palette.soft;
    context.direction = lang === "ar" ? "rtl" : "ltr";
    const written = placed(wanted, view.width, view.height, taken);
    for (const { x, y, of } of written) {
      context.strokeText(of, x, y);
      context.fillText(of, x, y);
    }
    return written.length;
  }
}

function hatchTile(color: string, ratio: number): HTMLCanvasElement {
  const side = Math.round(8 * ratio);
  const tile = document.createElement("canvas");
  tile.width = side;
  tile.height = side;
  const context = tile.getContext("2d");
  if (!context) return tile;
  context.fillStyle = color;
  context.globalAlpha = 0.1;
  context.fillRect(0, 0, side, side);
  context.globalAlpha = 0.55;
  context.strokeStyle = color;
  context.lineWidth = ratio;
  context.beginPath();
  for (const from of [-side, 0, side]) {
    context.moveTo(from, side);
    context.lineTo(from + side, 0);
  }
  context.stroke();
  return tile;
}
