import { geoContains } from "d3-geo";
import { type Arrow, arrowAt, buildArrows } from "./arrows";
import { type Country, countryAt } from "./atlas";
import { marksAt } from "./hit";
import { firstFree, type Wanted } from "./labels";
import { Layer } from "./layer";
import { buildMarks, mainStatus, type Mark, settleCountries } from "./marks";
import { unproject } from "./mercator";
import type { Palette } from "./palette";
import { paintArrows } from "./paint_arrows";
import { LandPainter } from "./paint_land";
import { MarkPainter } from "./paint_marks";
import type { Lang, MapData, Point } from "./types";
import type { View } from "./view";
import { copies, toScreen, toWorld } from "./view";

/** The number of a country's events, as it stands at the country's label point. */
interface Pill {
  mark: Mark;
  x: number;
  y: number;
  half: number;
}
const pillHeight = 18;

/** Above so many marks they are moved as a picture while a hand moves the map. */
const crowd = 2000;

/** How the map is to look, whatever is in view. */
export interface Look {
  palette: Palette;
  /** Pixels of the screen for one of the page. */
  ratio: number;
  lang: Lang;
  selected: string | null;
  format: (count: number) => string;
  /** Where buttons lie over the map. */
  taken: Wanted<unknown>[];
}

/** Where MapTools lies over the map. */
export function toolsRoom(view: View, lang: Lang): Wanted<null> {
  const [width, height] = [52, 220];
  return { x: lang === "ar" ? width / 2 : view.width - width / 2, y: height / 2, width, height, of: null };
}

/** What the map shows, and how it is put on the canvas and found under the pointer. */
export class Stage {
  marks: Mark[] = [];
  arrows: Arrow[] = [];
  private raw: Mark[] = [];
  private countries: readonly Country[] = [];
  private land: LandPainter | null = null;
  private painter = new MarkPainter([]);
  private pills: Pill[] = [];
  private readonly layer = new Layer();
  private takenOnLayer: Wanted<unknown>[] = [];

  setData(data: MapData | null): void {
    this.raw = data ? buildMarks(data) : [];
    this.arrows = data ? buildArrows(data.moves) : [];
    this.settle();
  }

  setCountries(countries: readonly Country[]): void {
    this.countries = countries;
    this.land = new LandPainter(countries);
    this.settle();
  }

  renewColors(): void {
    this.painter.renew();
    this.layer.forget();
  }

  private settle(): void {
    this.marks = settleCountries(this.raw, this.countries);
    this.painter = new MarkPainter(this.marks);
    this.layer.forget();
  }

  /** `moving`: more views follow at once, so that a crowd of marks is moved and not drawn anew. */
  paint(context: CanvasRenderingContext2D, view: View, look: Look, moving: boolean): void {
    const { palette, ratio } = look;
    const ofCountries = this.marks.filter((mark) => mark.country >= 0);
    if (this.land) {
      this.land.paint(context, view, palette, ratio);
      const colors = new Map(
        ofCountries.map((mark) => [mark.country, palette.statuses[mainStatus(mark)] ?? palette.ink]),
      );
      this.land.hatch(context, view, colors, ratio);
    } else {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = palette.sea;
      context.fillRect(0, 0, view.width, view.height);
    }
    const taken = [...look.taken, ...this.paintMarks(context, view, look, moving)];
    this.pills = [];
    for (const mark of ofCountries) this.paintPills(context, view, look, mark, taken);
    const counted = new Set(ofCountries.map((mark) => mark.country));
    this.land?.label(context, view, palette, look.lang, taken, counted);
  }

