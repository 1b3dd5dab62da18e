// The token that `khabar serve` prints. It comes in the fragment of the first address, and stays in this tab alone.
const key = "khabar.token";

/** Moves `#token=...` from the address into the tab's own store; says whether there was one. */
export function takeToken(): boolean {
  const found = /^#token=([\w.~-]+)$/.exec(location.hash);
  if (!found?.[1]) return false;
  setToken(found[1]);
  history.replaceState(history.state, "", location.pathname + location.search);
  return true;
}

export function token(): string | null {
  return sessionStorage.getItem(key);
}

export function setToken(value: string | null): void {
  if (value) sessionStorage.setItem(key, value);
  else sessionStorage.removeItem(key);
}

/** The token in what somebody pastes: itself, or the whole address that was printed. */
export function tokenIn(pasted: string): string {
  return /#token=([\w.~-]+)/.exec(pasted)?.[1] ?? pasted.trim();
}
