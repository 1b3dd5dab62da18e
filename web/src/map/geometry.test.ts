import { geoMercator } from "d3-geo";
import { describe, expect, it } from "vitest";
import { boundsOf, boxBetween, boxBounds, lonExtent, readBox } from "./extent";
import { afterKey, wheelFactor } from "./gestures";
import { shiftOf } from "./layer";
import { kmToWorld, project, unproject, wrapLon } from "./mercator";
import { bounded, copies, fitted, isSeen, panBy, toScreen, toWorld, type View, zoomAt } from "./view";

const view: View = { x: 0.58, y: 0.42, scale: 3000, width: 800, height: 500 };

describe("mercator", () => {
  it("agrees with d3, which draws the land", () => {
    const d3 = geoMercator().scale(1 / (2 * Math.PI)).translate([0.5, 0.5]);
    for (const point of [[0, 0], [32.56, 15.5], [-179.9, -60], [179.9, 70]] as const) {
      const [x, y] = project(point[0], point[1]);
      const drawn = d3([...point])!;
      expect(x).toBeCloseTo(drawn[0], 9);
      expect(y).toBeCloseTo(drawn[1], 9);
      const [lon, lat] = unproject(x, y);
      expect(lon).toBeCloseTo(point[0], 9);
      expect(lat).toBeCloseTo(point[1], 9);
    }
  });
  it("keeps the poles on the map", () => {
    expect(project(0, 90)[1]).toBeGreaterThan(-0.001);
    expect(project(0, -90)[1]).toBeLessThan(1.001);
  });
  it("makes a kilometre wider away from the equator", () => {
    expect(kmToWorld(40_030, 0)).toBeCloseTo(1, 9);
    expect(kmToWorld(100, 60)).toBeCloseTo(2 * kmToWorld(100, 0), 9);
  });
  it.each([[190, -170], [-181, 179], [180, 180], [-180, -180], [540, -180]])("%d is %d", (lon, same) => {
    expect(wrapLon(lon)).toBeCloseTo(same, 9);
  });
});

describe("the view", () => {
  it("goes to pixels and back", () => {
    const [px, py] = toScreen(view, 0.6, 0.4);
    const [x, y] = toWorld(view, px, py);
    expect(x).toBeCloseTo(0.6, 12);
    expect(y).toBeCloseTo(0.4, 12);
  });
  it("keeps what is under the pixel when it comes nearer", () => {
    const before = toWorld(view, 100, 400);
    const after = toWorld(zoomAt(view, 3, 100, 400), 100, 400);
    expect(after[0]).toBeCloseTo(before[0], 9);
    expect(after[1]).toBeCloseTo(before[1], 9);
  });
  it("never shows more than one world, nor beyond its upper edge", () => {
    const far = zoomAt(view, 1e-9, 0, 0);
    expect(far.scale).toBe(800);
    const up = panBy(view, 0, 1e6);
    expect(up.y - up.height / 2 / up.scale).toBeCloseTo(0, 9);
  });
  it("goes round the world", () => {
    const east = panBy({ ...view, x: 0.99 }, -60, 0);
    expect(east.x).toBeCloseTo(0.01, 9);
    expect(copies(east, 0.98, 0.98)).toEqual([-1]);
    expect(isSeen(east, 0.98, east.y, 40)).toBe(true);
    expect(isSeen(east, 0.5, east.y, 40)).toBe(false);
  });
  it("fits bounds with room around", () => {
    const fit = fitted({ x0: 0.5, y0: 0.4, x1: 0.6, y1: 0.45 }, 800, 500);
    expect(toScreen(fit, 0.5, 0.4)[0]).toBeGreaterThanOrEqual(39);
    expect(toScreen(fit, 0.6, 0.45)[0]).toBeLessThanOrEqual(761);
    const one = fitted({ x0: 0.5, y0: 0.4, x1: 0.5, y1: 0.4 }, 800, 500);
    expect(one.scale).toBe(40_000);
  });
  it("moves by keys, and leaves other keys alone", () => {
    expect(afterKey(view, "ArrowRight")!.x).toBeGreaterThan(view.x);
    expect(afterKey(view, "ArrowUp")!.y).toBeLessThan(view.y);
    expect(afterKey(view, "+")!.scale).toBeGreaterThan(view.scale);
    expect(afterKey(view, "-")!.scale).toBeLessThan(view.scale);
    expect(afterKey(view, "Tab")).toBeNull();
  });
  it("comes nearer when the wheel turns away", () => {
    expect(wheelFactor(-100, 0)).toBeGreaterThan(1);
    expect(wheelFactor(100, 0)).toBeLessThan(1);
    expect(wheelFactor(1e9, 0)).toBe(wheelFactor(300, 0));
  });
});

describe("the moved picture", () => {
  it("lies where its marks would be drawn", () => {
    const now = zoomAt(panBy(view, 70, -30), 1.5, 200, 100);
    const shift = shiftOf(view, now);
    const then = toScreen(view, 0.61, 0.43);
    const drawn = toScreen(now, 0.61, 0.43);
    expect(then[0] * shift.scale + shift.x).toBeCloseTo(drawn[0], 6);
    expect(then[1] * shift.scale + shift.y).toBeCloseTo(drawn[1], 6);
  });
  it("goes the short way over the antimeridian", () => {
    const made = bounded({ ...view, x: 0.99 });
    const shift = shiftOf(made, panBy(made, -60, 0));
    expect(shift.x).toBeCloseTo(-60, 6);
  });
});

describe("bounds", () => {
  it.each([
    [[10, 20, 30], [10, 30]],
    [[170, -170, 179], [170, 190]],
    [[5], [5, 5]],
    [[-179, 0, 170], [0, 181]],
  ])("%j lie in %j", (lons, extent) => {
    expect(lonExtent(lons)).toEqual(extent);
  });
  it("are none for nothing", () => {
    expect(boundsOf([], [])).toBeNull();
  });
  it("of a box across the antimeridian are its short side", () => {
    const bounds = boxBounds([170, -10, -170, 10]);
    expect(bounds.x1 - bounds.x0).toBeCloseTo(20 / 360, 9);
    const plain = boxBounds([-170, -10, 170, 10]);
    expect(plain.x1 - plain.x0).toBeCloseTo(340 / 360, 9);
  });
  it("of a drag across the antimeridian name the west first", () => {
    const here = bounded({ ...view, x: 0, y: 0.5 });
    const [w, s, e, n] = boxBetween(here, [300, 300], [500, 200]);
    expect(w).toBeCloseTo(168, 2);
    expect(e).toBeCloseTo(-168, 2);
    expect(s).toBeLessThan(n);
  });
  it("of a drag over more than a world are all of it", () => {
    const far = bounded({ x: 0.5, y: 0.5, scale: 1, width: 800, height: 700 });
    const box = boxBetween(far, [-10, 100], [900, 300]);
    expect([box[0], box[2]]).toEqual([-180, 180]);
  });
  it("are read from four fields", () => {
    expect(readBox(["20", " 8", "50.5", "35"])).toEqual([20, 8, 50.5, 35]);
    expect(readBox(["170", "-10", "-170", "10"])).toEqual([170, -10, -170, 10]);
    expect(readBox(["20", "", "50", "35"])).toEqual({ wrong: 1 });
    expect(readBox(["181", "8", "50", "35"])).toEqual({ wrong: 0 });
    expect(readBox(["20", "36", "50", "35"])).toEqual({ wrong: 3 });
    expect(readBox(["20", "8", "x", "35"])).toEqual({ wrong: 2 });
  });
});
