import { beforeEach, describe, expect, it, vi } from "vitest";
import { Cache } from "../src/lib/backend/cache.svelte";
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
