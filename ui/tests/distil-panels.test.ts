// Certification, proposals, import, the firewall and the teacher's dialogs over invented data: what a person presses and
// what the app is asked.
import { describe, expect, it, vi } from "vitest";
import { runs } from "./fixture/data";
import { foreign, matrix, proposal, proposalDetail, quote } from "./fixture/distil";
import { skill } from "./fixture/library";
import { all, app, asked, backend, choose, click, one, open, panels, press, soon, type } from "./panels";

panels();

const agreed = { ...quote.envelope, kinds: quote.envelope.kinds.map((k) => ({ ...k, allowed: true })) };

describe("certification", () => {
  it("shows every skill on every student, and walks the cells with the arrow keys", async () => {
    await open("#/skills/~matrix");
    expect(all("matrix-cell").map((c) => c.dataset.state)).toEqual([
      "failing",
      "certified",
      "unknown",
      "certified",
      "partial",
      "unknown",
      "unfit",
      "unknown",
      "unknown",
    ]);
    expect(one("matrix-cell").textContent).toContain("version 1a2b3c4: certified");
    one("matrix-cell").focus();
    await press("ArrowDown", {}, one("matrix-cell"));
    await press("ArrowRight", {}, document.activeElement as HTMLElement);
    expect(document.activeElement?.getAttribute("aria-label")).toBe(
      "file-newsletters on Qwen3 0.6B: 6 of 6 so far",
    );
  });

  it("certifies all, one, pins a skill and decides what starts without a person", async () => {
    await open("#/skills/~matrix");
    await press("c");
    expect(asked("skill_certify")).toEqual([{ type: "skill_certify", name: null, student: null }]);
    await click("matrix-cell", 1);
    expect(one("cell-sheet").textContent).toContain("12 of 12 runs passed");
    await click("cell-certify");
    expect(asked("skill_certify").at(-1)).toEqual({
      type: "skill_certify",
      name: "answer-discount-request",
      student: "qwen3-0.6b",
    });
    await click("cell-pin");
    expect(asked("skill_pin")).toEqual([
      { type: "skill_pin", name: "answer-discount-request", student: "qwen3-0.6b" },
    ]);
    await choose(one("unattended"), "never");
    expect(asked("skill_unattended")).toEqual([
      { type: "skill_unattended", name: "answer-discount-request", allow: false },
    ]);
  });

  it("says how far it is and stops", async () => {
    const running = {
      skill: "file-newsletters",
      student: "pocket-student",
      done: 7,
      total: 18,
      quiet: false,
      paused: false,
    };
    await open("#/skills/~matrix", (b) => {
      b.answers.skill_matrix = () => ({ ...matrix, running, waiting: ["triage-inbox"] });
    });
    expect(one("certify-progress").textContent).toContain("Pocket student: 7 of 18 runs; 1 skill after it");
    await click("certify-stop");
    expect(asked("skill_certify_stop").length).toBe(1);
  });

  it("stands with the tests: the rate in words, what proves nothing, each seed", async () => {
    await open("#/skills/answer-discount-request");
    expect(one("standing").dataset.state).toBe("failing");
    expect(one("rate").textContent).toContain("7 of 9 runs passed: 78\u00a0%");
    expect(one("without").textContent).toBe("Without the skill 3 of 9, with it 7 of 9.");
    expect(all("proves-nothing").map((e) => e.textContent)).toEqual([
      "proves nothing: it holds without the skill, too",
      "proves nothing: it holds though nothing is done",
    ]);
    expect(one("seeds").getAttribute("aria-label")).toBe("seed 0 failed, seed 1 failed, seed 2 passed");
  });
});

