/** How long a view may take until its heading is there. */
const patience = 5000;

let stop = (): void => undefined;

/**
 * After a move the heading of the new view is the next thing that is read: now, or when the view has made it. It ends
 * when the reader does something.
 */
export function focusHeading(main: HTMLElement): void {
  stop();
  const land = (): void => {
    const heading = main.querySelector<HTMLElement>("h1") ?? main;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  const watcher = new MutationObserver(() => {
    const now = document.activeElement;
    if (now === null || now === document.body || now === main) land();
  });
  const end = new AbortController();
  stop = () => {
    watcher.disconnect();
    end.abort();
    clearTimeout(timer);
  };
  const timer = setTimeout(stop, patience);
  for (const name of ["keydown", "pointerdown"]) addEventListener(name, stop, { capture: true, signal: end.signal });
  land();
  watcher.observe(main, { childList: true, subtree: true });
}
