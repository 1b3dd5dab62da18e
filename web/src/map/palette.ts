/** The page's colours as a canvas takes them. */
export interface Palette {
  sea: string;
  land: string;
  border: string;
  ink: string;
  soft: string;
  halo: string;
  accent: string;
  focus: string;
  statuses: string[];
  font: string;
}

/**
 * Reads the colours from a probe inside the map: the browser has then settled dark mode and
 * forced colours.
 */
export function readPalette(probe: HTMLElement, statuses: readonly string[]): Palette {
  const read = (name: string): string => {
    probe.style.setProperty("color", `var(${name}, var(--ink, CanvasText))`);
    return getComputedStyle(probe).color;
  };
  return {
    sea: read("--map-sea"),
    land: read("--map-land"),
    border: read("--map-border"),
    ink: read("--ink"),
    soft: read("--ink-soft"),
    halo: read("--map-land"),
    accent: read("--accent"),
    focus: read("--focus"),
    statuses: statuses.map((status) => read(`--status-${status}`)),
    font: getComputedStyle(probe).fontFamily,
  };
}

/** Calls back whenever the colours of the page may have changed; gives back how to end it. */
export function watchColors(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener("change", changed);
  const theme = new MutationObserver(changed);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme", "class"] });
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
    theme.disconnect();
  };
}
