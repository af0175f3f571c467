// Deals, Improvement, students and the first day over invented data, through the front door.
import { describe, expect, it, vi } from "vitest";
import { today } from "./fixture/data";
import { board, deal } from "./fixture/deals";
import { all, app, asked, backend, click, close, one, open, panels, press, type } from "./panels";

panels();

const card = (id: string) => {
  const found = document.querySelector<HTMLElement>(`[data-deal="${id}"]`);
  if (!found) throw new Error(`no card of ${id}`);
  return found;
};
const stageOf = (id: string) => card(id).closest<HTMLElement>("[data-stage]")?.dataset.stage;

describe("deals", () => {
  it("are reached with G D and stand under their stages, proposals as ghosts", async () => {
    await open("#/today");
    await press("g");
    await press("d");
    expect(location.hash).toBe("#/deals");
    expect(stageOf("larkfield")).toBe("proposal");
    expect(one("deal-ghost").closest<HTMLElement>("[data-stage]")?.dataset.stage).toBe("won");
    expect(one("deal-ghost").getAttribute("href")).toBe("#/approvals/a3");
  });

  it("move with Alt and the arrows, keep the focus, and say so", async () => {
    await open("#/deals");
    card("larkfield").focus();
    await press("ArrowRight", { altKey: true }, card("larkfield"));
    expect(asked("deal_update")).toMatchObject([
      { id: "larkfield", deal: { stage: "negotiation", amount: 24_000 } },
    ]);
    expect(app.spoken).toContain("Larkfield moved to Negotiation");
    await press("ArrowLeft", { altKey: true, repeat: true }, card("larkfield"));
    expect(asked("deal_update").length, "a held key moves once").toBe(1);
  });

  it("walk between cards with the arrows alone, and change nothing", async () => {
    await open("#/deals");
    card("larkfield").focus();
    await press("ArrowRight", {}, card("larkfield"));
    expect((document.activeElement as HTMLElement).dataset.deal).toBe("copperline");
    await press("ArrowLeft", {}, card("copperline"));
    await press("ArrowLeft", {}, card("larkfield"));
    expect((document.activeElement as HTMLElement).dataset.deal).toBe("palms");
    await press("ArrowDown", {}, card("palms"));
    expect((document.activeElement as HTMLElement).dataset.deal).toBe("long");
    expect(asked("deal_update")).toEqual([]);
  });

  it("draw forty cards of a stage with thousands, and more when asked", async () => {
    const many = Array.from({ length: 3000 }, (_, i) => deal(`d${i}`, "new", i));
    await open("#/deals", (b) => {
      b.answers.deal_list = () => ({ ...board, deals: many });
    });
    expect(all("deal-card").length).toBe(40);
    const more = [...document.querySelectorAll<HTMLElement>("button")].find((b) =>
      b.textContent?.includes("more deals"),
    );
    expect(more?.textContent).toBe("2,960 more deals");
    if (more) await click(more);
    expect(all("deal-card").length).toBe(140);
  });

  it("are edited with E, on the version that was shown", async () => {
    await open("#/deals/larkfield");
    await press("e");
    await type("deal-amount", "20.000");
    await type("deal-step", "Send the order form");
    await press("Enter", { ctrlKey: true }, one("deal-step"));
    expect(asked("deal_update")).toEqual([
      {
        type: "deal_update",
        id: "larkfield",
        etag: "larkfield-1",
        deal: {
          name: "Larkfield",
          contact: "someone@larkfield.example",
          stage: "proposal",
          amount: 20_000,
          currency: "EUR",
          nextStep: "Send the order form",
          notes: "",
        },
      },
    ]);
  });

  it("are not saved with an amount that is no number", async () => {
    await open("#/deals/larkfield");
    await press("e");
    await type("deal-amount", "a lot");
    expect((one("deal-save") as HTMLButtonElement).disabled).toBe(true);
    await press("Enter", { ctrlKey: true }, one("deal-step"));
    expect(asked("deal_update")).toEqual([]);
  });

  it("are added with C and opened", async () => {
    await open("#/deals");
    await press("c");
    await type("deal-name", "Kelpworks");
    await click(one("deal-save"));
    expect(asked("deal_create")).toMatchObject([
      { deal: { name: "Kelpworks", stage: "new", currency: "EUR" } },
    ]);
    expect(location.hash).toBe("#/deals/made");
  });

  it("sort in the table, and say how", async () => {
    await open("#/deals");
    await press("t");
    const first = () => all("deal-row")[0]?.querySelector("a")?.textContent;
    await click(one("sort-amount"));
    expect(first()).toContain("Donaudampf");
    expect(one("sort-amount").closest("th")?.getAttribute("aria-sort")).toBe("descending");
    await click(one("sort-amount"));
    expect(one("sort-amount").closest("th")?.getAttribute("aria-sort")).toBe("ascending");
    expect(first()).toBe("مشروع النخيل");
  });

  it("approve a proposal only after it was there to be read, and never with Enter", async () => {
    await open("#/deals/larkfield");
    app.router.go("deals", "copperline");
    await vi.advanceTimersByTimeAsync(50);
    app.router.go("deals", "larkfield");
    await vi.advanceTimersByTimeAsync(50);
    one("deal-approve").click();
    expect(asked("approval_approve"), "too early").toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    one("deal-approve").dispatchEvent(enter);
    expect(enter.defaultPrevented).toBe(true);
    await click(one("deal-approve"));
    expect(asked("approval_approve")).toMatchObject([{ id: "a3" }]);
    await click(one("deal-reject"));
    expect(asked("approval_reject")).toMatchObject([{ id: "a3" }]);
  });

  it("say what is wrong, and what to do in an empty pipeline", async () => {
    await open("#/deals", (b) => {
      b.answers.deal_list = () =>
        Promise.reject({
          code: "internal",
          message: "deals.json: it is not a list of deals.",
          hint: "Mend it.",
          retryable: false,
        });
    });
    expect(document.querySelector("main")?.textContent).toContain("it is not a list of deals");
    close();
    await open("#/deals", (b) => {
      b.answers.deal_list = () => ({ ...board, deals: [] });
    });
    expect(document.querySelector("main")?.textContent).toContain("No deal is in the pipeline.");
  });
});

