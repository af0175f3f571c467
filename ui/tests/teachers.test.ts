// Settings > Teachers over invented data: what is shown before anything is sent, and what the app is asked.
import { describe, expect, it } from "vitest";
import { purpose, typed } from "../src/features/settings/teachers/typed";
import { money } from "../src/lib/words";
import { envelope, teachers } from "./fixture/teachers";
import { asked, backend, click, one, open, panels, soon, type } from "./panels";

panels();

describe("teachers", () => {
  it("shows the envelope and its cost before a trial, and sends exactly that", async () => {
    await open("#/settings/teachers");
    await click("teacher-test");
    expect(one("envelope").textContent).toBe(envelope.text);
    expect(one("trial-cost").textContent).toContain("at most $0.02");
    expect(asked("teacher_test"), "nothing is sent yet").toEqual([]);
    await click("trial-send");
    expect(asked("teacher_test")).toEqual([
      { type: "teacher_test", name: "claude", sha256: envelope.sha256 },
    ]);
    expect(one("trial-state").textContent).toContain("READY");
  });

  it("stops a trial that is on its way, by the call that it hears of", async () => {
    await open("#/settings/teachers");
    backend.answers.teacher_test = () => new Promise(() => {});
    await click("teacher-test");
    await click("trial-send");
    expect((one("trial-stop") as HTMLButtonElement).disabled, "not known yet").toBe(true);
    backend.push({ type: "progress", id: "teacher:c9", label: "“claude” was asked.", done: 0, total: 0 });
    await soon();
    expect(one("trial-state").textContent).toContain("was asked");
    await click("trial-stop");
    expect(asked("call_stop")).toEqual([{ type: "call_stop", id: "c9" }]);
  });

  it("takes an answer by hand for the call that waits for it", async () => {
    await open("#/settings/teachers");
    backend.answers.teacher_test = () => new Promise(() => {});
    await click("teacher-test", 1);
    expect(one("trial-cost").textContent).toContain("nothing");
    await click("trial-send");
    backend.push({ type: "progress", id: "teacher:c9", label: "Paste.", done: 0, total: 0 });
    await soon();
    await type("paste", "READY");
    await click("paste-done");
    expect(asked("call_answer")).toEqual([{ type: "call_answer", id: "c9", text: "READY" }]);
  });

  it("does not offer to send what a budget forbids", async () => {
    await open("#/settings/teachers");
    backend.answers.teacher_quote = () => ({ ...envelope, problem: "The month is spent." });
    await click("teacher-test");
    expect(one("trial-cost").textContent).toContain("The month is spent.");
    expect((one("trial-send") as HTMLButtonElement).disabled).toBe(true);
  });

  it("adds a teacher with its key once all that it needs is there, and forgets the key", async () => {
    await open("#/settings/teachers");
    await click("teacher-add");
    const add = () => one("add-confirm") as HTMLButtonElement;
    await type("add-name", "mine");
    await type("add-model", "m-1");
    expect(add().disabled, "Anthropic needs a key").toBe(true);
    await type("add-key", "canary");
    expect((one("add-key") as HTMLInputElement).type).toBe("password");
    await click("add-confirm");
    expect(asked("teacher_add")).toEqual([
      {
        type: "teacher_add",
        name: "mine",
        provider: "anthropic",
        model: "m-1",
        place: null,
        key: "canary",
      },
    ]);
    expect(document.body.innerHTML).not.toContain("canary");
  });

  it("saves budgets that are sums, an empty one as no limit", async () => {
    await open("#/settings/teachers");
    await type("budget-month", "ten");
    expect((one("budget-save") as HTMLButtonElement).disabled).toBe(true);
    await type("budget-month", "");
    await type("budget-call", "0,25");
    await click("budget-save");
    expect(asked("budget_set")).toEqual([
      { type: "budget_set", budgets: { call: 0.25, skill: 5, night: null, month: null } },
    ]);
  });

  it("agrees to a kind of data only when asked, and opens a row of the ledger", async () => {
    await open("#/settings/teachers");
    await click("consent-memory");
    expect(asked("consent_set")).toEqual([{ type: "consent_set", kind: "memory", allowed: true }]);
    expect(one("ledger-sums").textContent).toContain("$1.42 this month");
    expect(one("teacher-spend").textContent).toContain("Teacher spend today $0.04");
    await click("call-open");
    expect(document.body.textContent).toContain("Zeldara-Q01");
  });

  it("asks for the passphrase where the system has no keychain", async () => {
    const keychain = { system: false, exists: false, open: false, words: "Choose a passphrase." };
    await open("#/settings/teachers", (b) => {
      b.answers.teacher_list = () => ({ ...teachers, keychain });
    });
    await type("passphrase", "correct horse battery");
    await click("unlock");
    expect(asked("keychain_unlock")).toEqual([
      { type: "keychain_unlock", passphrase: "correct horse battery" },
    ]);
  });
});

it("writes dollars rounded up, and reads what people type", () => {
  expect([0, 0.00001, 0.0042, 0.0312, 1.2, 1.201].map(money)).toEqual([
    "$0.00",
    "$0.0001",
    "$0.0042",
    "$0.04",
    "$1.20",
    "$1.21",
  ]);
  expect(["", "0", "$1.5", "1,5", "-1", "ten"].map(typed)).toEqual([null, 0, 1.5, 1.5, undefined, undefined]);
});

it("says what a call was for without the tag of its distillation", () => {
  expect(purpose("improving “file-newsletters”, round 1 (d2aa71197.1.0)")).toBe(
    "improving “file-newsletters”, round 1",
  );
  expect(purpose("a review of “a (b)”")).toBe("a review of “a (b)”");
});