  private paintMarks(
    context: CanvasRenderingContext2D,
    view: View,
    look: Look,
    moving: boolean,
  ): Wanted<unknown>[] {
    if (this.marks.length < crowd) return this.drawMarks(context, view, look);
    const { layer } = this;
    if (!moving || !layer.shift(view)) {
      layer.make(view, look.ratio, (onLayer, wide) => {
        const [left, top] = [(view.width - wide.width) / 2, (view.height - wide.height) / 2];
        this.takenOnLayer = this.drawMarks(onLayer, wide, look).map((one) => ({
          ...one,
          x: one.x + left,
          y: one.y + top,
        }));
      });
    }
    const shift = layer.shift(view);
    if (!shift) return [];
    layer.paint(context, shift, look.ratio);
    return this.takenOnLayer.map((one) => ({
      ...one,
      x: one.x * shift.scale + shift.x,
      y: one.y * shift.scale + shift.y,
    }));
  }

  private drawMarks(context: CanvasRenderingContext2D, view: View, look: Look): Wanted<unknown>[] {
    const spots = this.painter.paint(context, view, look.palette, look.ratio);
    paintArrows(context, view, this.arrows, look.palette, look.selected, (place) =>
      this.painter.radiusAt(place),
    );
    return this.painter.count(context, spots, look.palette, look.format);
  }

  /** The count of a country at its label point, or beside it where a mark is in the way. */
  private paintPills(
    context: CanvasRenderingContext2D,
    view: View,
    { palette, format }: Look,
    mark: Mark,
    taken: Wanted<unknown>[],
  ): void {
    const text = format(mark.events.length);
    context.font = `600 11px ${palette.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    const half = Math.max(11, context.measureText(text).width / 2 + 6);
    for (const shift of copies(view, mark.x, mark.x)) {
      const [px, py] = toScreen(view, mark.x + shift, mark.y);
      if (py < -pillHeight || py > view.height + pillHeight) continue;
      const free = firstFree(
        { x: px, y: py, width: 2 * half, height: pillHeight, of: mark },
        taken,
        (tx, ty) => this.isWithin(mark.country, view, tx, ty),
      );
      const { x, y } = free;
      context.beginPath();
      context.roundRect(x - half, y - pillHeight / 2, 2 * half, pillHeight, 4);
      context.fillStyle = palette.halo;
      context.fill();
      context.strokeStyle = palette.statuses[mainStatus(mark)] ?? palette.ink;
      context.lineWidth = 1.5;
      context.stroke();
      context.fillStyle = palette.ink;
      context.fillText(text, x, y + 0.5);
      this.pills.push({ mark, x, y, half });
      taken.push(free);
    }
  }

  private isWithin(country: number, view: View, px: number, py: number): boolean {
    const shape = this.countries[country]?.shape;
    return shape !== undefined && geoContains(shape, unproject(...toWorld(view, px, py)));
  }

  radiusOf(mark: Mark, view: View): number {
    return mark.country >= 0 ? 12 : this.painter.radiusOf(mark, view);
  }

  /** The marks under a pixel, the smallest first; a country by its number or, last, by its shape. */
  marksAt(view: View, px: number, py: number): Mark[] {
    const pill = this.pills.find(
      ({ x, y, half }) => Math.abs(x - px) <= half && Math.abs(y - py) <= pillHeight / 2,
    );
    if (pill) return [pill.mark];
    const found = marksAt(this.marks, view, px, py, (mark) => this.radiusOf(mark, view));
    if (found.length > 0) return found;
    const [lon, lat] = unproject(...toWorld(view, px, py));
    const country = countryAt(this.countries, lat, lon);
    return country < 0 ? [] : this.marks.filter((mark) => mark.country === country);
  }

  /** The event of the arrow under a pixel. */
  moveAt(view: View, px: number, py: number): string | null {
    return arrowAt(this.arrows, view, px, py);
  }

  /** Where a mark is seen, nearest to the middle; null where it is not. */
  placeOf(view: View, mark: Mark): Point | null {
    const shown = copies(view, mark.x, mark.x)
      .map((shift) => toScreen(view, mark.x + shift, mark.y))
      .filter(([, y]) => y >= 0 && y <= view.height);
    shown.sort((a, b) => Math.abs(a[0] - view.width / 2) - Math.abs(b[0] - view.width / 2));
    return shown[0] ?? null;
  }
}
