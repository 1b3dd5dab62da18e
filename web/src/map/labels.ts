/** A text that asks for room around its middle, in pixels. */
export interface Wanted<T> {
  x: number;
  y: number;
  width: number;
  height: number;
  of: T;
}

interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const overlaps = (a: Rect, b: Rect) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Which squares of the screen hold what was placed, so that few need to be looked at. */
class Room {
  private readonly cells = new Map<string, Rect[]>();
  private static readonly side = 96;

  private static keys(rect: Rect): string[] {
    const keys: string[] = [];
    const at = (value: number) => Math.floor(value / Room.side);
    for (let column = at(rect.left); column <= at(rect.right); ++column)
      for (let row = at(rect.top); row <= at(rect.bottom); ++row) keys.push(`${column},${row}`);
    return keys;
  }

  isFree(rect: Rect): boolean {
    return Room.keys(rect).every(
      (key) => !this.cells.get(key)?.some((other) => overlaps(rect, other)),
    );
  }

  take(rect: Rect): void {
    for (const key of Room.keys(rect)) {
      const held = this.cells.get(key);
      if (held) held.push(rect);
      else this.cells.set(key, [rect]);
    }
  }
}

const rectOf = (x: number, y: number, width: number, height: number, gap: number): Rect => ({
  left: x - width / 2 - gap,
  top: y - height / 2 - gap,
  right: x + width / 2 + gap,
  bottom: y + height / 2 + gap,
});

/**
 * The texts that have room, in the order in which they ask: none overlaps another or something
 * taken, and none is cut by the edge.
 */
export function placed<T>(
  wanted: readonly Wanted<T>[],
  width: number,
  height: number,
  taken: readonly Wanted<unknown>[] = [],
): Wanted<T>[] {
  const room = new Room();
  for (const one of taken) room.take(rectOf(one.x, one.y, one.width, one.height, 0));
  return wanted.filter((one) => {
    const rect = rectOf(one.x, one.y, one.width, one.height, 2);
    if (rect.left < 0 || rect.top < 0 || rect.right > width || rect.bottom > height) return false;
    if (!room.isFree(rect)) return false;
    room.take(rect);
    return true;
  });
}

/**
 * Where a text goes that must be written: at its place, or in the nearest row or column beside
 * that is allowed; where all is taken, at its place all the same.
 */
export function firstFree<T>(
  wanted: Wanted<T>,
  taken: readonly Wanted<unknown>[],
  allowed: (x: number, y: number) => boolean,
): Wanted<T> {
  const { x, y, width, height } = wanted;
  const others = taken.map((one) => rectOf(one.x, one.y, one.width, one.height, 0));
  const ways: [number, number][] = [[0, 0]];
  for (const far of [1.3, 2.2]) {
    ways.push([0, -far], [0, far], [-far, 0], [far, 0], [-far, -far], [far, far], [far, -far], [-far, far]);
  }
  for (const [across, down] of ways) {
    const tried = { ...wanted, x: x + across * width, y: y + down * height };
    const rect = rectOf(tried.x, tried.y, width, height, 1);
    if (others.some((other) => overlaps(rect, other))) continue;
    if (tried.x === x && tried.y === y) return wanted;
    if (allowed(tried.x, tried.y)) return tried;
  }
  return wanted;
}
