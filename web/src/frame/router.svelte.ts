import { routeOf } from "./route";

/** Where the page is: the address is the one truth, so reload, back and forward give the same view. */
class Router {
  path = $state(location.pathname);
  search = $state(location.search);
  route = $derived(routeOf(this.path));
  /** Counts the moves to another view; the first page is no move. */
  moves = $state(0);

  constructor() {
    addEventListener("popstate", () => this.#read());
    document.addEventListener("click", (event) => this.#follow(event));
  }

  go(href: string, how: { replace?: boolean } = {}): void {
    const to = new URL(href, location.href);
    if (to.href === location.href) return;
    const otherView = to.pathname !== location.pathname;
    if (how.replace) history.replaceState(null, "", to);
    else history.pushState(null, "", to);
    this.#read();
    if (otherView) scrollTo(0, 0);
  }

  /** A field of the address, as `event` is: what it says, or nothing. */
  field(name: string): string | null {
    return new URLSearchParams(this.search).get(name);
  }

  /** The same view with one field of the address other. */
  setField(name: string, value: string | null, how: { replace?: boolean } = {}): void {
    const parts = this.search.replace(/^\?/, "").split("&");
    const kept = parts.filter((part) => part && part.split("=")[0] !== name);
    if (value !== null) kept.push(`${name}=${encodeURIComponent(value)}`);
    this.go(this.path + (kept.length ? `?${kept.join("&")}` : ""), how);
  }

  #read(): void {
    if (location.pathname !== this.path) this.moves += 1;
    this.path = location.pathname;
    this.search = location.search;
  }

  /** Plain clicks on links of our own move the view instead of loading the page anew. */
  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || link.hasAttribute("download")) return;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || to.pathname.startsWith("/api/") || to.hash) return;
    if (routeOf(to.pathname).view === "nowhere") return;
    event.preventDefault();
    this.go(to.href);
  }
}

export const router = new Router();
