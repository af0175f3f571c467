import { describe, expect, it, vi } from "vitest";
import { items, score } from "../src/features/frame/palette.svelte";
import { byDay, Follow } from "../src/features/runs/runs.svelte";
import { bars } from "../src/features/runs/waterfall";
import { backOff } from "../src/lib/backend/backend";
import { takeToken } from "../src/lib/backend/bridge";
import { sectionTitle } from "../src/lib/pages";
import { pieces, promptPieces } from "../src/lib/pieces";
import { caps, chord, Keys } from "../src/lib/state/keys.svelte";
import { formatPlace, parsePlace } from "../src/lib/state/router.svelte";
import { merged } from "../src/lib/state/runs.svelte";
import { parseTheme } from "../src/lib/state/theme.svelte";
import { dayOf, durationOf, fromField, relativeOf, toField } from "../src/lib/time";
import { bytes, listed, measure, percent } from "../src/lib/words";
import { approvals, NOW, origin, runs, step } from "./fixture/data";

const press = (
  keys: Keys,
  key: string,
  init: KeyboardEventInit = {},
  target: EventTarget = document.body,
) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, "target", { value: target });
  keys.handle(event);
};

describe("keys", () => {
  const bind = (k: string, run: () => void, more = {}) => ({ keys: k, label: k, group: "x", run, ...more });

  it("ignores a held key, except where it only moves", () => {
    const keys = new Keys();
    const act = vi.fn();
    const move = vi.fn();
    keys.register(bind("a", act), bind("j", move, { repeats: true }));
    press(keys, "a", { repeat: true });
    press(keys, "j", { repeat: true });
    expect([act.mock.calls.length, move.mock.calls.length]).toEqual([0, 1]);
  });

  it("leaves single letters to a field, and chords to the window", () => {
    const keys = new Keys();
    const letter = vi.fn();
    const palette = vi.fn();
    keys.register(bind("a", letter), bind("mod+k", palette));
    const field = document.createElement("input");
    press(keys, "a", {}, field);
    press(keys, "k", { ctrlKey: true }, field);
    expect([letter.mock.calls.length, palette.mock.calls.length]).toEqual([0, 1]);
  });

  it("knows one key after the other", () => {
    const keys = new Keys();
    const go = vi.fn();
    const a = vi.fn();
    keys.register(bind("g a", go), bind("a", a));
    for (const key of ["g", "a", "a"]) press(keys, key);
    expect([go.mock.calls.length, a.mock.calls.length]).toEqual([1, 1]);
  });

  it("is silent under a dialog", () => {
    const keys = new Keys();
    const a = vi.fn();
    keys.register(bind("a", a));
    const pop = keys.pushLayer();
    press(keys, "a");
    pop();
    press(keys, "a");
    expect(a).toHaveBeenCalledTimes(1);
  });

  it("writes chords and caps", () => {
    const at = (key: string, init = {}) => chord(new KeyboardEvent("keydown", { key, ...init }), false);
    expect([at("K", { ctrlKey: true }), at("?", { shiftKey: true }), at("Z", { shiftKey: true })]).toEqual([
      "mod+k",
      "?",
      "shift+z",
    ]);
    expect([caps("mod+.", true), caps("g t", false), caps("mod+Enter", false)]).toEqual([
      ["⌘."],
      ["G", "T"],
      ["Ctrl ↵"],
    ]);
  });
});

describe("places", () => {
  it("reads and writes the address", () => {
    const check = (hash: string, expected: object) => expect(parsePlace(hash)).toEqual(expected);
    check("", { panel: "today", id: null });
    check("#/runs/a%2Fb", { panel: "runs", id: "a/b" });
    check("#/nowhere/1", { panel: "today", id: null });
    expect(formatPlace({ panel: "runs", id: "a/b" })).toBe("#/runs/a%2Fb");
  });

  it("takes the token out of the address and keeps it for the tab", () => {
    const history = { replaceState: vi.fn() };
    const location = { hash: "#token=s3cret", pathname: "/", search: "" };
    const token = takeToken(location as unknown as Location, history as unknown as History, sessionStorage);
    expect([token, history.replaceState.mock.calls[0]?.[2]]).toEqual(["s3cret", "/#/today"]);
    const later = takeToken(
      { ...location, hash: "#/runs" } as unknown as Location,
      history as unknown as History,
      sessionStorage,
    );
    expect(later).toBe("s3cret");
  });

  it("waits longer each time, up to a ceiling", () => {
    expect([0, 1, 2, 10].map(backOff)).toEqual([500, 1000, 2000, 15_000]);
  });
});

