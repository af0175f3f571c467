// The inbox without markup: pages in sight, what is chosen, letters that are kept, addresses, the frame.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { windowOf } from "../src/components/virtual";
import { frameStyle } from "../src/features/inbox/frame";
import {
  afterLeaving,
  Chosen,
  countOf,
  PAGE,
  peopleWords,
  Threads,
  Writing,
} from "../src/features/inbox/inbox.svelte";
import { lastPiece, splitAddresses, withAddress, written } from "../src/lib/addresses";
import type { LetterText, ThreadPage, ThreadRow } from "../src/lib/backend/api.gen";
import { Cache } from "../src/lib/backend/cache.svelte";
import { FixtureBackend } from "./fixture/backend";

const row = (id: string): ThreadRow => ({
  id,
  subject: id,
  people: [],
  snippet: "",
  at: 0,
  messages: 1,
  unread: false,
  starred: false,
  hasFile: false,
  inInbox: true,
  labels: [],
  snoozedUntil: null,
  agent: null,
  approvalId: null,
});

function lists(total: number) {
  const backend = new FixtureBackend();
  backend.answers.thread_list = (c: { offset: number; limit: number; query: string | null }): ThreadPage => ({
    threads: Array.from({ length: Math.max(0, Math.min(c.limit, total - c.offset)) }, (_, i) =>
      row(`${c.query ?? "t"}${c.offset + i}`),
    ),
    offset: c.offset,
    total,
    understood: [],
  });
  return { backend, threads: new Threads(new Cache(backend)) };
}

const settled = (threads: Threads, at: number) => vi.waitFor(() => expect(threads.row(at)).not.toBeNull());

describe("the list of conversations", () => {
  it("draws at most what is in sight, however long it is", () => {
    const { first, last } = windowOf(50_000 * 66, 900, 66, 100_000);
    expect([first, last]).toEqual([49_994, 50_020]);
    expect(last - first).toBeLessThanOrEqual(80);
    expect(windowOf(0, 900, 66, 3)).toEqual({ first: 0, last: 3 });
    expect(windowOf(9_999, 900, 66, 3)).toEqual({ first: 0, last: 3 });
  });

  it("reads only the pages in sight, and finds rows and places among them", async () => {
    const { backend, threads } = lists(100_000);
    const release = threads.hold(0, 20);
    await settled(threads, 0);
    const far = threads.hold(PAGE * 7, PAGE * 7 + 20);
    await settled(threads, PAGE * 7);
    const asked = backend.calls.map((c) => (c.type === "thread_list" ? c.offset : -1));
    expect(asked).toEqual([0, PAGE * 7]);
    expect(threads.total).toBe(100_000);
    expect(threads.row(PAGE * 7 + 3)?.id).toBe(`t${PAGE * 7 + 3}`);
    expect(threads.row(PAGE * 3)).toBeNull();
    expect(threads.indexOf(`t${PAGE * 7 + 3}`)).toBe(PAGE * 7 + 3);
    expect(threads.indexOf("gone")).toBe(-1);
    release();
    far();
  });

  it("searches everything, whatever split is open", async () => {
    const { backend, threads } = lists(2);
    threads.split = "waiting";
    threads.search = " from:dana ";
    const release = threads.hold(0, 1);
    await settled(threads, 0);
    expect(backend.calls.at(-1)).toEqual({
      type: "thread_list",
      part: "all",
      query: "from:dana",
      offset: 0,
      limit: PAGE,
    });
    release();
  });

  it("turns through the splits and around", () => {
    const { threads } = lists(0);
    expect(threads.turn(-1)).toBe("all");
    threads.split = "all";
    expect(threads.turn(1)).toBe("needsYou");
    expect(countOf([{ split: "all", threads: 7 }], "all")).toBe(7);
    expect(countOf(undefined, "all")).toBeNull();
  });

  it("goes on to the next row, or the one before at the end", () => {
    expect([afterLeaving(["a", "b", "c"], 1), afterLeaving(["a", "b"], 1), afterLeaving(["a"], 0)]).toEqual([
      "c",
      "a",
      null,
    ]);
  });

  it("acts on what is chosen before what is at hand", () => {
    const chosen = new Chosen();
    expect(chosen.or("a")).toEqual(["a"]);
    chosen.toggle("b");
    chosen.toggle("c");
    chosen.toggle("b");
    expect(chosen.or("a")).toEqual(["c"]);
    chosen.clear();
    expect(chosen.or(null)).toEqual([]);
  });

  it("names people shortly when there are several", () => {
    expect(peopleWords(["Dana Ortiz"])).toBe("Dana Ortiz");
    expect(peopleWords(["Dana Ortiz", "me", "ines@x.example"])).toBe("Dana, me, ines");
    expect(peopleWords(["a b", "c d", "e f", "g h", "i j"])).toBe("a, c, e +2");
  });
});

describe("a letter", () => {
  const letter = (body: string): LetterText => ({
    to: ["dana@larkfield.example"],
    cc: [],
    bcc: [],
    subject: "Re: Prices",
    body,
    replyTo: "m1",
    files: [],
    filesOf: null,
  });
  beforeEach(() => localStorage.clear());

  it("is kept until it is sent or discarded, each to its message", async () => {
    const writing = new Writing();
    await writing.start("reply", "m1", async () => letter("begun"));
    if (writing.letter) writing.letter.body = "half written";
    writing.keep();
    writing.close();
    const begin = vi.fn(async () => letter("begun"));
    await writing.start("reply", "m1", begin);
    expect(writing.letter?.body).toBe("half written");
    expect(begin).not.toHaveBeenCalled();
    await writing.start("reply", "m2", begin);
    expect(writing.letter?.body).toBe("begun");
    await writing.start("reply", "m1", begin);
    writing.discard();
    await writing.start("reply", "m1", begin);
    expect(writing.letter?.body).toBe("begun");
  });

  it("goes on where it was when it is taken back", () => {
    const writing = new Writing();
    writing.resume("forward", "m3", letter("taken back"));
    expect([writing.open?.kind, writing.letter?.body]).toEqual(["forward", "taken back"]);
  });
});

describe("addresses", () => {
  it("are cut at commas outside quotes", () => {
    expect(splitAddresses('"Ortiz, Dana" <dana@x.example>; priya@y.example, ')).toEqual([
      '"Ortiz, Dana" <dana@x.example>',
      "priya@y.example",
    ]);
    expect(lastPiece("dana@x.example, pri")).toBe("pri");
    expect(withAddress("dana@x.example, pri", written("Priya N", "priya@y.example"))).toBe(
      "dana@x.example, Priya N <priya@y.example>, ",
    );
    expect(written("Ortiz, Dana", "d@x.example")).toBe('"Ortiz, Dana" <d@x.example>');
  });
});

describe("a mail's frame", () => {
  it("keeps designed mail on white and lets plain words follow the theme", () => {
    expect(frameStyle(true, true)["--frame-paper"]).toBe("#fff");
    expect(frameStyle(true, true)["--frame-scheme"]).toBe("light");
    expect(frameStyle(false, true)["--frame-scheme"]).toBe("dark");
    expect(frameStyle(false, false)["--frame-ink"]).not.toBe(frameStyle(false, true)["--frame-ink"]);
  });
});
