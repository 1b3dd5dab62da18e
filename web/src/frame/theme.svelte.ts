export type Theme = "system" | "light" | "dark";

const key = "khabar.theme";
const order: readonly Theme[] = ["system", "light", "dark"];

class Looks {
  current = $state<Theme>(first());

  /** system, light, dark, and system again. */
  next(): void {
    this.current = order[(order.indexOf(this.current) + 1) % order.length] ?? "system";
    if (this.current === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, this.current);
    this.show();
  }

  show(): void {
    if (this.current === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = this.current;
  }
}

function first(): Theme {
  const kept = localStorage.getItem(key);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export const looks = new Looks();
