// The window over invented data, through its front door: what a person presses and what the app is asked.
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { run, runs, step } from "./fixture/data";
import { all, app, asked, backend, one, open, panels, press } from "./panels";

panels();

describe("approvals", () => {
  it("approves with A exactly the bytes that were shown, but not before the card was read", async () => {
    await open("#/approvals/a1");
    await press("a");
    expect(asked("approval_approve"), "too early").toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    await press("a", { repeat: true });
    expect(asked("approval_approve"), "a held key").toEqual([]);
    await press("a");
    expect(asked("approval_approve")).toEqual([
      {
        type: "approval_approve",
        id: "a1",
        sha256: "3f9c0b51d2a8e7f64c1b90aa5e2d7b3c4f8899ab12cd34ef56a7a71e00c1a71e",
        confirm: null,
      },
    ]);
  });

  it("does nothing on Enter and Space, not even on the button itself", async () => {
    await open("#/approvals/a1");
    await vi.advanceTimersByTimeAsync(700);
    const button = one("approve");
    button.focus();
    for (const key of ["Enter", " "]) {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      button.dispatchEvent(event);
      expect(event.defaultPrevented, `${key} must not become a click`).toBe(true);
    }
    expect(asked("approval_approve")).toEqual([]);
  });

  it("wants the word of a red card typed before it can be approved", async () => {
    await open("#/approvals/a2");
    await vi.advanceTimersByTimeAsync(700);
    one("approve").click();
    await press("a");
    expect(asked("approval_approve")).toEqual([]);
    const field = one("confirm-word") as HTMLInputElement;
    field.value = "northgate";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await tick();
    one("approve").click();
    expect(asked("approval_approve").length).toBe(1);
  });

  it("rejects with a reason, and goes on to the next card", async () => {
    await open("#/approvals/a1");
    await press("r");
    const field = one("reject-reason") as HTMLInputElement;
    field.value = "Too formal";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    one("reject-confirm").closest("form")?.requestSubmit();
    await vi.advanceTimersByTimeAsync(50);
    expect(asked("approval_reject")).toEqual([{ type: "approval_reject", id: "a1", reason: "Too formal" }]);
    expect(location.hash).toBe("#/approvals/a2");
  });

  it("sends an edited letter to the app and does not approve it", async () => {
    await open("#/approvals/a1");
    await press("e");
    const area = one("edit-body") as HTMLTextAreaElement;
    expect(area.value.startsWith("Dear Dana,"), "the exact body is there to change").toBe(true);
    area.value = "Dear Dana, no.";
    area.dispatchEvent(new Event("input", { bubbles: true }));
    await press("Enter", { ctrlKey: true }, area);
    expect(asked("approval_edit")).toEqual([
      {
        type: "approval_edit",
        id: "a1",
        edit: { subject: "Re: Your pricing", body: "Dear Dana, no.", start: null, end: null, stage: null },
      },
    ]);
    expect(asked("approval_approve")).toEqual([]);
  });

  it("says that a sent letter was simulated", async () => {
    await open("#/approvals/a4");
    expect(one("sent-note").textContent).toContain("simulated");
    expect(all("approve"), "nothing is left to approve").toEqual([]);
  });

  it("takes an approved one back while there is time", async () => {
    await open("#/approvals/a6");
    await press("z");
    expect(asked("approval_undo")).toEqual([{ type: "approval_undo", id: "a6" }]);
  });
});

describe("runs", () => {
  it("shows a step as soon as it is pushed, and lights its plan row", async () => {
    await open("#/runs/r1");
    const before = all("step-card").length;
    const live = runs[0];
    if (!live) throw new Error("the fixture has runs");
    // The push comes before the app's own word, which the plan's counts wait for.
    backend.answers.run_show = () => new Promise(() => {});
    backend.push({
      type: "run",
      run: live,
      step: step(14, "call", { planStep: "2.4", tool: "mail.label" }),
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(all("step-card").length).toBe(before + 1);
    expect(all("plan-row").map((r) => r.dataset.state)[5]).toBe("now");
  });

  it("stops the live run from anywhere", async () => {
    await open("#/today");
    await press(".", { ctrlKey: true });
    expect(asked("run_stop")).toEqual([{ type: "run_stop", id: "r1" }]);
  });

  it("hands the answer to the run that asks", async () => {
    await open("#/runs/ask");
    const field = one("answer-input") as HTMLInputElement;
    field.value = "Priya Natarajan";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.closest("form")?.requestSubmit();
    await vi.advanceTimersByTimeAsync(20);
    expect(asked("run_answer")).toEqual([{ type: "run_answer", id: "ask", answer: "Priya Natarajan" }]);
  });

  it("says that a run ended, for those who do not see it", async () => {
    await open("#/today");
    backend.push({
      type: "run",
      run: run({ id: "r1", request: "Triage my inbox", state: "done", reason: "9 filed." }),
      step: null,
    });
    await vi.advanceTimersByTimeAsync(40);
    expect(app.spoken).toBe("Triage my inbox: done. 9 filed.");
  });
});

describe("frame", () => {
  it("starts a run from the ask bar and shows it", async () => {
    await open("#/today");
    const area = one("ask-input") as HTMLTextAreaElement;
    area.value = "Triage my inbox";
    area.dispatchEvent(new Event("input", { bubbles: true }));
    await press("Enter", {}, area);
    expect(asked("run_start")).toEqual([
      { type: "run_start", request: "Triage my inbox", skill: null, dry: false },
    ]);
    expect(location.hash).toBe("#/runs/r1");
  });

  it("goes from panel to panel by G and a letter", async () => {
    await open("#/today");
    await press("g");
    await press("a");
    expect(location.hash).toBe("#/approvals/a1");
  });

  it("says when the app is gone, and reads everything again when it is back", async () => {
    await open("#/today");
    backend.connection({ state: "down", retryAt: Date.now() + 5000 });
    await vi.advanceTimersByTimeAsync(10);
    expect(one("offline").textContent).toContain("does not answer");
    const before = asked("today_show").length;
    backend.connection({ state: "up" });
    await vi.advanceTimersByTimeAsync(400);
    expect([all("offline").length, asked("today_show").length]).toEqual([0, before + 1]);
  });

  it("keeps the old page when it cannot be read again, says so, and reads it on Try now", async () => {
    await open("#/today");
    const seen = document.querySelector("main")?.textContent;
    backend.answers.today_show = () =>
      Promise.reject({ code: "internal", message: "The mail is locked.", hint: "", retryable: true });
    backend.push({ type: "changed", tags: ["mail"] });
    await vi.advanceTimersByTimeAsync(300);
    expect(one("behind").textContent).toContain("The mail is locked.");
    expect(document.querySelector("main")?.textContent, "the page stays").toContain(seen);
    await vi.advanceTimersByTimeAsync(20_000);
    const before = asked("today_show").length;
    delete backend.answers.today_show;
    one("behind").querySelector("button")?.click();
    await vi.advanceTimersByTimeAsync(50);
    expect([all("behind").length, asked("today_show").length]).toEqual([0, before + 1]);
  });

  it("shows what went wrong and what to do", async () => {
    await open("#/today");
    backend.answers.run_start = () =>
      Promise.reject({
        code: "studentUnavailable",
        message: "The student did not start.",
        hint: "Run doctor.",
        retryable: true,
      });
    await app.ask("x");
    await tick();
    expect(document.body.textContent).toContain("The student did not start.");
    expect(document.body.textContent).toContain("Run doctor.");
  });
});
