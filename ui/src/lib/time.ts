// Times in words, always in the user's zone, and the way back from a form field to Unix seconds.
// A locale that Intl does not know (LANG=C gives "C") falls back to British English.
import { measure } from "./words";

const locale = (() => {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
})();
const LOCALE = locale.startsWith("en") ? "en-GB" : locale;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${name}`;
  let f = formats.get(key);
  if (!f) {
    f = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });
    formats.set(key, f);
  }
  return f;
}

/** 14:05 */
export function timeOf(at: number, zone: string): string {
  return format(zone, "time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at * 1000);
}

/** Mon 23 Nov 2026, 14:05:09 */
export function exactOf(at: number, zone: string): string {
  return format(zone, "exact", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(at * 1000);
}

/** Days since the epoch in the zone. */
function dayNumber(at: number, zone: string): number {
  return Math.floor(asUtc(at, zone) / 86_400);
}

/** Today, Yesterday, Thu 19 Nov. */
export function dayOf(at: number, now: number, zone: string): string {
  const days = dayNumber(now, zone) - dayNumber(at, zone);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return format(zone, "day", { weekday: "short", day: "numeric", month: "short" }).format(at * 1000);
}

/** For a row: the time when it is today, else the day. */
export function shortOf(at: number, now: number, zone: string): string {
  if (now - at >= 0 && now - at < 60) return "now";
  const day = dayOf(at, now, zone);
  return day === "Today" || day === "Yesterday" ? timeOf(at, zone) : day;
}

/** 4 min ago, in 23 h. */
export function relativeOf(at: number, now: number): string {
  const gap = Math.abs(at - now);
  // The clock that is shown ticks slower than things happen: what just did must not read as yet to come.
  if (gap < 60) return "just now";
  const text =
    gap < 3600
      ? measure(Math.round(gap / 60), "min")
      : gap < 129_600
        ? measure(Math.round(gap / 3600), "h")
        : measure(Math.round(gap / 86_400), "days");
  return at <= now ? `${text} ago` : `in ${text}`;
}

/** 6 ms, 1.4 s, 2 min 5 s. */
export function durationOf(ms: number): string {
  if (ms < 0.5) return measure(0, "ms");
  if (ms < 1000) return measure(Math.round(ms), "ms");
  if (ms < 60_000) return measure((ms / 1000).toFixed(1), "s");
  return `${measure(Math.floor(ms / 60_000), "min")} ${measure(Math.round((ms % 60_000) / 1000), "s")}`;
}

/** The wall clock of the zone, as if it were UTC, in seconds. */
function asUtc(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  }).formatToParts(at * 1000);
  const n = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return Date.UTC(n("year"), n("month") - 1, n("day"), n("hour"), n("minute"), n("second")) / 1000;
}

/** For a datetime-local field: 2026-11-26T15:00. */
export function toField(at: number, zone: string): string {
  return new Date(asUtc(at, zone) * 1000).toISOString().slice(0, 16);
}

/** From a datetime-local field; null when it is empty or no time. Twice, for the days when clocks change. */
export function fromField(text: string, zone: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null;
  const wall = Date.parse(`${text.slice(0, 16)}:00Z`) / 1000;
  if (Number.isNaN(wall)) return null;
  let at = wall;
  for (let i = 0; i < 2; i++) at = wall - (asUtc(at, zone) - at);
  return at;
}
