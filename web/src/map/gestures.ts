import type { Point } from "./types";
import type { View } from "./view";
import { panBy, zoomAt } from "./view";

/** What the hands on a map may ask for. */
export interface Hands {
  view(): View;
  move(view: View): void;
  /** Pressed and let go at one place. */
  press(px: number, py: number): void;
  /** The pointer is over a pixel and nothing is pressed; null: it has left. */
  hover(at: Point | null): void;
  /** Whether a drag marks an area even without Shift. */
  marksArea(): boolean;
  area(a: Point, b: Point, done: boolean): void;
  home(): void;
}

const step = 80;
const nearer = 1.6;

/** The view after a key, or null where the key is none of the map's. */
export function afterKey(view: View, key: string): View | null {
  switch (key) {
    case "ArrowLeft":
      return panBy(view, step, 0);
    case "ArrowRight":
      return panBy(view, -step, 0);
    case "ArrowUp":
      return panBy(view, 0, step);
    case "ArrowDown":
      return panBy(view, 0, -step);
    case "+":
    case "=":
      return zoomAt(view, nearer, view.width / 2, view.height / 2);
    case "-":
      return zoomAt(view, 1 / nearer, view.width / 2, view.height / 2);
    default:
      return null;
  }
}

/** By how much a turn of the wheel brings the map nearer. */
export function wheelFactor(delta: number, mode: number): number {
  const pixels = delta * (mode === 1 ? 20 : mode === 2 ? 300 : 1);
  return Math.exp(-Math.max(-300, Math.min(300, pixels)) * 0.0022);
}

/** Lets pointers, wheel and keys move the map on `ground`; gives back how to end it. */
export function takeGestures(ground: HTMLElement, hands: Hands): () => void {
  const down = new Map<number, Point>();
  let begun: Point | null = null;
  let moved = false;
  let area = false;

  const at = (event: PointerEvent | WheelEvent): Point => {
    const rect = ground.getBoundingClientRect();
    return [event.clientX - rect.left, event.clientY - rect.top];
  };
  const pointerdown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, at(event));
    ground.setPointerCapture(event.pointerId);
    if (down.size > 1) {
      if (area && begun) hands.area(begun, begun, false);
      area = false;
      return;
    }
    begun = at(event);
    moved = false;
    area = event.shiftKey || hands.marksArea();
  };
  const pointermove = (event: PointerEvent) => {
    const now = at(event);
    const before = down.get(event.pointerId);
    if (!before) {
      hands.hover(now);
      return;
    }
    if (begun && Math.hypot(now[0] - begun[0], now[1] - begun[1]) > 4) moved = true;
    if (area && begun) {
      hands.area(begun, now, false);
    } else if (down.size === 1 && moved) {
      hands.move(panBy(hands.view(), now[0] - before[0], now[1] - before[1]));
    } else if (down.size === 2) {
      const other = [...down].find(([id]) => id !== event.pointerId)![1];
      const wide = Math.hypot(before[0] - other[0], before[1] - other[1]);
      const wider = Math.hypot(now[0] - other[0], now[1] - other[1]);
      const shifted = panBy(hands.view(), (now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
      const middle: Point = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
      hands.move(zoomAt(shifted, wide > 0 ? wider / wide : 1, middle[0], middle[1]));
      moved = true;
    }
    // What is pressed but has not moved yet keeps its first place, so that the drag has no jump.
    if (moved || down.size > 1) down.set(event.pointerId, now);
  };
  const pointerup = (event: PointerEvent) => {
    if (!down.delete(event.pointerId) || down.size > 0) return;
    const now = at(event);
    if (area && begun && moved) hands.area(begun, now, true);
    else if (!moved && event.type === "pointerup") hands.press(now[0], now[1]);
    area = false;
    begun = null;
  };
  const pointerleave = () => hands.hover(null);
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const [px, py] = at(event);
    hands.move(zoomAt(hands.view(), wheelFactor(event.deltaY, event.deltaMode), px, py));
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== ground) return;
    if (event.key === "0") {
      hands.home();
    } else {
      const view = afterKey(hands.view(), event.key);
      if (!view) return;
      hands.move(view);
    }
    event.preventDefault();
  };

  ground.addEventListener("pointerdown", pointerdown);
  ground.addEventListener("pointermove", pointermove);
  ground.addEventListener("pointerup", pointerup);
  ground.addEventListener("pointercancel", pointerup);
  ground.addEventListener("pointerleave", pointerleave);
  ground.addEventListener("wheel", wheel, { passive: false });
  ground.addEventListener("keydown", keydown);
  return () => {
    ground.removeEventListener("pointerdown", pointerdown);
    ground.removeEventListener("pointermove", pointermove);
    ground.removeEventListener("pointerup", pointerup);
    ground.removeEventListener("pointercancel", pointerup);
    ground.removeEventListener("pointerleave", pointerleave);
    ground.removeEventListener("wheel", wheel);
    ground.removeEventListener("keydown", keydown);
  };
}
