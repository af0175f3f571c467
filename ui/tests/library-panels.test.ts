// Memories, Skills and Settings over invented data: what a person presses and what the app is asked.
import { describe, expect, it, vi } from "vitest";
import { discounts } from "./fixture/library";
import { all, app, asked, backend, click, one, open, panels, press, type } from "./panels";

panels();

describe("memories", () => {
  it("are found in plain words, with the words that matched marked", async () => {
    await open("#/memories/sales%2Fdiscounts.md");
    await type(one("memory-search"), "what about the price");
    expect(asked("memory_search").at(-1)).toMatchObject({ question: "what about the price" });
    const [first] = all("memory-hit");
    expect(first?.querySelector("mark")?.textContent).toBe("price");
    expect(first?.textContent).toContain("“discount” in title and aliases");
    expect(first?.getAttribute("href")).toBe("#/memories/sales%2Fdiscounts.md/18");
    expect(one("memory-lists").textContent).toBe("words");
    await press("Escape", {}, one("memory-search"));
    expect(all("memory-row").length).toBe(5);
  });

  it("say whether words and meaning found them, and why words answered alone", async () => {
    await open("#/memories/sales%2Fdiscounts.md");
    const answer = await backend.call({ type: "memory_search", question: "price", limit: 20 });
    backend.answers.memory_search = () => ({ ...answer, lists: ["bm25", "vector"] });
    await type(one("memory-search"), "they find us too dear");
    expect(one("memory-lists").textContent).toBe("words and meaning");
    expect(all("memory-note")).toEqual([]);
    backend.answers.memory_search = () => ({ ...answer, note: "By words alone: it is being loaded." });
    await type(one("memory-search"), "they find us too expensive");
    expect(one("memory-note").textContent).toBe("By words alone: it is being loaded.");
  });

  it("are drawn a few hundred at a time", async () => {
    await open("#/memories/sales%2Fdiscounts.md");
    const { list } = await import("./fixture/library");
    const [one] = list.memories;
    const many = Array.from({ length: 5000 }, (_, i) => ({
      ...one,
      path: `many/${i}.md`,
      title: `Memory ${i}`,
    }));
    backend.answers.memory_list = () => ({ ...list, memories: many });
    backend.push({ type: "changed", tags: ["memories"] });
    await vi.advanceTimersByTimeAsync(600);
    expect(all("memory-row").length).toBe(399);
    const more = [...document.querySelectorAll<HTMLElement>("button")].find(
      (b) => b.textContent === "Show more",
    );
    await click(more as HTMLElement);
    expect(all("memory-row").length).toBe(799);
  });

  it("come back after they were deleted", async () => {
    await open("#/memories/sales%2Fdiscounts.md");
    backend.answers.memory_remove = () => ({ name: "x", revision: "abc123", message: "It was deleted." });
    await click(one("memory-delete"));
    expect(asked("memory_remove")).toEqual([{ type: "memory_remove", path: "sales/discounts.md" }]);
    await click(one("notice-undo"));
    expect(asked("memory_restore")).toEqual([
      { type: "memory_restore", path: "sales/discounts.md", revision: "abc123", anyway: true },
    ]);
    expect(app.router.place.id).toBe("sales/discounts.md");
  });

  it("show their versions and go back to one", async () => {
    await open("#/memories/sales%2Fdiscounts.md");
    await press("3");
    await vi.advanceTimersByTimeAsync(300);
    expect(all("revision").length).toBe(3);
    expect(all("restore").length, "the newest is what is there").toBe(0);
    await click(all("revision")[1] as HTMLElement);
    await click(one("restore"));
    expect(asked("memory_restore")[0]).toMatchObject({ revision: "b2".repeat(20) });
  });

  it("say why a name cannot be, and keep the dialog open", async () => {
    await open("#/memories/sales%2Fdiscounts.md");
    backend.answers.memory_rename = () => {
      throw { code: "badInput", message: "There is a memory x.md already.", hint: "", retryable: false };
    };
    await click(one("memory-rename"));
    await type(one("name-field"), "x");
    await click(one("name-submit"));
    expect(document.body.textContent).toContain("There is a memory x.md already.");
    expect(all("name-field").length).toBe(1);
  });

  it("say at once that another program changed the text that is open", async () => {
    await open("#/memories/sales%2Fconflict.md");
    const { drafts } = await import("../src/features/memories/memories.svelte");
    drafts.of("sales/conflict.md").edit("mine");
    backend.answers.memory_show = () => ({
      ...discounts,
      path: "sales/conflict.md",
      text: "theirs",
      sha256: "other",
    });
    backend.push({ type: "changed", tags: ["memories"] });
    await vi.advanceTimersByTimeAsync(600);
    expect(one("changed-banner").textContent).toContain("Both texts are kept");
    await click(one("keep-mine"));
    expect(all("changed-banner").length).toBe(0);
    await press("s", { ctrlKey: true });
    await vi.advanceTimersByTimeAsync(300);
    expect(asked("memory_save")).toEqual([
      { type: "memory_save", path: "sales/conflict.md", text: "mine", base: "other", anyway: false },
    ]);
    drafts.forget("sales/conflict.md");
  });
});