describe("time", () => {
  it("names days in the user's zone, not in the computer's", () => {
    const lateInLisbon = Date.UTC(2026, 10, 22, 23, 30) / 1000;
    expect(dayOf(lateInLisbon, NOW, "Europe/Lisbon")).toBe("Yesterday");
    expect(dayOf(lateInLisbon, NOW, "Asia/Tokyo")).toBe("Today");
  });
  it("goes to a form field and back, also across a change of clocks", () => {
    for (const at of [NOW, Date.UTC(2026, 9, 25, 2, 30) / 1000, Date.UTC(2026, 2, 29, 12) / 1000])
      expect(fromField(toField(at, "Europe/Lisbon"), "Europe/Lisbon")).toBe(at);
    expect(toField(NOW, "Asia/Tokyo")).toBe("2026-11-23T23:32");
    expect(fromField("", "UTC")).toBeNull();
  });
  it("keeps a number and its unit on one line, and lists names as people do", () => {
    expect([percent(0.8), bytes(3 * 1024 ** 2), measure(1234, "ms")]).toEqual([
      "80\u00a0%",
      "3\u00a0MB",
      "1,234\u00a0ms",
    ]);
    expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });

  it("calls a section of Settings by its name wherever it is named", () => {
    expect([sectionTitle("teachers"), sectionTitle("nothing"), sectionTitle(null)]).toEqual([
      "Teachers",
      "",
      "",
    ]);
  });

  it("says how long and how long ago", () => {
    expect([durationOf(6.4), durationOf(1400), durationOf(125_000)]).toEqual([
      "6\u00a0ms",
      "1.4\u00a0s",
      "2\u00a0min 5\u00a0s",
    ]);
    expect([relativeOf(NOW - 240, NOW), relativeOf(NOW + 82_800, NOW)]).toEqual([
      "4\u00a0min ago",
      "in 23\u00a0h",
    ]);
  });
});

describe("pieces", () => {
  const b = (handle: string, value: string) => ({
    handle,
    value,
    origin: origin("text", "mail", null, true),
  });
  it("marks values in place and handles as chips, and loses no text", () => {
    const text = "take 27 % off, $w2 works";
    const made = pieces(text, [b("n1", "27 %"), b("w2", "Friday")]);
    expect(made.map((p) => p.type)).toEqual(["text", "value", "text", "handle", "text"]);
    expect(made.map((p) => (p.type === "handle" ? `$${p.text}` : p.text)).join("")).toBe(text);
  });
  it("leaves prices alone", () => {
    expect(pieces("$20 and $m", []).map((p) => p.type)).toEqual(["text"]);
  });
  it("shows a prompt whole", () => {
    const prompt = "<|step|>Read $m4.\n<|call|>{}";
    expect(
      promptPieces(prompt)
        .map((p) => p.text)
        .join(""),
    ).toBe(prompt);
  });
});

describe("palette", () => {
  const sources = {
    ask: false,
    fixed: [{ id: "t", section: "Go to", title: "Today", note: "", run: () => {} }],
    runs,
    approvals,
    suggestions: ["Triage my inbox"],
    openRun: () => {},
    openApproval: () => {},
    askFor: () => {},
  };
  it("finds by word, and offers a sentence as a request first", () => {
    expect(items("pricing", sources)[0]?.id).toBe("approval:a1");
    expect(items("tell ines that I am late", sources)[0]?.id).toBe("ask");
    expect(items("pricing", sources).at(-1)?.id).toBe("ask");
  });
  it("asks and nothing else with the ask key", () => {
    expect(items("x", { ...sources, ask: true }).map((i) => i.id)).toEqual(["ask"]);
  });
  it("scores a beginning above a middle, and strangers not at all", () => {
    expect(score("Today", "to")).toBeGreaterThan(score("Into", "to"));
    expect(score("Runs", "xyz")).toBe(0);
  });
});

describe("runs", () => {
  it("lists each run once, under its day", () => {
    const page = { runs, nextCursor: "c" };
    const all = merged(page, [{ runs: runs.slice(3), nextCursor: null }]);
    expect(all.length).toBe(runs.length);
    expect(byDay(all, NOW, "Europe/Lisbon").map((d) => `${d.day} ${d.runs.length}`)).toEqual([
      "Today 4",
      "Yesterday 3",
      "Sat 21 Nov 2",
    ]);
  });
  it("follows until the reader scrolls away, and counts what came meanwhile", () => {
    const follow = new Follow();
    follow.reset(0, true);
    expect(follow.grew(3)).toBe(true);
    follow.scrolled(400);
    expect(follow.grew(5)).toBe(false);
    expect(follow.missed).toBe(2);
    follow.scrolled(0);
    expect([follow.on, follow.missed]).toEqual([true, 0]);
  });
  it("draws bars one after the other over the whole axis", () => {
    const made = bars([step(1, "call", { ms: 10 }), step(2, "verdict"), step(3, "call", { ms: 30 })]);
    expect(made.map((b) => [b.left, b.width])).toEqual([
      [0, 25],
      [25, 75],
    ]);
    expect(bars([step(1, "plan")])).toEqual([]);
  });
  it("takes any stored theme", () => {
    expect(['"dark"', "light", null, '"blue"'].map(parseTheme)).toEqual([
      "dark",
      "light",
      "system",
      "system",
    ]);
  });
});