describe("improvement", () => {
  it("shows what is in use first, and history only when asked", async () => {
    await open("#/improvement");
    expect(all("rate-row").map((r) => r.dataset.standing)).toEqual(["flagged", "fine", "tooFew"]);
    const more = [...document.querySelectorAll<HTMLElement>("button")].find((b) =>
      b.textContent?.includes("earlier version"),
    );
    if (more) await click(more);
    expect(all("rate-row").length).toBe(4);
    expect(one("gap-row").textContent).toContain("3 times");
    expect(one("correction-group").textContent).toContain("“Too soft”");
    expect(document.querySelector("main")?.textContent).toContain("There is no night shift in this version");
  });
});

describe("students", () => {
  it("are used, fetched, paused and removed by the commands behind them", async () => {
    await open("#/settings/student");
    const row = (name: string) => {
      const found = document.querySelector<HTMLElement>(`[data-testid="student-row"][data-name="${name}"]`);
      if (!found) throw new Error(name);
      return found;
    };
    const button = (name: string, act: string) => {
      const found = row(name).querySelector<HTMLElement>(`[data-testid="student-${act}"]`);
      if (!found) throw new Error(`${name} ${act}`);
      return found;
    };
    await click(button("qwen3-0.6b", "use"));
    expect(asked("student_use")).toEqual([{ type: "student_use", name: "qwen3-0.6b" }]);
    await click(button("smollm3-3b", "pause"));
    expect(asked("student_pause")).toEqual([{ type: "student_pause", name: "smollm3-3b" }]);
    await click(button("qwen3-0.6b", "remove"));
    expect(asked("student_remove"), "a file is not deleted by one click").toEqual([]);
    await click(one("student-remove-confirm"));
    expect(asked("student_remove")).toEqual([{ type: "student_remove", name: "qwen3-0.6b" }]);
  });

  it("show how far a download is as it is told", async () => {
    await open("#/settings/student");
    backend.push({
      type: "progress",
      id: "student:smollm3-3b",
      label: "Downloading SmolLM3 3B: 950 MB of 1.9 GB",
      done: 95,
      total: 190,
    });
    await vi.advanceTimersByTimeAsync(60);
    expect(document.querySelector("progress")?.value).toBe(0.5);
    expect(document.querySelector("main")?.textContent).toContain("950 MB of 1.9 GB");
  });

  it("that do not fit, or have to wait, cannot be fetched", async () => {
    await open("#/settings/student");
    expect((one("student-pull") as HTMLButtonElement).disabled).toBe(true);
  });

  it("come from a file of the user's own", async () => {
    await open("#/settings/student");
    await type("student-path", "models/own.gguf");
    await click(one("student-import"));
    expect(asked("student_import")).toEqual([{ type: "student_import", path: "models/own.gguf" }]);
  });
});

describe("the first day", () => {
  it("says plainly what this is, until it was read", async () => {
    await open("#/today", (b) => {
      b.answers.today_show = () => ({ ...today, welcome: true });
    });
    expect(one("welcome").textContent).toContain("Nothing leaves this computer");
    expect(one("welcome").textContent).toContain("does not write");
    await click(one("welcome-close"));
    expect(asked("setting_set")).toEqual([{ type: "setting_set", key: "welcome_seen", value: "true" }]);
  });

  it("shows the steps with the next one explained, and hides them when told", async () => {
    await open("#/today");
    expect(one("step-run").dataset.done).toBe("true");
    expect(one("step-approve").textContent).toContain("Read what would leave.");
    expect(one("step-skill").textContent).not.toContain("They say how it does.");
    await click(one("hide-steps"));
    expect(asked("setting_set")).toEqual([{ type: "setting_set", key: "checklist_hidden", value: "true" }]);
  });

  it("lets others' licences be read", async () => {
    await open("#/settings/about");
    await click(one("licences"));
    expect(all("licence-row").length).toBe(2);
    await click(all("licence-row")[0]?.querySelector("button") as HTMLElement);
    expect(one("licence-text").textContent).toBe("Permission is hereby granted.");
  });
});