describe("proposals", () => {
  it("are listed in Skills and in Improvement, and lead to the one", async () => {
    await open("#/improvement");
    expect(all("proposal-row").length, "what is adopted is done").toBe(1);
    expect(one("proposal-row").getAttribute("href")).toBe("#/skills/~proposal%3Ap1");
    location.hash = "#/skills/~proposals";
    window.dispatchEvent(new Event("hashchange"));
    await vi.advanceTimersByTimeAsync(300);
    expect(all("proposal-row").length).toBe(2);
  });

  it("are adopted by the changes that are ticked", async () => {
    await open("#/skills/~proposal:p1");
    expect(one("proposal-adopt").textContent).toContain("Adopt all 2 changes");
    await click("hunk-tick", 1);
    expect(one("proposal-adopt").textContent).toContain("Adopt 1 of 2 changes");
    await press("Enter", { ctrlKey: true });
    expect(asked("proposal_adopt")).toEqual([
      { type: "proposal_adopt", id: "p1", hunks: [1], anyway: false },
    ]);
  });

  it("ask before they take requests, and are adopted when the user insists", async () => {
    const taken = [{ request: "file the lists", source: "past", from: "file-receipts", to: proposal.skill }];
    await open("#/skills/~proposal:p1", (b) => {
      b.answers.proposal_adopt = ((c: { anyway: boolean }) => ({
        name: proposal.skill,
        asked: !c.anyway,
        taken,
        message: c.anyway ? "Adopted. It takes one." : "Nothing is adopted yet.",
      })) as never;
    });
    await click("proposal-adopt");
    expect(one("takes").textContent).toContain("This takes 1 request from file-receipts.");
    await click("takes-edit");
    expect(asked("proposal_adopt").length, "no is no").toBe(1);
    await click("proposal-adopt");
    expect(one("takes-anyway").textContent).toContain("Adopt it anyway");
    await click("takes-anyway");
    expect(asked("proposal_adopt").map((c) => "anyway" in c && c.anyway)).toEqual([false, false, true]);
    expect(document.body.textContent).toContain("Adopted. It takes one.");
  });

  it("say why when they cannot be adopted", async () => {
    await open("#/skills/~proposal:p1", (b) => {
      const error = {
        code: "stale",
        message: "The skill was changed.",
        hint: "Look again.",
        retryable: false,
      };
      b.answers.proposal_adopt = () => Promise.reject(error);
    });
    await click("proposal-adopt");
    expect(document.body.textContent).toContain("The skill was changed.");
    expect((one("proposal-adopt") as HTMLButtonElement).disabled, "it can be tried again").toBe(false);
  });

  it("are ticked with X, turned down with a reason, and cannot be adopted with nothing ticked", async () => {
    await open("#/skills/~proposal:p1");
    for (const tick of all("hunk-tick")) {
      tick.focus();
      await press("x", {}, tick);
    }
    expect((one("proposal-adopt") as HTMLButtonElement).disabled).toBe(true);
    await press("r");
    await type("proposal-reason", "Too blunt");
    one("proposal-reject-confirm").closest("form")?.requestSubmit();
    await vi.advanceTimersByTimeAsync(50);
    expect(asked("proposal_reject")).toEqual([{ type: "proposal_reject", id: "p1", reason: "Too blunt" }]);
  });

  it("are put onto the text of now when the skill changed, and taken back after", async () => {
    await open("#/skills/~proposal:p1", (b) => {
      b.answers.proposal_show = () => ({ ...proposalDetail, row: { ...proposal, stale: true } });
    });
    expect((one("proposal-adopt") as HTMLButtonElement).disabled).toBe(true);
    await click("proposal-rebase");
    expect(asked("proposal_rebase")).toEqual([{ type: "proposal_rebase", id: "p1" }]);
    backend.answers.proposal_show = () => ({
      ...proposalDetail,
      row: { ...proposal, state: "adopted" },
      canRollBack: true,
    });
    backend.push({ type: "changed", tags: ["proposals"] });
    await vi.advanceTimersByTimeAsync(600);
    await click("proposal-roll-back");
    expect(asked("proposal_roll_back")).toEqual([{ type: "proposal_roll_back", id: "p1", anyway: false }]);
  });

  it("count a case that the teacher wrote only when it was ticked", async () => {
    await open("#/skills/~proposal:p1");
    expect((one("bootstrap-confirm") as HTMLButtonElement).disabled).toBe(true);
    await click("bootstrap-tick");
    await click("bootstrap-confirm");
    expect(asked("proposal_confirm")).toEqual([
      { type: "proposal_confirm", id: "p1", cases: ["in-the-body"] },
    ]);
  });
});

