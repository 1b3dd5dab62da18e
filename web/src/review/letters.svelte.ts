// Whether keys of one character act on their own. Who speaks to the computer, or hits keys by chance, switches them
// off; it stays so in this browser.
const key = "khabar.letter-keys";

class Letters {
  #on = $state(localStorage.getItem(key) !== "off");

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    localStorage.setItem(key, on ? "on" : "off");
  }
}

export const letters = new Letters();
