import type { Country } from "./atlas";
import { boundsOf, boxBounds } from "./extent";
import { loadCountries } from "./load";
import type { Mark } from "./marks";
import type { Box } from "./types";
import { bounded, fitted, minScale, type View } from "./view";

/** Pixels of a world's width from which on the fine coasts are fetched. */
const fineScale = 6000;

/** The countries under the marks: the coarse ones first, the fine ones at a close look. */
export class BaseMap {
  state = $state<"loading" | "coarse" | "fine" | "failed">("loading");
  #put: (countries: readonly Country[]) => void;

  /** `put` is given the countries each time that they have come. */
  constructor(put: (countries: readonly Country[]) => void) {
    this.#put = put;
  }

  async load(detail: "coarse" | "fine"): Promise<void> {
    try {
      const countries = await loadCountries(detail);
      if (detail === "coarse" && this.state === "fine") return;
      this.#put(countries);
      this.state = detail;
    } catch {
      if (this.state === "loading") this.state = "failed";
    }
  }

  /** To be told of each view: whether it is close enough for the fine coasts. */
  look(view: View): void {
    if (view.scale > fineScale && this.state === "coarse") void this.load("fine");
  }

  /** The view that shows the box, or all marks, or the world. */
  home(box: Box | null, marks: readonly Mark[], width: number, height: number): View {
    const bounds = box
      ? boxBounds(box)
      : boundsOf(
          marks.map((mark) => mark.lat),
          marks.map((mark) => mark.lon),
        );
    return bounds
      ? fitted(bounds, width, height)
      : bounded({ x: 0.5, y: 0.42, scale: minScale(width, height), width, height });
  }
}
