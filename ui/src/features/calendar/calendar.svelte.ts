// Where one is in the calendar, and what a drag or a key means. Wall-clock text only: zones are the app's.
import { written } from "$lib/addresses";
import type { CalendarEvent, CalendarSpan, EventText, Stretch } from "$lib/backend/api.gen";

export const SPANS: readonly { id: CalendarSpan; label: string; keys: string }[] = [
  { id: "day", label: "Day", keys: "d" },
  { id: "week", label: "Week", keys: "w" },
  { id: "month", label: "Month", keys: "m" },
  { id: "agenda", label: "Agenda", keys: "y" },
];

export const HOUR = 46;
/** Minutes to which a drag snaps. */
export const SNAP = 15;
/** Shortest height of an event, in minutes of the grid. */
const SHORTEST = 22;

export interface At {
  span: CalendarSpan;
  /** Null is today, wherever the app is. */
  date: string | null;
}

const KEPT = "understudy.calendar.span";

/** `week:2026-11-23`; anything else is the span that was used last. */
export function parseAt(id: string | null): At {
  const [span, date] = (id ?? "").split(":");
  const known = SPANS.find((s) => s.id === span)?.id;
  const last = SPANS.find((s) => s.id === localStorage.getItem(KEPT))?.id ?? "week";
  return { span: known ?? last, date: /^\d{4}-\d\d-\d\d$/.test(date ?? "") ? (date ?? null) : null };
}

export function formatAt(at: At): string {
  localStorage.setItem(KEPT, at.span);
  return at.date ? `${at.span}:${at.date}` : at.span;
}

/** Wall-clock text moved by days and minutes. */
export function shifted(local: string, days: number, minutes = 0): string {
  const at = Date.parse(`${local.slice(0, 16)}:00Z`) + (days * 1440 + minutes) * 60_000;
  return new Date(at).toISOString().slice(0, 16);
}

export const minuteOf = (local: string) => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
export const dateOf = (local: string) => local.slice(0, 10);
export const localOf = (date: string, minute: number) => shifted(`${date}T00:00`, 0, minute);
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** A time of day as the grid shows it. */
export function clockOf(minute: number): string {
  const m = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
}

/** An event as it would be written: whole days end on their last day. */
export function textOf(event: CalendarEvent): EventText {
  return {
    title: event.title,
    start: event.startLocal,
    end: event.allDay ? shifted(event.endLocal, -1) : event.endLocal,
    allDay: event.allDay,
    location: event.location,
    notes: event.notes,
    guests: event.guests.map((g) => written(g.name, g.email)),
    recurrence: event.recurrence,
  };
}

/** The event moved on the wall. */
export function movedText(event: CalendarEvent, days: number, minutes: number): EventText {
  const text = textOf(event);
  return { ...text, start: shifted(text.start, days, minutes), end: shifted(text.end, days, minutes) };
}

/** The event with another end; at least one step long. */
export function resizedText(event: CalendarEvent, minutes: number): EventText | null {
  const text = textOf(event);
  const end = shifted(text.end, 0, minutes);
  return end > text.start ? { ...text, end } : null;
}

/** A new event in this stretch of a day. */
export function newText(date: string, from: number, to: number): EventText {
  return {
    title: "",
    start: localOf(date, from),
    end: localOf(date, Math.max(to, from + SNAP)),
    allDay: false,
    location: "",
    notes: "",
    guests: [],
    recurrence: null,
  };
}

export const canChange = (event: CalendarEvent) => event.mine && event.proposal === null && !event.cancelled;

/** Called off by oneself is gone; what others called off stays to be seen. */
export const isShown = (event: CalendarEvent) => !event.cancelled || !event.mine || event.proposal !== null;

export interface Placed {
  event: CalendarEvent;
  stretch: Stretch;
  /** Column among those at the same time, from 0. */
  lane: number;
  lanes: number;
}

/** Events of one day side by side where they overlap; a cluster shares its number of columns. */
export function placed(events: readonly CalendarEvent[], date: string): Placed[] {
  const rows: Placed[] = [];
  for (const event of events) {
    if (event.allDay) continue;
    const stretch = event.stretches.find((s) => s.date === date);
    if (stretch) rows.push({ event, stretch, lane: 0, lanes: 1 });
  }
  rows.sort((a, b) => a.stretch.from - b.stretch.from || b.stretch.to - a.stretch.to);
  let cluster: Placed[] = [];
  let until = -1;
  const endOf = (p: Placed) => Math.max(p.stretch.to, p.stretch.from + SHORTEST);
  const close = () => {
    const lanes = Math.max(1, ...cluster.map((p) => p.lane + 1));
    for (const p of cluster) p.lanes = lanes;
    cluster = [];
  };
  for (const row of rows) {
    if (row.stretch.from >= until) close();
    const taken = new Set(cluster.filter((p) => endOf(p) > row.stretch.from).map((p) => p.lane));
    while (taken.has(row.lane)) row.lane += 1;
    cluster.push(row);
    until = Math.max(until, endOf(row));
  }
  close();
  return rows;
}

export interface Drag {
  event: CalendarEvent;
  kind: "move" | "resize";
  days: number;
  minutes: number;
}

/** How far a pointer went, in days and snapped minutes. */
export function dragged(
  dx: number,
  dy: number,
  columnWidth: number,
  kind: Drag["kind"],
): { days: number; minutes: number } {
  const minutes = Math.round(((dy / HOUR) * 60) / SNAP) * SNAP;
  const days = kind === "move" && columnWidth > 0 ? Math.round(dx / columnWidth) : 0;
  return { days, minutes };
}

/** What Alt with an arrow does to an event; Shift changes the end instead. */
export function nudge(key: string, resize: boolean): { days: number; minutes: number } | null {
  if (key === "ArrowUp") return { days: 0, minutes: -SNAP };
  if (key === "ArrowDown") return { days: 0, minutes: SNAP };
  if (resize) return null;
  if (key === "ArrowLeft") return { days: -1, minutes: 0 };
  if (key === "ArrowRight") return { days: 1, minutes: 0 };
  return null;
}

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** How an event that begins on this day can repeat; its own rule comes along when it is another one. */
export function repeatChoices(start: string, own: string | null, ownWords: string | null) {
  const day = new Date(`${dateOf(start)}T00:00Z`);
  const weekday = day.getUTCDay();
  const choices: { rule: string; words: string }[] = [
    { rule: "", words: "Does not repeat" },
    { rule: "FREQ=DAILY", words: "Every day" },
    { rule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", words: "Every weekday" },
    { rule: `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekday]}`, words: `Every week on ${NAMES[weekday]}` },
    {
      rule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${WEEKDAYS[weekday]}`,
      words: `Every second week on ${NAMES[weekday]}`,
    },
    { rule: `FREQ=MONTHLY;BYMONTHDAY=${day.getUTCDate()}`, words: `Every month on day ${day.getUTCDate()}` },
    { rule: "FREQ=YEARLY", words: "Every year" },
  ];
  if (own && !choices.some((c) => c.rule === own))
    choices.splice(1, 0, { rule: own, words: ownWords ?? "As it is" });
  return choices;
}