describe("the teacher", () => {
  it("is shown what it would get before it is asked to look a skill over", async () => {
    await open("#/skills/answer-discount-request", (b) => {
      b.answers.envelope_show = () => ({ ...agreed, worst: 0.09, problem: null });
      b.answers.skill_review = () => ({
        call: "c5",
        text: JSON.stringify({
          summary: "Nearly.",
          remarks: [{ where: "If there is none", problem: "It stops silently.", instead: "Ask." }],
        }),
        stop: "complete",
        why: "",
        cost: 0.03,
        tokens: { input: 900, cached: 0, written: 0, output: 80 },
        strangers: [],
      });
    });
    await press("t", { shiftKey: true });
    expect(all("envelope-part").map((p) => p.querySelector("summary span")?.textContent)).toEqual([
      "What it is asked",
      "answer-discount-request/SKILL.md",
    ]);
    expect(one("review-cost").textContent).toContain("at most $0.09");
    expect(one("review-cost").textContent).toContain("$20.00 in a month, $1.42 of it spent");
    expect(one("replaced").textContent).toContain("Zeldara-Q01");
    expect(asked("skill_review"), "nothing is sent yet").toEqual([]);
    await click("review-send");
    expect(asked("skill_review")).toEqual([
      { type: "skill_review", name: skill.name, sha256: quote.envelope.sha256 },
    ]);
    expect(one("remark").textContent).toContain("It stops silently.");
    await click("remark-line");
    expect(location.hash).toBe("#/skills/answer-discount-request/16");
    expect(app.overlay).toBeNull();
  });

  it("waits for an agreement, which can be given in place", async () => {
    await open("#/skills/answer-discount-request");
    await press("t", { shiftKey: true });
    expect((one("review-send") as HTMLButtonElement).disabled).toBe(true);
    await click("agree-memory");
    expect(asked("consent_set")).toEqual([{ type: "consent_set", kind: "memory", allowed: true }]);
  });

  it("distils from a memory's page, with that memory chosen", async () => {
    await open("#/memories/sales%2Fdiscounts.md");
    await click("memory-distil");
    const chosen = all("distil-memory").filter((m) => (m as HTMLInputElement).checked);
    expect(chosen.map((m) => m.dataset.id)).toEqual(["sales/discounts.md"]);
    await click("distil-look");
    expect((one("distil-start") as HTMLButtonElement).disabled, "passages may not go yet").toBe(true);
    backend.answers.distil_quote = () => ({ ...quote, envelope: agreed });
    await click("agree-memory");
    expect(one("distil-cost").textContent).toContain("At most $0.84 in 12 calls");
    await click("distil-start");
    expect(one("distil-state").dataset.state).toBe("running");
    expect(all("edit").map((e) => e.dataset.kept)).toEqual(["true", "false"]);
    await click("distil-stop");
    expect(asked("distil_stop")).toEqual([{ type: "distil_stop", id: "d2" }]);
  });

  it("takes a run to the teacher from its page, with that run chosen, and others found by words", async () => {
    await open("#/runs/r4");
    await click("run-more");
    expect(one("run-distil").textContent).toContain("Improve the skill with this run…");
    await click("run-distil");
    const chosen = () =>
      all("distil-run")
        .filter((r) => (r as HTMLInputElement).checked)
        .map((r) => r.dataset.id);
    expect(chosen()).toEqual(["r4"]);
    await type("distil-run-search", "publish");
    expect(all("distil-run").map((r) => r.dataset.id)).toEqual(["r4", "r5"]);
    const search = one("distil-run-search");
    search.focus();
    await press("ArrowDown", {}, search);
    await press("ArrowDown", {}, document.activeElement as HTMLElement);
    expect(document.activeElement).toBe(all("distil-run")[1]);
    await click(document.activeElement as HTMLElement);
    expect(chosen()).toEqual(["r4", "r5"]);
    await click("distil-look");
    expect(asked("distil_quote").at(-1)).toMatchObject({
      plan: { why: "improve", skill: "triage-inbox", runs: ["r4", "r5"] },
    });
    expect(asked("distil_start"), "nothing is sent yet").toEqual([]);
  });

  it("makes a skill from a run that found none, and reads a run that is older than the list", async () => {
    await open("#/runs/r7");
    await press("I", { shiftKey: true });
    expect(app.overlay).toMatchObject({ begin: { why: "author", skill: null, memories: [], runs: ["r7"] } });
    expect((one("distil-look") as HTMLButtonElement).disabled).toBe(false);
    app.overlay = null;
    await soon();
    backend.answers.run_list = () => ({ runs: runs.slice(0, 2), nextCursor: "older" });
    app.cache.invalidateAll();
    app.overlay = { type: "distil", begin: { why: "author", skill: null, memories: [], runs: ["r9"] } };
    await soon(600);
    expect((one("distil-run") as HTMLInputElement).checked).toBe(true);
    expect(one("distil-run").dataset.id).toBe("r9");
    expect(all("distil-run-earlier").length).toBe(1);
  });

  it("says that a source changed, at which lines, and offers to distil again", async () => {
    await open("#/skills/answer-discount-request");
    await click("sources-show");
    expect(one("sources").textContent).toContain("line 18");
    await click("sources-distil");
    expect(app.overlay).toMatchObject({ type: "distil", begin: { why: "memory", skill: skill.name } });
  });
});

