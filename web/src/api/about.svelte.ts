import { live } from "../live/live.svelte";
import { api, type Failure } from "./client";
import { setToken, token } from "./token";
import type { About } from "./types";

/** What the server says of itself and of this reader. */
class Ours {
  about = $state.raw<About | null>(null);
  error = $state.raw<Failure | null>(null);

  /** May write. */
  get owner(): boolean {
    return this.about?.owner ?? false;
  }

  async ask(): Promise<void> {
    const answer = await api.about();
    if (answer.ok) {
      this.about = answer.value;
      this.error = null;
      live.begin(answer.value.state, answer.value.counts);
    } else if (answer.error.status === 401 && token()) {
      // The token of a server that has ended since: what needs none can still be read.
      setToken(null);
      await this.ask();
    } else {
      this.error = answer.error;
    }
  }

  /** Asks and listens anew, with the token as it is now. */
  async renew(): Promise<void> {
    await this.ask();
    live.start();
    live.turn += 1;
  }

  /** Tries a token; says whether it is the one. */
  async enter(value: string): Promise<boolean> {
    setToken(value);
    await this.renew();
    return this.owner;
  }
}

export const ours = new Ours();
