import type { Answer, Failure } from "./client";

/** What was asked of the server: the newest answer stays while the next one is awaited. */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<Failure | null>(null);
  loading = $state(false);
}

type Ask<T> = (signal: AbortSignal) => Promise<Answer<T>>;

/**
 * Asks whenever what `asked` reads has changed, and gives up the request before. `asked` reads all that it needs at
 * once and gives the request, or nothing where there is nothing to ask. Call it while a component is made.
 */
export function resource<T>(asked: () => Ask<T> | null): Resource<T> {
  const held = new Resource<T>();
  $effect(() => {
    const ask = asked();
    if (!ask) {
      held.loading = false;
      return;
    }
    const stop = new AbortController();
    held.loading = true;
    held.error = null;
    void ask(stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      held.loading = false;
      if (answer.ok) {
        held.value = answer.value;
        held.error = null;
      } else {
        held.error = answer.error;
      }
    });
    return () => stop.abort();
  });
  return held;
}
