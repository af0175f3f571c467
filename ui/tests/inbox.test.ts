// The inbox without markup: pages in sight, what is chosen, letters that are kept, addresses, the frame.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { windowOf } from "../src/components/virtual";
import { frameStyle } from "../src/features/inbox/frame";
import {
  afterLeaving,
  Chosen,
  countOf,
  PAGE,
  peopleWords,
  Threads,
} from "../src/features/inbox/inbox.svelte";
import { Writing } from "../src/features/inbox/writing.svelte";
import { lastPiece, splitAddresses, withAddress, written } from "../src/lib/addresses";
import type { LetterText, MailFile, ThreadPage, ThreadRow } from "../src/lib/backend/api.gen";
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
    draft: null,
  });
  /** Drafts as the app would keep them. */
  function folder() {
    const drafts = new Map<string, LetterText>();
    const backend = new FixtureBackend();
    backend.answers.letter_keep = (c: { letter: LetterText }) => {
      const draft = c.letter.draft ?? `d${drafts.size + 1}`;
      drafts.set(draft, { ...c.letter, draft });
      return { draft, at: 1 };
    };
    backend.answers.draft_list = () =>
      [...drafts].map(([id, l]) => ({
        id,
        to: l.to,
        subject: l.subject,
        snippet: "",
        at: 1,
        files: 0,
        replyTo: l.replyTo,
      }));
    backend.answers.draft_show = (c: { id: string }) => structuredClone(drafts.get(c.id));
    return { drafts, backend };
  }
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("is kept a moment after each change, in one draft, and goes on where it was left", async () => {
    const { drafts, backend } = folder();
    const writing = new Writing(backend);
    const begin = vi.fn(async () => letter("begun"));
    await writing.start("reply", "m1", begin);
    writing.keep();
    await vi.runAllTimersAsync();
    expect(drafts.size, "what nobody touched is not kept").toBe(0);
    for (const text of ["half", "half written", "half written now"]) {
      if (writing.letter) writing.letter.body = text;
      writing.keep();
    }
    expect(writing.keeping).toBe("changed");
    await vi.runAllTimersAsync();
    expect(writing.keeping).toBe("kept");
    if (writing.letter) writing.letter.body = "written";
    writing.keep();
    await writing.close();
    expect([...drafts].map(([id, l]) => [id, l.body])).toEqual([["d1", "written"]]);
    expect(backend.calls.filter((c) => c.type === "letter_keep").length).toBe(2);
    await writing.start("reply", "m1", begin);
    expect([writing.letter?.body, writing.letter?.draft]).toEqual(["written", "d1"]);
    expect(begin).toHaveBeenCalledTimes(1);
    await writing.start("reply", "m2", begin);
    expect(writing.letter?.body).toBe("begun");
  });

  it("waits for a save on its way before it is thrown away, so that no draft is left behind", async () => {
    const { backend } = folder();
    let keep: (kept: unknown) => void = () => undefined;
    backend.answers.letter_keep = () => new Promise((done) => (keep = done));
    const writing = new Writing(backend);
    await writing.start("new", null, async () => letter("begun"));
    if (writing.letter) writing.letter.body = "half";
    writing.keep();
    await vi.runAllTimersAsync();
    const discarded = writing.discard();
    keep({ draft: "late", at: 1 });
    expect(await discarded).toBe("late");
    expect(writing.letter).toBe(null);
  });

  it("stays open and says so when it cannot be kept", async () => {
    const { backend } = folder();
    backend.answers.letter_keep = () => {
      throw { code: "internal", message: "The disk is full.", hint: "Free some space.", retryable: true };
    };
    const writing = new Writing(backend);
    await writing.start("new", null, async () => letter("begun"));
    if (writing.letter) writing.letter.body = "half";
    await writing.close();
    expect([writing.keeping, writing.letter?.body]).toEqual(["failed", "half"]);
    expect(writing.trouble).toContain("disk is full");
  });

  it("goes on where it was when it is taken back", () => {
    const writing = new Writing(folder().backend);
    writing.resume("forward", "m3", letter("taken back"));
    expect([writing.open?.kind, writing.letter?.body]).toEqual(["forward", "taken back"]);
  });

  it("takes files along up to a size, each once", async () => {
    const { backend } = folder();
    backend.answers.file_attach = (c: { name: string; data: string }) => ({
      name: c.name,
      mediaType: "text/plain",
      size: atob(c.data).length,
      sha256: `of ${c.data}`,
      viewable: true,
    });
    const writing = new Writing(backend);
    await writing.start("new", null, async () => letter("begun"));
    expect(await writing.attach([new File(["one"], "a.txt"), new File(["one"], "b.txt")])).toBe(null);
    expect(writing.letter?.files.map((f) => f.name)).toEqual(["a.txt"]);
    const large = { name: "film.mp4", size: 20_000_001 } as File;
    expect(await writing.attach([large])).toContain("larger than 20\u00a0MB");
    writing.leaveOut(writing.letter?.files[0] as MailFile);
    expect(writing.letter?.files).toEqual([]);
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
