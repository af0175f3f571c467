import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  ARM_MS,
  Arming,
  groups,
  inOrder,
  Later,
  nextWaiting,
  undoLeft,
} from "../src/features/approvals/approvals.svelte";
import { provenance } from "../src/features/approvals/provenance";
import type { ApprovalDetail } from "../src/lib/backend/api.gen";
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
    const made = groups(approvals, new Set()).map((g) => [g.heading, g.approvals.map((a) => a.id).join(" ")]);
    expect(made).toEqual([
      ["Letters", "a1 a2"],
      ["Calendar", "a3"],
      ["Needs a look", "a5"],
      ["Answered", "a4 a6"],
    ]);
  });

  it("puts off to the end of what waits, without answering", () => {
    const later = new Later();
    later.putOff("a1");
    const made = inOrder(groups(approvals, later.ids)).map((a) => a.id);
    expect(made).toEqual(["a2", "a3", "a1", "a5", "a4", "a6"]);
  });

  it("goes on to the next that waits, and around", () => {
    const next = (id: string) => nextWaiting(approvals, id);
    expect([next("a1"), next("a3"), next("a6")]).toEqual(["a2", "a1", "a1"]);
    expect(
      nextWaiting(
        approvals.filter((a) => a.state !== "waiting"),
        "a4",
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

describe("provenance", () => {
  it("names each origin once, strangers first, and leaves out bare punctuation", () => {
    const parts = provenance(detail("a2"));
    expect(parts[0]?.mark).toBe("stranger");
    expect(parts[0]?.excerpts.slice(0, 2)).toEqual(["audit@northgate-review.example", "Northgate team"]);
    expect(new Set(parts.map((p) => p.label)).size).toBe(parts.length);
    expect(parts.flatMap((p) => p.excerpts).every((e) => /[\p{L}\p{N}]/u.test(e))).toBe(true);
  });
});
