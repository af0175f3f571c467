// Changing the calendar, with the question that a series needs and the way back that every change has.
import type { CalendarEvent, EventDone, EventExtent, EventText } from "$lib/backend/api.gen";
import { asWireError } from "$lib/backend/backend";
import type { AppState } from "$lib/state/app.svelte";

export interface Question {
  event: CalendarEvent;
  /** Null calls it off. */
  text: EventText | null;
}

export class Changes {
  /** A series is about to change: which of it? */
  asking = $state.raw<Question | null>(null);
  busy = $state(false);

  constructor(private readonly app: AppState) {}

  async create(text: EventText): Promise<boolean> {
    return this.#perform({ type: "event_create", event: text });
  }

  /** Changes an event; a series is asked about first. */
  async change(event: CalendarEvent, text: EventText): Promise<boolean> {
    if (event.recurrence !== null) {
      this.asking = { event, text };
      return true;
    }
    return this.#perform({
      type: "event_change",
      id: event.id,
      etag: event.etag,
      extent: "this",
      event: text,
    });
  }

  async remove(event: CalendarEvent): Promise<void> {
    if (event.recurrence !== null) this.asking = { event, text: null };
    else await this.#perform({ type: "event_remove", id: event.id, etag: event.etag, extent: "this" });
  }

  /** The answer to the question; null leaves everything as it is. */
  async answer(extent: EventExtent | null): Promise<void> {
    const asked = this.asking;
    this.asking = null;
    if (!asked || !extent) return;
    const { id, etag } = asked.event;
    if (asked.text === null) await this.#perform({ type: "event_remove", id, etag, extent });
    else await this.#perform({ type: "event_change", id, etag, extent, event: asked.text });
  }

  async #perform(
    command:
      | { type: "event_create"; event: EventText }
      | { type: "event_change"; id: string; etag: string; extent: EventExtent; event: EventText }
      | { type: "event_remove"; id: string; etag: string; extent: EventExtent },
  ): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      const done = await this.app.cache.act(command);
      this.app.say(done.message, this.#back(done));
      return true;
    } catch (e) {
      this.app.fail(asWireError(e));
      return false;
    } finally {
      this.busy = false;
    }
  }

  #back(done: EventDone): (() => void) | null {
    if (done.effects.length > 0)
      return () => void this.app.act({ type: "filing_undo", effects: done.effects });
    const id = done.approvalId;
    if (id === null || done.undoUntil === null) return null;
    return async () => {
      const undone = await this.app.act({ type: "approval_undo", id });
      // What was taken back by hand does not wait for an answer.
      if (undone) await this.app.act({ type: "approval_reject", id, reason: "Taken back." });
    };
  }
}
