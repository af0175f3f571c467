// Inbox and calendar over invented data, through the front door: what a person presses and what the app is asked.
import { describe, expect, it, vi } from "vitest";
import * as mail from "./fixture/mail";
import { all, asked, one, open, panels, press, type } from "./panels";

panels();

describe("inbox", () => {
  it("files with E, goes on to the next, and takes it back with Z", async () => {
    await open("#/inbox/t1");
    await press("e");
    expect(asked("mail_file")).toEqual([
      { type: "mail_file", threads: ["t1"], message: null, filing: { type: "done" } },
    ]);
    expect(location.hash).toBe("#/inbox/t2");
    await press("z");
    expect(asked("filing_undo")).toEqual([{ type: "filing_undo", effects: ["e9"] }]);
  });

  it("files everything that was chosen with X", async () => {
    await open("#/inbox/t1");
    await press("x");
    await press("j");
    await press("x");
    await press("e");
    expect(asked("mail_file")).toEqual([
      { type: "mail_file", threads: ["t1", "t2"], message: null, filing: { type: "done" } },
    ]);
  });

  it("draws a few rows of a hundred thousand conversations", async () => {
    await open("#/inbox/t1", (b) => {
      b.answers.thread_list = (c: { offset: number; limit: number }) => mail.page(c.offset, c.limit, 100_000);
    });
    expect(all("thread-row").length).toBeGreaterThan(0);
    expect(all("thread-row").length).toBeLessThanOrEqual(80);
  });

  it("reads what is open, and leaves unread what was marked so", async () => {
    await open("#/inbox/t1");
    expect(asked("mail_mark")).toContainEqual({
      type: "mail_mark",
      threads: ["t1"],
      message: null,
      mark: "read",
    });
    const before = asked("mail_mark").length;
    await press("u");
    await vi.advanceTimersByTimeAsync(600);
    expect(asked("mail_mark").slice(before)).toEqual([
      { type: "mail_mark", threads: ["t1"], message: null, mark: "unread" },
    ]);
  });

  it("answers with R, sends with Mod+Enter, and opens the letter again when it is taken back", async () => {
    await open("#/inbox/t1");
    await press("r");
    expect((one("letter-to") as HTMLInputElement).value).toBe("Dana Ortiz <dana@larkfield.example>");
    type("letter-body", "No.");
    await press("Enter", { ctrlKey: true }, one("letter-body"));
    expect(asked("letter_send")).toMatchObject([
      { letter: { to: ["Dana Ortiz <dana@larkfield.example>"], body: "No.", replyTo: "m3" } },
    ]);
    expect(all("composer")).toEqual([]);
    await press("z");
    expect(asked("letter_undo")).toEqual([{ type: "letter_undo", id: "h1" }]);
    expect(all("composer").length).toBe(1);
  });

  it("keeps a letter that was left, and forgets one that was discarded", async () => {
    await open("#/inbox/t1");
    await press("c");
    type("letter-subject", "Later");
    await press("Escape", {}, one("letter-subject"));
    expect(all("composer")).toEqual([]);
    expect(asked("letter_keep")).toMatchObject([{ letter: { subject: "Later", draft: null } }]);
    await press("c");
    expect((one("letter-subject") as HTMLInputElement).value, "C begins another").toBe("Re: Your pricing");
    type("letter-subject", "Sooner");
    await vi.advanceTimersByTimeAsync(1100);
    expect(one("letter-kept").textContent).toBe("kept in Drafts");
    one("discard").click();
    await vi.advanceTimersByTimeAsync(60);
    expect((one("letter-subject") as HTMLInputElement).value, "it asks first").toBe("Sooner");
    one("discard-confirm").click();
    await vi.advanceTimersByTimeAsync(60);
    expect(all("composer")).toEqual([]);
    expect(asked("letter_drop")).toEqual([{ type: "letter_drop", draft: "d1" }]);
  });

  it("says what the agent did and why, and puts it back", async () => {
    await open("#/inbox/t2");
    const notes = all("agent-note").map((n) => n.querySelector(".did")?.textContent);
    expect(notes).toEqual(["Labelled Newsletters", "Archived"]);
    one("fix").click();
    await vi.advanceTimersByTimeAsync(60);
    one("put-back").click();
    await vi.advanceTimersByTimeAsync(60);
    expect(asked("mail_fix")).toEqual([{ type: "mail_fix", effect: "e2", filing: null }]);
  });

  it("shows a stranger's HTML without scripts, and remote things only when asked", async () => {
    await open("#/inbox/t2");
    const frame = one("mail-frame") as HTMLIFrameElement;
    expect(frame.getAttribute("sandbox")).toBe("allow-same-origin allow-popups");
    expect(frame.getAttribute("src")).toBeNull();
    one("show-remote").click();
    await vi.advanceTimersByTimeAsync(400);
    expect(asked("mail_body").at(-1)).toEqual({ type: "mail_body", id: "m5", remote: true });
    expect(all("blocked")).toEqual([]);
  });

  it("answers an invitation through the outbox", async () => {
    await open("#/inbox/t3");
    one("answer-accept").click();
    await vi.advanceTimersByTimeAsync(60);
    expect(asked("invitation_answer")).toEqual([
      { type: "invitation_answer", message: "m6", answer: "accept" },
    ]);
  });
});

