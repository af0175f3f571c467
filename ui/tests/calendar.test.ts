// The calendar without markup: places, moves on the wall, lanes, and the question that a series asks.
import { beforeEach, describe, expect, it } from "vitest";
import {
  canChange,
  clockOf,
  daysBetween,
  dragged,
  formatAt,
  HOUR,
  isShown,
  movedText,
  newText,
  nudge,
  parseAt,
  placed,
  repeatChoices,
  resizedText,
  shifted,
  textOf,
} from "../src/features/calendar/calendar.svelte";
import { Changes } from "../src/features/calendar/changes.svelte";
import type { CalendarEvent } from "../src/lib/backend/api.gen";
import { AppState } from "../src/lib/state/app.svelte";
import { FixtureBackend } from "./fixture/backend";

function event(key: string, from: number, to: number, more: Partial<CalendarEvent> = {}): CalendarEvent {
  const date = "2026-11-23";
  return {
    key,
    id: key,
    etag: "1",
    title: key,
    start: 0,
    end: 0,
    startLocal: `${date}T${clockOf(from)}`,
    endLocal: `${date}T${clockOf(to)}`,
    when: "",
    hours: "",
    otherZone: null,
    allDay: false,
    location: "",
    notes: "",
    organiser: null,
    mine: true,
    guests: [],
    messageId: null,
    answer: "",
    repeats: null,
    recurrence: null,
    cancelled: false,
    free: false,
    conflicts: [],
    proposal: null,
    stretches: [{ date, from, to, first: true, last: true }],
    ...more,
  };
}

describe("where one is", () => {
  beforeEach(() => localStorage.clear());

  it("is a span and a day, and the span is remembered", () => {
    expect(parseAt("month:2026-11-23")).toEqual({ span: "month", date: "2026-11-23" });
    expect(parseAt(null)).toEqual({ span: "week", date: null });
    expect(formatAt({ span: "agenda", date: null })).toBe("agenda");
    expect(parseAt(null)).toEqual({ span: "agenda", date: null });
    expect(parseAt("nonsense:tomorrow")).toEqual({ span: "agenda", date: null });
  });
});

describe("times on the wall", () => {
  it("move over midnight, months and the change of clocks without knowing of zones", () => {
    expect(shifted("2026-11-23T23:30", 0, 45)).toBe("2026-11-24T00:15");
    expect(shifted("2026-02-28T09:00", 1)).toBe("2026-03-01T09:00");
    expect(shifted("2026-10-24T09:00", 1)).toBe("2026-10-25T09:00");
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(clockOf(1445)).toBe("00:05");
  });

  it("move an event whole, and resize its end but never to nothing", () => {
    const e = event("a", 540, 600);
    expect(movedText(e, 1, -30)).toMatchObject({ start: "2026-11-24T08:30", end: "2026-11-24T09:30" });
    expect(resizedText(e, 30)?.end).toBe("2026-11-23T10:30");
    expect(resizedText(e, -60)).toBeNull();
  });

  it("write whole days with their last day", () => {
    const e = event("a", 0, 1440, {
      allDay: true,
      startLocal: "2026-11-23T00:00",
      endLocal: "2026-11-25T00:00",
    });
    expect(textOf(e)).toMatchObject({ start: "2026-11-23T00:00", end: "2026-11-24T00:00", allDay: true });
    expect(newText("2026-11-23", 1425, 1425)).toMatchObject({
      start: "2026-11-23T23:45",
      end: "2026-11-24T00:00",
    });
  });

  it("snap a drag to quarters of an hour and whole columns", () => {
    expect(dragged(130, HOUR * 1.1, 120, "move")).toEqual({ days: 1, minutes: 60 });
    expect(dragged(130, HOUR / 2, 120, "resize")).toEqual({ days: 0, minutes: 30 });
    expect(nudge("ArrowRight", false)).toEqual({ days: 1, minutes: 0 });
    expect(nudge("ArrowRight", true)).toBeNull();
    expect(nudge("x", false)).toBeNull();
  });
});

describe("a day", () => {
  it("puts what overlaps side by side, and gives the rest its width back", () => {
    const lanes = placed(
      [event("a", 540, 600), event("b", 570, 660), event("c", 600, 630), event("d", 700, 720)],
      "2026-11-23",
    ).map((p) => [p.event.key, p.lane, p.lanes]);
    expect(lanes).toEqual([
      ["a", 0, 2],
      ["b", 1, 2],
      ["c", 0, 2],
      ["d", 0, 1],
    ]);
  });

  it("lets only what is the user's be changed, and hides what he called off himself", () => {
    expect(canChange(event("a", 0, 60))).toBe(true);
    expect(canChange(event("a", 0, 60, { mine: false }))).toBe(false);
    expect(isShown(event("a", 0, 60, { cancelled: true }))).toBe(false);
    expect(isShown(event("a", 0, 60, { cancelled: true, mine: false }))).toBe(true);
  });

  it("offers the rules that fit its day, and its own", () => {
    const rules = repeatChoices("2026-11-24T09:00", "FREQ=WEEKLY;COUNT=4", "every week, 4 times");
    expect(rules[1]).toEqual({ rule: "FREQ=WEEKLY;COUNT=4", words: "every week, 4 times" });
    expect(rules.map((r) => r.words)).toContain("Every week on Tuesday");
  });
});

describe("a change", () => {
  function changes() {
    const backend = new FixtureBackend();
    const done = { message: "Done", effects: ["e1"], approvalId: null, undoUntil: null };
    backend.answers.event_change = () => done;
    backend.answers.event_remove = () => done;
    const app = new AppState(backend);
    app.clock.stop();
    return { backend, app, changes: new Changes(app) };
  }

  it("of a single event is done at once, and undone by the notice", async () => {
    const { backend, app, changes: c } = changes();
    await c.change(event("a", 540, 600), movedText(event("a", 540, 600), 0, 60));
    expect(backend.calls.map((x) => x.type)).toEqual(["event_change"]);
    app.undo();
    expect(backend.calls.at(-1)).toEqual({ type: "filing_undo", effects: ["e1"] });
  });

  it("of a series waits for the answer which of it, and no answer changes nothing", async () => {
    const { backend, changes: c } = changes();
    const weekly = event("a", 540, 600, { recurrence: "FREQ=WEEKLY" });
    await c.change(weekly, movedText(weekly, 1, 0));
    await c.answer(null);
    expect(backend.calls).toEqual([]);
    await c.remove(weekly);
    await c.answer("following");
    expect(backend.calls).toEqual([{ type: "event_remove", id: "a", etag: "1", extent: "following" }]);
  });
});
