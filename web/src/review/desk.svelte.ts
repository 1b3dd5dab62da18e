// The state of a review: who reviews, what is open, what was done and can be taken back.

import { api, type Failure } from "../api/client";
import type { KeptRecord, ReviewField } from "../api/types";
import { commandOf, reviewFieldOf, writesInto, type Command, type Verdict } from "./keys";
import { letters } from "./letters.svelte";
import { keepReviewerName, reviewerName } from "./name";
import { valueOf } from "./written";

interface Surroundings {
  record: () => KeptRecord | null;
  events: () => readonly KeptRecord[];
  owner: () => boolean;
  select: (event: string) => void;
  changed: (record: KeptRecord) => void;
}

interface Done {
  event: string;
  field: string; // of the record, or "verdict"
}

export class Desk {
  by = $state(reviewerName());
  editing = $state<ReviewField | null>(null);
  /** What is asked before anything can be written. */
  asks = $state<"name" | "token" | null>(null);
  help = $state(false);
  busy = $state(false);
  error = $state.raw<Failure | null>(null);
  done = $state.raw<readonly Done[]>([]);
  /** What was done last, for those who hear the page. */
  last = $state.raw<{ field: string; taken: boolean } | null>(null);

  #around: Surroundings;
  #waiting: (() => Promise<void>) | null = null;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get record(): KeptRecord | null {
    return this.#around.record();
  }

  get place(): { index: number; of: number } {
    const events = this.#around.events();
    return { index: events.findIndex(({ id }) => id === this.record?.id), of: events.length };
  }

  press(press: KeyboardEvent): void {
    if (press.defaultPrevented || writesInto(press.target)) return;
    const command = commandOf(press, letters.on);
    if (!command || (press.repeat && command.act !== "next" && command.act !== "previous")) return;
    if (command.act === "edit-here") {
      const key = press.target instanceof Element ? press.target.closest<HTMLElement>("[data-field]") : null;
      const field = key?.dataset["field"] ? reviewFieldOf(key.dataset["field"]) : null;
      if (!field || !this.#around.owner()) return;
      press.preventDefault();
      this.edit(field);
      return;
    }
    press.preventDefault();
    this.run(command);
  }

  run(command: Exclude<Command, { act: "edit-here" }>): void {
    switch (command.act) {
      case "verdict":
        void this.judge(command.verdict);
        break;
      case "edit":
        this.edit(command.field);
        break;
      case "undo":
        void this.undo();
        break;
      case "next":
        this.step(1);
        break;
      case "previous":
        this.step(-1);
        break;
      case "help":
        this.help = !this.help;
        break;
    }
  }

  step(by: 1 | -1): void {
    const events = this.#around.events();
    const next = events[this.place.index + by];
    if (!next) return;
    this.editing = null;
    this.error = null;
    this.#around.select(next.id);
  }

  edit(field: ReviewField): void {
    this.error = null;
    this.#whenAble(() => {
      this.editing = field;
      return Promise.resolve();
    });
  }

  close(): void {
    this.editing = null;
    this.error = null;
  }

  async judge(verdict: Verdict): Promise<void> {
    const event = this.record?.id;
    if (event) this.#whenAble(() => this.#send(event, "verdict", { verdict }));
  }

  async correct(field: ReviewField, written: string, note: string): Promise<void> {
    const event = this.record?.id;
    if (!event) return;
    await this.#send(event, field, { field, value: valueOf(written), ...(note.trim() ? { note: note.trim() } : {}) });
    if (!this.error) this.editing = null;
  }

  /** Takes the newest review of a field back. */
  async takeBack(field: string, event = this.record?.id): Promise<void> {
    if (!event || this.busy) return;
    if (!this.#around.owner()) {
      this.asks = "token";
      return;
    }
    this.busy = true;
    const answer = await api.takeBackReview(event, field);
    this.busy = false;
    if (!answer.ok) {
      this.error = answer.error;
      return;
    }
    this.error = null;
    const at = this.done.map((one) => one.event === event && one.field === field).lastIndexOf(true);
    this.done = this.done.filter((_, index) => index !== at);
    this.last = { field, taken: true };
    this.#around.changed(answer.value);
  }

  async undo(): Promise<void> {
    const last = this.done.at(-1);
    if (!last) return;
    if (last.event !== this.record?.id) this.#around.select(last.event);
    await this.takeBack(last.field, last.event);
  }

  /** The name under which reviews are kept; asked once. */
  name(by: string): void {
    this.by = by.trim();
    if (!this.by) return;
    keepReviewerName(this.by);
    this.asks = null;
    const waiting = this.#waiting;
    this.#waiting = null;
    void waiting?.();
  }

  askName(): void {
    this.asks = "name";
  }

  dismiss(): void {
    this.asks = null;
    this.#waiting = null;
  }

  #whenAble(act: () => Promise<void>): void {
    if (!this.#around.owner()) {
      this.asks = "token";
    } else if (!this.by) {
      this.#waiting = act;
      this.asks = "name";
    } else {
      void act();
    }
  }

  async #send(event: string, field: string, said: object): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const answer = await api.review({ event, by: this.by, ...said });
    this.busy = false;
    if (!answer.ok) {
      this.error = answer.error;
      return;
    }
    this.error = null;
    this.done = [...this.done, { event, field }];
    this.last = { field, taken: false };
    this.#around.changed(answer.value);
  }
}