describe("calendar", () => {
  const events = () => all("event").map((e) => e.dataset.key);

  it("shows the week, and turns with its keys", async () => {
    await open("#/calendar/week:2026-11-23");
    expect(events()).toContain("Focus");
    await press("m");
    expect(asked("calendar_show").at(-1)).toEqual({
      type: "calendar_show",
      span: "month",
      date: "2026-11-23",
    });
    await press("t");
    expect(asked("calendar_show").at(-1)).toEqual({ type: "calendar_show", span: "month", date: null });
  });

  it("moves an event with Alt and the arrows", async () => {
    await open("#/calendar/week:2026-11-23");
    all("event")
      .find((e) => e.dataset.key === "Focus")
      ?.click();
    await vi.advanceTimersByTimeAsync(60);
    await press("ArrowDown", { altKey: true });
    expect(asked("event_change")).toMatchObject([
      { id: "Focus", extent: "this", event: { start: "2026-11-24T09:15", end: "2026-11-24T12:15" } },
    ]);
    await press("ArrowDown", { altKey: true, shiftKey: true });
    expect(asked("event_change")[1]).toMatchObject({
      event: { start: "2026-11-24T09:00", end: "2026-11-24T12:15" },
    });
  });

  it("asks which of a series is meant before it changes anything", async () => {
    await open("#/calendar/week:2026-11-23");
    all("event")
      .find((e) => e.dataset.key === "Stand-up")
      ?.click();
    await vi.advanceTimersByTimeAsync(60);
    await press("ArrowRight", { altKey: true });
    expect(asked("event_change")).toEqual([]);
    one("extent-following").click();
    await vi.advanceTimersByTimeAsync(60);
    expect(asked("event_change")).toMatchObject([{ id: "Stand-up", extent: "following" }]);
  });

  it("leaves alone what others made", async () => {
    await open("#/calendar/week:2026-11-23");
    all("event")
      .find((e) => e.dataset.key === "Tidewater catch-up")
      ?.click();
    await vi.advanceTimersByTimeAsync(60);
    await press("ArrowDown", { altKey: true });
    expect(asked("event_change")).toEqual([]);
    expect(all("edit-event")).toEqual([]);
  });

  it("approves a proposed event only after it was there to be read, and never with Enter", async () => {
    await open("#/calendar/week:2026-11-23");
    one("ghost-event").click();
    await vi.advanceTimersByTimeAsync(100);
    one("ghost-approve").click();
    expect(asked("approval_approve"), "too early").toEqual([]);
    await vi.advanceTimersByTimeAsync(700);
    const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    one("ghost-approve").dispatchEvent(enter);
    expect(enter.defaultPrevented).toBe(true);
    one("ghost-approve").click();
    expect(asked("approval_approve").length).toBe(1);
  });

  it("makes an event with C and Mod+Enter", async () => {
    await open("#/calendar/week:2026-11-23");
    await press("c");
    type("event-title", "Piano");
    await press("Enter", { ctrlKey: true }, one("event-title"));
    expect(asked("event_create")).toMatchObject([
      { event: { title: "Piano", start: "2026-11-23T10:00", end: "2026-11-23T11:00", recurrence: null } },
    ]);
  });
});
