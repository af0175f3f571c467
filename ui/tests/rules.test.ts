// Standing rules, putting off and answering several, over invented data: what a person presses and what the app is asked.
import { describe, expect, it, vi } from "vitest";
import type { ApprovalSummary } from "../src/lib/backend/api.gen";
import { approvals, NOW } from "./fixture/data";
import { detailOf } from "./fixture/details";
import { all, app, asked, backend, one, open, panels, press } from "./panels";

panels();

describe("approvals", () => {
  it("makes a rule only from the sheet's own button, once its sentence was there to be read", async () => {
    await open("#/approvals/a1");
    one("allow").click();
    await vi.advanceTimersByTimeAsync(50);
    const sentence = () => document.querySelector(".chosen .sentence")?.textContent ?? "";
    expect(sentence(), "it ends by itself unless told otherwise").toContain("until 2027-02-23");
    one("rule-create").click();
    expect(asked("rule_create"), "too early").toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    await press("Enter");
    await press("a");
    expect(asked("rule_create"), "not with a key").toEqual([]);
    expect(asked("approval_approve"), "the card behind is not at hand").toEqual([]);
    const read = sentence();
    one("rule-create").click();
    await vi.advanceTimersByTimeAsync(20);
    expect(asked("rule_create")).toEqual([{ type: "rule_create", approval: "a1", sentence: read }]);
    expect(one("rule-made").textContent).toContain("Settings, Rules");
  });

  it("warns of what a rule would have covered that the user did not want", async () => {
    await open("#/approvals/a1");
    one("allow").click();
    await vi.advanceTimersByTimeAsync(50);
    expect(one("rule-covered").textContent).toContain("One of them you turned down or changed");
    expect(one("rule-covered").textContent).toContain("too curt");
    all("rule-choice")[1]?.click();
    await vi.advanceTimersByTimeAsync(700);
    one("rule-create").click();
    expect(asked("rule_create"), "a rule that stands is not made twice").toEqual([]);
  });

  it("offers no rule on a red card", async () => {
    await open("#/approvals/a2");
    expect(all("allow")).toEqual([]);
  });

  it("puts off until a moment of the app's, never by itself", async () => {
    await open("#/approvals/a1");
    await press("h");
    await vi.advanceTimersByTimeAsync(50);
    expect(asked("approval_later")).toEqual([]);
    one("later-time").click();
    await vi.advanceTimersByTimeAsync(20);
    expect(asked("approval_later")).toEqual([{ type: "approval_later", id: "a1", until: NOW + 3600 }]);
  });

  it("approves several with the hashes that were shown, armed late", async () => {
    const list = ["b1", "b2"].map((id) => ({ ...(approvals[0] as ApprovalSummary), id }));
    await open("#/approvals/a3");
    backend.answers.approval_list = () => [...list, ...approvals];
    backend.answers.approval_show = (c: { id: string }) => {
      const detail = detailOf(c.id.startsWith("b") ? "a1" : c.id);
      return detail && { ...detail, approval: { ...detail.approval, id: c.id }, sha256: `sha of ${c.id}` };
    };
    app.cache.invalidateAll();
    await vi.advanceTimersByTimeAsync(600);
    for (const box of all("choose").slice(0, 2)) box.click();
    await vi.advanceTimersByTimeAsync(300);
    expect(all("batch-card")).toHaveLength(2);
    await press("a");
    expect(asked("approval_approve_all"), "too early").toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    await press("a", { repeat: true });
    expect(asked("approval_approve_all"), "a held key").toEqual([]);
    await press("a");
    const shown = [
      { id: "b1", sha256: "sha of b1" },
      { id: "b2", sha256: "sha of b2" },
    ];
    expect(asked("approval_approve_all")).toEqual([{ type: "approval_approve_all", approvals: shown }]);
    expect(asked("approval_approve")).toEqual([]);
    await press("z");
    expect(asked("approval_undo").map((c) => "id" in c && c.id)).toEqual(["b1", "b2"]);
  });

  it("tells once of what goes out by a rule, with the way back", async () => {
    await open("#/today");
    const gone = { ...(approvals[0] as ApprovalSummary), state: "approved" as const, ruleId: "rule1" };
    backend.push({ type: "approval", approval: gone }, { type: "approval", approval: gone });
    await vi.advanceTimersByTimeAsync(50);
    expect(app.notice?.text).toBe("Goes out by your rule: Dana Ortiz · Re: Your pricing");
    await press("z");
    expect(asked("approval_undo")).toEqual([{ type: "approval_undo", id: "a1" }]);
  });

  it("lists the rules with their use, and takes one back", async () => {
    await open("#/settings/rules");
    expect(all("rule").map((r) => r.textContent?.includes("Used 4 times"))).toEqual([true]);
    expect(all("rule-past")).toHaveLength(1);
    one("rule-revoke").click();
    expect(asked("rule_revoke")).toEqual([{ type: "rule_revoke", id: "rule1" }]);
  });
});
