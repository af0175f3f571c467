import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  ARM_MS,
  Arming,
  Chosen,
  groups,
  inOrder,
  nextWaiting,
  together,
  undoLeft,
} from "../src/features/approvals/approvals.svelte";
import { provenance } from "../src/features/approvals/provenance";
import type { ApprovalDetail, ApprovalSummary } from "../src/lib/backend/api.gen";
import { approvals, NOW } from "./fixture/data";
import { detailOf } from "./fixture/details";

const detail = (id: string): ApprovalDetail => {
  const d = detailOf(id);
  if (!d) throw new Error(`no fixture ${id}`);
  return d;
};

describe("arming", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it("allows nothing before the card was shown for 600 ms", () => {
    const arming = new Arming();
    const card = detail("a1");
    arming.show("a1", card.sha256);
    vi.advanceTimersByTime(ARM_MS - 1);
    expect(arming.allows(card)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(arming.allows(card)).toBe(true);
  });

  it("starts anew when the bytes change under the eyes", () => {
    const arming = new Arming();
    const card = detail("a1");
    arming.show("a1", card.sha256);
    vi.advanceTimersByTime(ARM_MS);
    arming.show("a1", "other bytes");
    expect(arming.allows(card)).toBe(false);
  });

  it("is not put back by showing the same bytes again", () => {
    const arming = new Arming();
    const card = detail("a1");
    arming.show("a1", card.sha256);
    vi.advanceTimersByTime(ARM_MS);
    arming.show("a1", card.sha256);
    expect(arming.allows(card)).toBe(true);
  });

  it("wants the word of a red card", () => {
    const arming = new Arming();
    const card = detail("a2");
    arming.show("a2", card.sha256);
    vi.advanceTimersByTime(ARM_MS);
    const allowed = ["", "north", " Northgate "].map((typed) => {
      arming.typed = typed;
      return arming.allows(card);
    });
    expect(allowed).toEqual([false, false, true]);
  });

  it("never allows what does not wait", () => {
    const arming = new Arming();
    const card = detail("a4");
    arming.show("a4", card.sha256);
    vi.advanceTimersByTime(ARM_MS);
    expect(arming.allows(card)).toBe(false);
  });
});

describe("queue", () => {
  it("groups waiting ones by kind, then what needs a look, then what was answered", () => {
    const made = groups(approvals, NOW).map((g) => [g.heading, g.approvals.map((a) => a.id).join(" ")]);
    expect(made).toEqual([
      ["Letters", "a1 a2"],
      ["Calendar", "a3"],
      ["Needs a look", "a5"],
      ["Answered", "a4 a6"],
    ]);
  });

  const putOff = (id: string, until: number): ApprovalSummary[] =>
    approvals.map((a) => (a.id === id ? { ...a, laterUntil: until } : a));

  it("puts off to the end of what waits, without answering, until its time comes", () => {
    const order = (list: ApprovalSummary[]) => inOrder(groups(list, NOW)).map((a) => a.id);
    expect(order(putOff("a1", NOW + 60))).toEqual(["a2", "a3", "a1", "a5", "a4", "a6"]);
    expect(order(putOff("a1", NOW))).toEqual(["a1", "a2", "a3", "a5", "a4", "a6"]);
    // What was answered is not put off, whatever was said before.
    expect(order(putOff("a4", NOW + 60))).toEqual(order(approvals));
  });

  it("goes on to the next that waits, and around", () => {
    const next = (id: string) => nextWaiting(approvals, id, NOW);
    expect([next("a1"), next("a3"), next("a6")]).toEqual(["a2", "a1", "a1"]);
    expect(nextWaiting(putOff("a2", NOW + 60), "a1", NOW)).toBe("a3");
    expect(
      nextWaiting(
        approvals.filter((a) => a.state !== "waiting"),
        "a4",
        NOW,
      ),
    ).toBeNull();
  });

  it("counts the undo time down to nothing", () => {
    const a6 = detail("a6").approval;
    expect([undoLeft(a6, NOW), undoLeft(a6, NOW + 20), undoLeft(detail("a4").approval, NOW)]).toEqual([
      8, 0, 0,
    ]);
  });
});

describe("choosing several", () => {
  const plain = (id: string, change: Partial<ApprovalSummary> = {}): ApprovalSummary => ({
    ...detail("a1").approval,
    id,
    runId: "r1",
    ...change,
  });
  const list = [
    plain("1"),
    plain("2"),
    plain("3", { red: true }),
    plain("4", { runId: "r2" }),
    plain("5", { kind: "createEvent" }),
    plain("6", { state: "sent" }),
    plain("7", { runId: "" }),
  ];

  it("joins only plain cards of one run and one kind that wait", () => {
    const chosen = new Chosen();
    expect(chosen.toggle(list, "1")).toBeNull();
    expect(chosen.toggle(list, "2")).toBeNull();
    for (const id of ["3", "4", "5", "6", "7", "none"]) expect(chosen.toggle(list, id)).not.toBeNull();
    expect(chosen.ids).toEqual(["1", "2"]);
    expect(together(list, plain("3", { red: true }))).toEqual([]);
  });

  it("lets go again, takes all of a run, and forgets what was answered", () => {
    const chosen = new Chosen();
    chosen.toggle(list, "2");
    chosen.all(list);
    expect(chosen.ids).toEqual(["1", "2"]);
    chosen.toggle(list, "1");
    expect(chosen.ids).toEqual(["2"]);
    chosen.keep(list.map((a) => (a.id === "2" ? { ...a, state: "sent" as const } : a)));
    expect(chosen.ids).toEqual([]);
  });

  it("takes no more than people read in one go", () => {
    const many = Array.from({ length: 25 }, (_, i) => plain(`${i}`));
    const chosen = new Chosen();
    chosen.toggle(many, "0");
    chosen.all(many);
    expect(chosen.ids).toHaveLength(20);
    expect(chosen.toggle(many, "24")).not.toBeNull();
  });
});

describe("provenance", () => {
  it("names each origin once, strangers first, and leaves out bare punctuation", () => {
    const parts = provenance(detail("a2"));
    expect(parts[0]?.mark).toBe("stranger");
    expect(parts[0]?.excerpts.slice(0, 2)).toEqual(["audit@northgate-review.example", "Northgate team"]);
    expect(new Set(parts.map((p) => p.label)).size).toBe(parts.length);
    expect(parts.flatMap((p) => p.excerpts).every((e) => /[\p{L}\p{N}]/u.test(e))).toBe(true);
  });
});