describe("a save that takes requests", () => {
  it("names them, and goes on editing unless the user insists", async () => {
    await open("#/memories/sales%2Fdiscounts.md/1");
    backend.answers.memory_save = ((c: { anyway: boolean }) => ({
      name: "sales/discounts.md",
      sha256: "2",
      commit: "c",
      active: false,
      problems: [],
      message: "",
      asked: !c.anyway,
      taken: c.anyway ? [] : [{ request: "is it late", source: "check", from: "sales/late.md", to: null }],
    })) as never;
    const { drafts } = await import("../src/features/memories/memories.svelte");
    drafts.of("sales/discounts.md").edit("changed");
    await press("s", { ctrlKey: true });
    expect(one("takes").textContent).toContain("This takes 1 request from sales / late.");
    expect(one("taken").textContent).toContain("it would find nothing");
    await click("takes-edit");
    expect(drafts.of("sales/discounts.md").dirty, "nothing is lost").toBe(true);
    await press("s", { ctrlKey: true });
    await click("takes-anyway");
    expect(asked("memory_save").map((c) => "anyway" in c && c.anyway)).toEqual([false, false, true]);
    expect(drafts.of("sales/discounts.md").dirty).toBe(false);
  });
});

describe("skills from elsewhere", () => {
  it("are read in, reviewed and accepted under another name when theirs is taken", async () => {
    await open("#/skills/~import", (b) => {
      b.answers.foreign_accept = ((c: { to: string | null }) =>
        c.to
          ? { type: "accepted", saved: { name: c.to, message: "It is one of yours now." } }
          : {
              type: "clash",
              name: foreign.name,
              shipped: false,
              free: "weekly-report-2",
              message: "There is one.",
            }) as never;
    });
    await type("import-path", "/tmp/skills.zip");
    one("import-read").closest("form")?.requestSubmit();
    await vi.advanceTimersByTimeAsync(300);
    expect(asked("skill_import")).toEqual([{ type: "skill_import", path: "/tmp/skills.zip" }]);
    expect(one("import-report").textContent).toContain("big.zip: It holds more than 200 files.");
    expect(all("finding").map((f) => f.dataset.grade)).toEqual(["danger", "danger", "warning"]);
    await click("foreign-accept");
    expect((one("foreign-to") as HTMLInputElement).value).toBe("weekly-report-2");
    one("foreign-rename").closest("form")?.requestSubmit();
    await vi.advanceTimersByTimeAsync(300);
    expect(asked("foreign_accept").at(-1)).toMatchObject({
      sha256: foreign.sha256,
      to: "weekly-report-2",
      replace: false,
    });
    expect(location.hash).toBe("#/skills/weekly-report-2");
  });

  it("leave one empty page that says what to do when none waits", async () => {
    await open("#/skills/~import", (b) => {
      b.answers.foreign_list = () => [];
    });
    expect(one("foreign-none").textContent).toContain("Read in a folder or a zip");
    expect(one("foreign-none").closest(".alone"), "no half is left blank").not.toBeNull();
    expect(all("foreign-row").length).toBe(0);
    backend.answers.foreign_list = () => [foreign];
    backend.push({ type: "changed", tags: ["skills"] });
    await soon(600);
    expect([all("foreign-none").length, all("foreign-row").length, all("foreign-review").length]).toEqual([
      0, 1, 1,
    ]);
  });

  it("are thrown away only after a second look", async () => {
    await open("#/skills/~import:weekly-report");
    await click("foreign-discard");
    expect(asked("foreign_discard")).toEqual([]);
    await click("foreign-discard-confirm");
    expect(asked("foreign_discard")).toEqual([{ type: "foreign_discard", name: "weekly-report" }]);
  });

  it("go out again as a zip", async () => {
    await open("#/skills/answer-discount-request", (b) => {
      b.answers.skill_export = () => ({
        name: "x.zip",
        path: "saved/x.zip",
        data: null,
        notes: [],
        message: "Written to saved/x.zip.",
      });
    });
    await press("m");
    await click("skill-export");
    expect(asked("skill_export")).toEqual([{ type: "skill_export", name: skill.name, path: null }]);
    expect(document.body.textContent).toContain("Written to saved/x.zip.");
  });
});

