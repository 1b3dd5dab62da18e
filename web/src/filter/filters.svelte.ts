import { router } from "../frame/router.svelte";
import { type Filter, othersIn, readFilter, writeFilter } from "./filter";

/** The filter of the page: it stands in the address, and is remembered while a view without one is open. */
class Filters {
  #kept: Filter = readFilter(hasFilter() ? location.search : "");

  current: Filter = $derived.by(() => {
    if (router.route.view === "events" || router.route.view === "sources") this.#kept = readFilter(router.search);
    return this.#kept;
  });

  /** The address of a view under this filter. */
  address(path: string, filter: Filter = this.current): string {
    const text = writeFilter(filter);
    return text ? `${path}?${text}` : path;
  }

  /** Another filter in the same view; all else that the address says stays. */
  apply(filter: Filter, how: { replace?: boolean } = {}): void {
    const text = [writeFilter(filter), othersIn(router.search)].filter(Boolean).join("&");
    router.go(router.path + (text ? `?${text}` : ""), how);
  }
}

function hasFilter(): boolean {
  return location.pathname.startsWith("/events") || location.pathname.startsWith("/sources");
}

export const filters = new Filters();
