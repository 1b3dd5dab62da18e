// The event stream as it goes over the wire: https://html.spec.whatwg.org/multipage/server-sent-events.html
export interface Message {
  name: string;
  data: string;
}

/** Cuts pieces as they come into messages; a piece may end anywhere. */
export class StreamReader {
  #rest = "";
  #name = "";
  #data: string[] = [];

  read(piece: string): Message[] {
    const found: Message[] = [];
    const text = this.#rest + piece;
    // A piece that ends in CR may have its LF in the next one.
    const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? "") + text.slice(whole.length);
    for (const line of lines) {
      const message = this.#line(line);
      if (message) found.push(message);
    }
    return found;
  }

  #line(line: string): Message | null {
    if (line === "") {
      const message = this.#data.length > 0 ? { name: this.#name || "message", data: this.#data.join("\n") } : null;
      this.#name = "";
      this.#data = [];
      return message;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#name = value;
    else if (field === "data") this.#data.push(value);
    return null;
  }
}

/** How long to wait before the nth try: doubling from a second to half a minute, spread so that not all come at once. */
export function patience(tries: number, chance: number = Math.random()): number {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, tries - 1)) * (0.75 + 0.5 * chance);
}
