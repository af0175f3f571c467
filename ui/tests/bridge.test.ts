import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Connection, everythingChanged } from "../src/lib/backend/backend";
import { bridgeBackend } from "../src/lib/backend/bridge";

/** Stands in for the browser's socket; the test opens and closes it. */
class Socket {
  static all: Socket[] = [];
  onopen = () => {};
  onclose = () => {};
  onmessage = (_: { data: string }) => {};
  constructor(readonly url: string) {
    Socket.all.push(this);
  }
}

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const request = vi.fn();
const flush = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  Socket.all = [];
  request.mockReset();
  vi.stubGlobal("WebSocket", Socket);
  vi.stubGlobal("fetch", request);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("bridge", () => {
  it("posts the command with the token and gives back the answer", async () => {
    request.mockResolvedValue(answer(200, { runId: "r1" }));
    const started = await bridgeBackend("t0ken", "http://127.0.0.1:1").call({
      type: "run_start",
      request: "x",
      skill: null,
      dry: true,
    });
    expect(started).toEqual({ runId: "r1" });
    const [url, init] = request.mock.calls[0] ?? [];
    expect([url, init.headers.Authorization, JSON.parse(init.body).dry]).toEqual([
      "http://127.0.0.1:1/rpc",
      "Bearer t0ken",
      true,
    ]);
  });

  it("hands on the app's own error", async () => {
    const error = { code: "stale", message: "It changed.", hint: "Read it again.", retryable: false };
    request.mockResolvedValue(answer(409, error));
    const call = bridgeBackend("t", "http://127.0.0.1:1").call({ type: "approval_list" });
    await expect(call).rejects.toEqual(error);
  });

  it("says so when nobody answers, or when the answer is not the app's", async () => {
    const backend = bridgeBackend("t", "http://127.0.0.1:1");
    request.mockRejectedValueOnce(new TypeError("refused"));
    await expect(backend.call({ type: "approval_list" })).rejects.toMatchObject({ retryable: true });
    request.mockResolvedValueOnce(new Response("<html>", { status: 502 }));
    await expect(backend.call({ type: "approval_list" })).rejects.toMatchObject({
      message: "The app answered 502.",
    });
  });

  it("tells when the stream is lost and comes back by itself", async () => {
    const backend = bridgeBackend("t", "http://127.0.0.1:1");
    const seen: string[] = [];
    const updates: unknown[] = [];
    backend.watch((c: Connection) => seen.push(c.state));
    backend.subscribe((u) => updates.push(u));
    expect(Socket.all[0]?.url).toBe("ws://127.0.0.1:1/updates?token=t");
    Socket.all[0]?.onopen();
    Socket.all[0]?.onclose();
    await vi.advanceTimersByTimeAsync(500);
    Socket.all[1]?.onopen();
    Socket.all[1]?.onmessage({ data: '{"type":"changed","tags":["runs"]}' });
    expect(seen).toEqual(["up", "down", "up"]);
    // What was read before the stream stood may have changed without a push.
    expect(updates).toEqual([everythingChanged, everythingChanged, { type: "changed", tags: ["runs"] }]);
    expect(everythingChanged).toMatchObject({ tags: expect.arrayContaining(["runs", "mail", "approvals"]) });
  });

  it("stops trying when the token is not the app's", async () => {
    const backend = bridgeBackend("old", "http://127.0.0.1:1");
    const seen: string[] = [];
    backend.watch((c: Connection) => seen.push(c.state));
    backend.subscribe(() => {});
    request.mockResolvedValue(
      answer(401, { code: "needsGesture", message: "No.", hint: "", retryable: false }),
    );
    Socket.all[0]?.onclose();
    await flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([seen, Socket.all.length]).toEqual([["up", "refused"], 1]);
  });
});
