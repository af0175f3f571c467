// Looking back and being led: two runs beside each other, a case from a run, clicked links, places that a push names.
import { describe, expect, it, vi } from "vitest";
import { aroundDifferences, comparable, Pair } from "../src/features/runs/runs.svelte";
import { CaseWriting, draftFrom } from "../src/features/skills/case.svelte";
import { formatPlace, parsePlace } from "../src/lib/state/router.svelte";
import { FixtureBackend } from "./fixture/backend";
import { comparison } from "./fixture/compare";
import { run, runs } from "./fixture/data";
import { all, asked, backend, open, panels, press } from "./panels";

panels();

describe("places", () => {
  it("keep what lies beside them", () => {
    for (const place of [
      { panel: "runs", id: "r1", beside: "r2" },
      { panel: "skills", id: "triage-inbox", beside: "run:r/1" },
      { panel: "memories", id: "a/b.md", line: 4 },
    ] as const)
      expect(parsePlace(formatPlace(place))).toEqual(place);
  });
});

describe("two runs", () => {
  it("are chosen one by one, the third in the place of the first, the older one on the left", () => {
    const pair = new Pair();
    const [newest, middle, oldest] = ["a", "b", "c"].map((id) => run({ id, request: id }));
    const list = [newest, middle, oldest] as NonNullable<typeof newest>[];
    pair.toggle("a");
    expect(pair.inOrder(list)).toBe(null);
    pair.toggle("b");
    expect(pair.inOrder(list)).toEqual(["b", "a"]);
    pair.toggle("c");
    expect(pair.inOrder(list)).toEqual(["c", "b"]);
    pair.toggle("c");
    expect(pair.ids).toEqual(["b"]);
  });

  it("offer those of the same words first", () => {
    const at = run({ id: "a", request: "Triage", skill: "triage-inbox" });
    const others = [
      run({ id: "b", request: "Other", skill: null }),
      run({ id: "c", request: "Sort", skill: "triage-inbox" }),
      run({ id: "d", request: "Triage", skill: "triage-inbox" }),
    ];
    expect(comparable([at, ...others], at).map((r) => r.id)).toEqual(["d", "c", "b"]);
  });

  it("show the steps that differ with their neighbours", () => {
    const { steps } = comparison("r1", "r2");
    const shown = aroundDifferences(steps);
    expect(shown.filter((s) => s === null).length).toBeGreaterThan(0);
    const numbers = shown.map((s) => s?.left?.n ?? null).slice(1, 6);
    expect(numbers).toEqual([4, 5, 6, 7, 8]);
    expect(aroundDifferences(steps.filter((s) => s.right !== null && s.differs.length === 0))).toEqual([
      null,
    ]);
  });

  it("are compared with X, X and C", async () => {
    await open("#/runs");
    await press("x");
    await press("j");
    await press("x");
    await press("c");
    const [first, second] = runs;
    expect(asked("run_compare")).toMatchObject([{ left: second?.id, right: first?.id }]);
    expect(all("compared-step").some((s) => s.dataset.differs === "true")).toBe(true);
    expect(all("compared-effect").map((e) => e.dataset.differs)).toEqual(["false", "true"]);
    await press("Escape");
    expect(all("compared-run")).toEqual([]);
  });
});

describe("a case", () => {
  it("is drawn from what the address names", () => {
    expect(draftFrom("run:r1")).toEqual({ type: "case_draft", run: "r1", approval: null });
    expect(draftFrom("approval:a-1:x")).toEqual({ type: "case_draft", run: null, approval: "a-1:x" });
  });

  it("is checked while it is written, and the last answer counts", async () => {
    const found = new FixtureBackend();
    const answers: ((value: unknown) => void)[] = [];
    found.answers.case_check = () => new Promise((done) => answers.push(done));
    const writing = new CaseWriting(found);
    const draft = {
      skill: "s",
      runId: "r",
      id: "c",
      text: '{"id": "c"}',
      world: "now: x",
      notes: [],
      messages: 0,
    };
    writing.begin(draft);
    writing.edit("world", "now: noon");
    writing.edit("case", '{"id": "d"}');
    await vi.advanceTimersByTimeAsync(300);
    const problem = {
      path: "world",
      line: 1,
      column: 1,
      code: "",
      severity: "error",
      message: "no",
      hint: "",
    };
    answers[1]?.({ problems: [problem], warnings: [], checks: [] });
    answers[0]?.({ problems: [], warnings: [], checks: ["sends"] });
    await vi.advanceTimersByTimeAsync(1);
    expect(answers.length, "two texts typed at once are one question").toBe(2);
    expect([writing.problems.length, writing.checks, writing.id]).toEqual([1, [], "d"]);
    expect(found.calls.at(-1)).toMatchObject({ name: "s", text: '{"id": "d"}', world: "now: noon" });
  });
});

describe("pushes that lead somewhere", () => {
  it("go to the place that they name, and nowhere else", async () => {
    await open("#/today");
    backend.push({ type: "go", place: "approvals/a1" });
    await vi.advanceTimersByTimeAsync(50);
    expect(location.hash).toBe("#/approvals/a1");
    expect(asked("approval_approve")).toEqual([]);
    backend.push({ type: "go", place: "elsewhere/x" });
    await vi.advanceTimersByTimeAsync(50);
    expect(location.hash).toBe("#/today");
  });

  it("show the host of a clicked link before it opens; Enter does not open it", async () => {
    await open("#/today");
    const link = {
      host: "xn--pypal-4ve.example [pаypal.example] [mixes scripts]",
      url: "https://xn--pypal-4ve.example/",
      warnings: ["The name is written in letters that can look like others."],
      offline: false,
      letter: null,
    };
    backend.push({ type: "link", link });
    await vi.advanceTimersByTimeAsync(50);
    expect(all("link-host")[0]?.textContent).toContain("mixes scripts");
    expect(all("link-warning").length).toBe(1);
    await press("Enter");
    expect(asked("link_open")).toEqual([]);
    all("link-open")[0]?.click();
    await vi.advanceTimersByTimeAsync(50);
    expect(asked("link_open")).toEqual([{ type: "link_open", url: link.url }]);
    expect(all("link-sheet")).toEqual([]);
  });

  it("open no page on the Rehearsal account", async () => {
    await open("#/today");
    const link = { host: "a.example", url: "https://a.example/", warnings: [], offline: true, letter: null };
    backend.push({ type: "link", link });
    await vi.advanceTimersByTimeAsync(50);
    expect(all("link-open")).toEqual([]);
  });

  it("begin a letter where a mail link was clicked", async () => {
    await open("#/today");
    const letter = {
      to: ["dana@larkfield.example"],
      cc: [],
      bcc: [],
      subject: "Your price",
      body: "Hi",
      replyTo: null,
      files: [],
      filesOf: null,
      draft: null,
    };
    backend.push({ type: "link", link: { host: "", url: "mailto:x", warnings: [], offline: false, letter } });
    await vi.advanceTimersByTimeAsync(100);
    expect((all("letter-to")[0] as HTMLInputElement).value).toBe("dana@larkfield.example");
    expect((all("letter-subject")[0] as HTMLInputElement).value).toBe("Your price");
    expect((all("letter-body")[0] as HTMLTextAreaElement).value).toMatch(/^Hi/);
  });
});
