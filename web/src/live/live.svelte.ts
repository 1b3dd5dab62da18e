import { api, failureOf, request } from "../api/client";
import type { Change, Counts, Job } from "../api/types";
import { patience, StreamReader, type Message } from "./stream";

type Line = "connecting" | "open" | "lost" | "refused";

/** What the server tells while it happens: that what is kept has changed, and how long works go on. */
class Live {
  line = $state<Line>("connecting");
  /** What is kept now, and the state that the page shows. They differ until the reader asks for the new. */
  counts = $state.raw<Counts | null>(null);
  shown = $state.raw<Counts | null>(null);
  stale = $state(false);
  /** Goes up when views shall ask anew. */
  turn = $state(0);
  jobs = $state.raw<ReadonlyMap<string, Job>>(new Map());

  #state = "";
  #ownUntil = 0;
  #stop: AbortController | null = null;

  /** Starts over: at first, and when the token is another. */
  start(): void {
    this.#stop?.abort();
    this.#stop = new AbortController();
    void this.#run(this.#stop.signal);
  }

  /** What a view has been shown: changes after it are news. */
  begin(state: string, counts: Counts): void {
    this.#state = state;
    this.counts = counts;
    this.shown = counts;
    this.stale = false;
  }

  /** Shows the new. */
  show(): void {
    this.seen();
    this.turn += 1;
  }

  /** The reader's own change, that the view shows already: the news of it is none. */
  own(): void {
    this.#ownUntil = Date.now() + 4000;
    this.seen();
  }

  /** What the page shows is what is kept. */
  seen(): void {
    this.shown = this.counts;
    this.stale = false;
  }

  get news(): number {
    return Math.max(0, (this.counts?.events ?? 0) - (this.shown?.events ?? 0));
  }

  setJob(job: Job): void {
    this.jobs = new Map(this.jobs).set(job.id, job);
  }

  setJobs(jobs: readonly Job[]): void {
    this.jobs = new Map(jobs.map((job) => [job.id, job]));
  }

  #hear({ name, data }: Message): void {
    try {
      if (name === "change") this.#change(JSON.parse(data) as Change);
      else if (name === "job") this.setJob(JSON.parse(data) as Job);
    } catch {
      // A line that is no JSON tells nothing.
    }
  }

  #change({ state, counts }: Change): void {
    if (state === this.#state) return;
    this.#state = state;
    this.counts = counts;
    if (!this.shown) this.shown = counts;
    else if (Date.now() < this.#ownUntil) this.seen();
    else this.stale = true;
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let tries = 0; !signal.aborted; ) {
      try {
        const response = await request("/api/live", { signal, cache: "no-store" });
        if (response.status === 401 || response.status === 403) {
          this.line = "refused";
          return;
        }
        if (!response.ok || !response.body) throw new Error((await failureOf(response)).code);
        this.line = "open";
        if (tries > 0) void this.#catchUp(signal);
        tries = 0;
        await this.#read(response.body);
      } catch {
        if (signal.aborted) return;
      }
      this.line = "lost";
      tries += 1;
      await new Promise((resolve) => setTimeout(resolve, patience(tries)));
    }
  }

  /** What has changed while nothing could be heard. */
  async #catchUp(signal: AbortSignal): Promise<void> {
    const answer = await api.about({ signal });
    if (answer.ok) this.#change(answer.value);
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const bytes = body.getReader();
    const text = new TextDecoder();
    const reader = new StreamReader();
    for (;;) {
      const { done, value } = await bytes.read();
      if (done) return;
      for (const message of reader.read(text.decode(value, { stream: true }))) this.#hear(message);
    }
  }
}

export const live = new Live();