it("routing shows what goes wrong and applies what would help", async () => {
  await open("#/skills/~routing:answer-discount-request");
  expect(all("routing-figures").length).toBe(3);
  expect(one("routing-miss").textContent).toContain("schedule-meeting comes first");
  backend.answers.routing_apply = () => ({ name: "x", asked: false, taken: [], message: "Added." });
  await click("routing-apply");
  expect(asked("routing_apply")).toMatchObject([
    { name: "answer-discount-request", remedy: { type: "example" }, anyway: false },
  ]);
});

it("a click on Later before the calendar is there is done when it is", async () => {
  let come: (page: unknown) => void = () => {};
  await open("#/calendar/week", (b) => {
    b.answers.calendar_show = () => new Promise((done) => (come = done));
  });
  await click("later-span");
  expect(location.hash).toBe("#/calendar/week");
  const { calendar } = await import("./fixture/calendar");
  const page = calendar("week");
  come(page);
  await vi.advanceTimersByTimeAsync(50);
  expect(location.hash).toBe(`#/calendar/week%3A${page.next}`);
});

it("the stage of a deal is changed before its move is approved", async () => {
  await open("#/approvals/a3", (b) => {
    const detail = b.answers;
    detail.approval_show = () => deal;
  });
  const { detailOf } = await import("./fixture/details");
  const base = detailOf("a1");
  const deal = {
    ...base,
    approval: { ...base?.approval, id: "a3", kind: "updateDeal", title: "Larkfield · proposal to won" },
    card: { type: "deal", id: "larkfield", name: "Larkfield", before: "proposal", after: "won" },
  };
  app.cache.invalidateAll();
  await vi.advanceTimersByTimeAsync(600);
  expect(one("deal-move").textContent).toContain("Won");
  await press("e");
  await choose(one("edit-stage"), "qualified");
  one("edit-save").closest("form")?.requestSubmit();
  await vi.advanceTimersByTimeAsync(50);
  expect(asked("approval_edit")).toMatchObject([{ id: "a3", edit: { stage: "qualified", body: null } }]);
});
