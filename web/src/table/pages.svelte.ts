import { type Answer, api, type Failure, type Query } from "../api/client";
import type { EventPage, KeptRecord } from "../api/types";

/** Events of one search, page after page as they are needed. */
export class Pages {
  rows = $state.raw<readonly KeptRecord[]>([]);
  loading = $state(false);
  error = $state.raw<Failure | null>(null);
  /** Nothing more fits. */
  whole = $state(false);

  #query: Query = {};
  #next: string | null = null;
  #stop = new AbortController();

  constructor(private readonly ask: typeof api.events = api.events) {}

  /** Starts a search; the rows of the one before stay until its first page is here. */
  async begin(query: Query): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#query = { ...query, limit: 100 };
    this.#next = null;
    this.whole = false;
    await this.#fetch(true);
  }

  /** The next page, if there is one and none is on its way. */
  async more(): Promise<void> {
    if (this.loading || this.whole || this.error || this.#next === null) return;
    await this.#fetch(false);
  }

  /** Once more what failed. */
  async again(): Promise<void> {
    await this.#fetch(this.#next === null);
  }

  end(): void {
    this.#stop.abort();
  }

  async #fetch(first: boolean): Promise<void> {
    const { signal } = this.#stop;
    this.loading = true;
    this.error = null;
    const query = first ? this.#query : { ...this.#query, after: this.#next ?? undefined };
    const answer: Answer<EventPage> = await this.ask({ query, signal });
    if (signal.aborted) return;
    this.loading = false;
    if (!answer.ok) {
      this.error = answer.error;
      if (first) this.rows = [];
      return;
    }
    this.rows = first ? answer.value.events : [...this.rows, ...answer.value.events];
    this.#next = answer.value.next;
    this.whole = this.#next === null;
  }
}