describe("skills", () => {
  it("show the worst news first, and open the run beside what was expected", async () => {
    await open("#/skills/answer-discount-request");
    await vi.advanceTimersByTimeAsync(400);
    expect(all("case-row").map((r) => r.dataset.change)).toEqual(["worse", "better", "notRun", "passed"]);
    expect(one("test-sum").textContent).toContain("1 better, 1 worse than version 1a2b3c4");
    await click(one("case-row").querySelector("button") as HTMLElement);
    expect(asked("case_show")).toEqual([
      { type: "case_show", name: "answer-discount-request", case: "above-twenty" },
    ]);
    expect(all("check").map((c) => c.dataset.holds)).toEqual(["false", "true"]);
  });

  it("run all cases with Mod+Enter and name the problems", async () => {
    await open("#/skills/answer-discount-request");
    await vi.advanceTimersByTimeAsync(400);
    expect(one("problems").textContent).toBe("1 error");
    await press("Enter", { ctrlKey: true });
    expect(asked("skill_test")).toEqual([{ type: "skill_test", name: "answer-discount-request", cases: [] }]);
  });

  it("can be stopped while they run", async () => {
    await open("#/skills/file-newsletters");
    const { results } = await import("./fixture/library");
    backend.answers.skill_results = () => ({ ...results, running: { caseId: "won", done: 1, total: 4 } });
    backend.push({ type: "changed", tags: ["skills"] });
    await vi.advanceTimersByTimeAsync(600);
    expect(one("test-sum").textContent).toContain("1 of 4, now “won”");
    await click(one("test-stop"));
    expect(asked("skill_test_stop")).toEqual([{ type: "skill_test_stop", name: "file-newsletters" }]);
  });

  it("open at the line that a value came from", async () => {
    await open("#/runs/r1");
    app.overlay = { type: "source", link: "skill:answer-discount-request#18" };
    await vi.advanceTimersByTimeAsync(300);
    await click(one("source-open"));
    expect(app.router.place).toEqual({ panel: "skills", id: "answer-discount-request", line: 18 });
  });
});

describe("settings", () => {
  it("change the theme and the time to undo", async () => {
    await open("#/settings/appearance");
    await click(one("theme-dark"));
    expect(asked("setting_set").at(-1)).toEqual({ type: "setting_set", key: "theme", value: '"dark"' });
    app.router.go("settings", "approvals");
    await vi.advanceTimersByTimeAsync(300);
    const select = one("undo-seconds") as HTMLSelectElement;
    select.value = "30";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.advanceTimersByTimeAsync(50);
    expect(asked("setting_set").at(-1)).toEqual({ type: "setting_set", key: "undo_seconds", value: "30" });
  });

  it("keep a shortcut's new keys, and refuse those that are taken", async () => {
    await open("#/settings/shortcuts");
    const row = one("key-Anywhere: Ask the student");
    await click(row);
    await press("k", { ctrlKey: true }, row);
    await vi.advanceTimersByTimeAsync(1000);
    expect(document.body.textContent).toContain("“Search or ask” (Anywhere)");
    expect(asked("setting_set")).toEqual([]);
    await press("u", { ctrlKey: true }, row);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked("setting_set")).toEqual([
      { type: "setting_set", key: "shortcuts", value: '{"Anywhere: Ask the student":"mod+u"}' },
    ]);
  });

  it("let an embedding model find memories by meaning, and say how far it is and what it is worth", async () => {
    await open("#/settings/search");
    const select = one("embedding") as HTMLSelectElement;
    expect([...select.options].map((o) => o.value)).toEqual(["", "minilm"]);
    expect(select.value).toBe("");
    const [file] = (await backend.call({ type: "embedding_show" })).files;
    const on = { about: "It reads.", model: "minilm", total: 80, problem: null, files: [file] };
    backend.answers.embedding_show = () => ({ ...on, state: "reading", done: 20, measured: null });
    backend.answers.embedding_use = () => ({ message: "“minilm” reads the memories now." });
    select.value = "minilm";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.advanceTimersByTimeAsync(300);
    expect(asked("embedding_use")).toEqual([{ type: "embedding_use", name: "minilm" }]);
    backend.push({ type: "progress", id: "meaning", label: "Reading", done: 30, total: 80 });
    await vi.advanceTimersByTimeAsync(50);
    expect(document.querySelector("progress")?.value).toBe(30);
    backend.answers.embedding_show = () => ({
      ...on,
      state: "ready",
      done: 80,
      measured: "On 26 checks: better.",
    });
    backend.push({ type: "changed", tags: ["settings"] });
    await vi.advanceTimersByTimeAsync(600);
    expect(document.querySelector("progress")).toBeNull();
    expect(one("embedding-measured").textContent).toBe("On 26 checks: better.");
    (one("embedding") as HTMLSelectElement).value = "";
    one("embedding").dispatchEvent(new Event("change", { bubbles: true }));
    await vi.advanceTimersByTimeAsync(300);
    expect(asked("embedding_off")).toEqual([{ type: "embedding_off" }]);
  });

  it("restore only what was checked, after a yes", async () => {
    await open("#/settings/data");
    backend.answers.backup_check = () => ({
      path: "backups/one.tar.gz",
      madeAt: 1_795_424_400,
      version: "0.1.0",
      account: "Rehearsal",
      parts: [{ label: "memories", files: 13 }],
    });
    await click(one("backup-restore"));
    expect(asked("backup_restore")).toEqual([]);
    expect(document.body.textContent).toContain("memories: 13 files");
    await click(one("restore-confirm"));
    expect(asked("backup_restore")).toEqual([{ type: "backup_restore", path: "backups/one.tar.gz" }]);
  });
});
