import { describe, expect, it } from "vitest";
import type { RunState } from "../src/lib/backend/api.gen";
import { foremost, inQueue, inStatus, withLight, withRun, withSteps } from "../src/lib/state/live";
import { approvals, run, status, step } from "./fixture/data";
import { triage } from "./fixture/run";

describe("live updates", () => {
  const check = (have: number[], news: number[], expected: number[]) => {
    const made = withSteps(
      have.map((n) => step(n, "call")),
      news.map((n) => step(n, "observe")),
    );
    expect(made.map((s) => s.n)).toEqual(expected);
    for (const n of news) expect(made.find((s) => s.n === n)?.phase, "the newer one wins").toBe("observe");
  };
  it("appends new steps", () => check([1, 2], [3, 4], [1, 2, 3, 4]));
  it("replaces a step with the same number", () => check([1, 2, 3], [2], [1, 2, 3]));
  it("puts a late step in its place", () => check([1, 4], [3], [1, 3, 4]));
  it("starts from nothing", () => check([], [1], [1]));

  it("keeps the identity of steps that did not change", () => {
    const next = withRun(triage, triage.run, [step(99, "finish")]);
    expect(next.steps[0]).toBe(triage.steps[0]);
    expect(next.steps.length).toBe(triage.steps.length + 1);
  });

  it("lights a row that lay ahead, and takes nothing back from a row that is done", () => {
    expect(withLight(triage.plan, "2.4").find((r) => r.id === "2.4")?.state).toBe("now");
    expect(withLight(triage.plan, "1")).toBe(triage.plan);
  });

  it("has a run in the top bar while it lives and not after", () => {
    const at = (state: RunState) =>
      inStatus(status, run({ id: "new", request: "x", state })).live.map((r) => r.id);
    expect(at("stepping")).toEqual(["new", "r1"]);
    expect(at("done")).toEqual(["r1"]);
    expect(inStatus(status, run({ id: "r1", request: "x", state: "stopped" })).live).toEqual([]);
  });

  it("puts a new approval first and replaces a known one", () => {
    const first = approvals[0];
    if (!first) throw new Error("the fixture has approvals");
    expect(inQueue(approvals, { ...first, id: "new" })[0]?.id).toBe("new");
    expect(inQueue(approvals, { ...first, state: "sent" }).map((a) => a.state)[0]).toBe("sent");
  });
});

describe("the run on top", () => {
  const id = (...states: RunState[]) =>
    foremost(states.map((state) => run({ id: state, request: "x", state })))?.id ?? null;
  it("is one that works before one that waits", () => {
    expect([id("waiting", "stepping"), id("waiting"), id()]).toEqual(["stepping", "waiting", null]);
  });
});
