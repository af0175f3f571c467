import { beforeEach, describe, expect, it, vi } from "vitest";
import { everythingChanged } from "../src/lib/backend/backend";
import { Cache, type Entry } from "../src/lib/backend/cache.svelte";
import { apply } from "../src/lib/state/live";
import { FixtureBackend } from "./fixture/backend";

const flush = () => vi.advanceTimersByTimeAsync(0);

describe("cache", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it("reads once for two holders and again only when a tag of it is stale", async () => {
    const backend = new FixtureBackend();
    const cache = new Cache(backend);
    const entry = cache.entry({ type: "approval_list" });
    entry.hold();
    entry.hold();
    await flush();
    cache.invalidate(["runs"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(backend.calls.length, "a tag of something else reads nothing").toBe(1);
    cache.invalidate(["approvals"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(backend.calls.length).toBe(2);
  });

  it("gathers a burst of pushes into one read", async () => {
    const backend = new FixtureBackend();
    const cache = new Cache(backend);
    cache.entry({ type: "run_list", cursor: null, limit: 50 }).hold();
    await flush();
    for (let i = 0; i < 40; i++) cache.invalidate(["runs"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(backend.calls.length).toBe(2);
  });

  it("leaves what nobody looks at until somebody does", async () => {
    const backend = new FixtureBackend();
    const cache = new Cache(backend);
    const entry = cache.entry({ type: "today_show" });
    const release = entry.hold();
    await flush();
    release();
    cache.invalidate(["mail"]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(backend.calls.length).toBe(1);
    entry.hold();
    await vi.advanceTimersByTimeAsync(1000);
    expect(backend.calls.length).toBe(2);
  });

  it("makes the tags of an action stale even when it fails, and passes the error on", async () => {
    const backend = new FixtureBackend();
    const cache = new Cache(backend);
    cache.entry({ type: "approval_list" }).hold();
    await flush();
    const error = { code: "stale", message: "It changed.", hint: "Read it again.", retryable: false };
    backend.answers.approval_approve = () => Promise.reject(error);
    const act = cache.act({ type: "approval_approve", id: "a1", sha256: "x", confirm: null });
    await expect(act).rejects.toEqual(error);
    await vi.advanceTimersByTimeAsync(1000);
    expect(backend.calls.filter((c) => c.type === "approval_list").length).toBe(2);
  });

  it("keeps the last known data beside an error", async () => {
    const backend = new FixtureBackend();
    const cache = new Cache(backend);
    const entry = cache.entry({ type: "approval_list" });
    entry.hold();
    await flush();
    const known = entry.data;
    backend.answers.approval_list = () => Promise.reject(new Error("gone"));
    await vi.advanceTimersByTimeAsync(300);
    await entry.read();
    expect([entry.data, entry.error?.message]).toEqual([known, "gone"]);
  });
});

describe("a read that fails while older data is shown", () => {
  const busy = { code: "internal", message: "The app is busy.", hint: "", retryable: true };
  let backend: FixtureBackend;
  let cache: Cache;
  let entry: Entry<{ type: "approval_list" }>;
  let release: () => void;
  let known: unknown;
  const reads = () => backend.calls.length;
  const fails = (error: unknown = busy) => (backend.answers.approval_list = () => Promise.reject(error));

  beforeEach(async () => {
    vi.useFakeTimers();
    backend = new FixtureBackend();
    cache = new Cache(backend);
    entry = cache.entry({ type: "approval_list" });
    release = entry.hold();
    await flush();
    known = entry.data;
    await vi.advanceTimersByTimeAsync(1000);
    fails();
    cache.invalidate(["approvals"]);
    await flush();
    expect(reads()).toBe(2);
  });

  it("keeps the data, says that it is old, and is tried again with growing pauses that have an end", async () => {
    expect([entry.data, cache.behind.size]).toEqual([known, 1]);
    const pauses: number[] = [];
    let last = Date.now();
    const before = reads();
    backend.answers.approval_list = () => {
      pauses.push(Date.now() - last);
      last = Date.now();
      return Promise.reject(busy);
    };
    await vi.advanceTimersByTimeAsync(70_000);
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    expect(reads() - before).toBe(pauses.length);
    delete backend.answers.approval_list;
    await vi.advanceTimersByTimeAsync(15_000);
    expect([entry.error, cache.behind.size, vi.getTimerCount()], "and then it rests").toEqual([null, 0, 0]);
  });

  it("is read at once when the pushes begin again, even in the longest pause", async () => {
    await vi.advanceTimersByTimeAsync(40_000);
    const before = reads();
    delete backend.answers.approval_list;
    apply(cache, [everythingChanged]);
    await flush();
    expect([reads() - before, entry.error, cache.behind.size]).toEqual([1, null, 0]);
  });

  it("is read again without a pause when it fails behind a push that came meanwhile", async () => {
    let fail: () => void = () => {};
    backend.answers.approval_list = () => new Promise((_, no) => (fail = () => no(busy)));
    await vi.advanceTimersByTimeAsync(500);
    const before = reads();
    cache.invalidate(["approvals"]);
    delete backend.answers.approval_list;
    await vi.advanceTimersByTimeAsync(300);
    fail();
    await flush();
    expect([reads() - before, entry.error]).toEqual([1, null]);
  });

  it("leaves no timer when nobody looks, and is read at once when somebody does", async () => {
    await vi.advanceTimersByTimeAsync(10_000);
    release();
    expect([vi.getTimerCount(), cache.behind.size]).toEqual([0, 0]);
    const before = reads();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads()).toBe(before);
    entry.hold();
    expect(cache.behind.size, "what is shown until then is old").toBe(1);
    await flush();
    expect(reads() - before).toBe(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(reads() - before, "and the pauses begin anew").toBe(2);
  });

  it("that is on its way when nobody looks any more leaves no timer either", async () => {
    let fail: () => void = () => {};
    backend.answers.approval_list = () => new Promise((_, no) => (fail = () => no(busy)));
    await vi.advanceTimersByTimeAsync(500);
    release();
    fail();
    await flush();
    expect([vi.getTimerCount(), cache.behind.size]).toEqual([0, 0]);
  });

  it("is not tried again where that cannot help, before something changes or somebody looks anew", async () => {
    fails({ code: "notFound", message: "It is gone.", hint: "", retryable: false });
    await vi.advanceTimersByTimeAsync(500);
    const before = reads();
    expect([cache.behind.size, vi.getTimerCount()]).toEqual([0, 0]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads()).toBe(before);
    release();
    entry.hold();
    await flush();
    expect(reads() - before).toBe(1);
  });

  it("does not become a storm under a storm of pushes", async () => {
    const before = reads();
    for (let i = 0; i < 100; i++) {
      cache.invalidate(["approvals"]);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(reads() - before).toBeLessThanOrEqual(4);
    await vi.advanceTimersByTimeAsync(300);
    expect(vi.getTimerCount(), "one pause at a time").toBe(1);
  });
});
