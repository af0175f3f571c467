import { describe, expect, it } from "vitest";
import { excerpt, ordinal, RecallTest, rankOf, Search, tree } from "../src/features/memories/memories.svelte";
import { Checker, comparison, failure, standing, suggestIn } from "../src/features/skills/skills.svelte";
import { asWireError } from "../src/lib/backend/backend";
import { parseLink } from "../src/lib/link";
import { Draft, Drafts } from "../src/lib/state/draft.svelte";
import { Keys, mayBind, nameOf, parseKeys } from "../src/lib/state/keys.svelte";
import { formatPlace, parsePlace } from "../src/lib/state/router.svelte";
import { FixtureBackend } from "./fixture/backend";
import { list, outline, results, skills } from "./fixture/library";

const disk = (text: string, sha256 = text) => ({ text, sha256 });

describe("drafts", () => {
  it("follow the disk while nothing is unsaved", () => {
    const draft = new Draft();
    draft.load(disk("one"));
    draft.load(disk("two"));
    expect([draft.text, draft.dirty, draft.theirs]).toEqual(["two", false, null]);
  });

  it("keep both texts when both sides changed", () => {
    const draft = new Draft();
    draft.load(disk("one"));
    draft.edit("mine");
    draft.load(disk("theirs"));
    expect([draft.text, draft.theirs?.text]).toEqual(["mine", "theirs"]);
    draft.keepMine();
    expect([draft.text, draft.base.sha256, draft.dirty, draft.theirs]).toEqual([
      "mine",
      "theirs",
      true,
      null,
    ]);
  });

  it("can take the other one", () => {
    const draft = new Draft();
    draft.load(disk("one"));
    draft.edit("mine");
    draft.load(disk("theirs"));
    draft.takeTheirs();
    expect([draft.text, draft.dirty, draft.theirs]).toEqual(["theirs", false, null]);
  });

  it("see no conflict when the disk came to the same text, or has not changed", () => {
    const draft = new Draft();
    draft.load(disk("one"));
    draft.edit("two");
    draft.load(disk("one"));
    expect(draft.theirs).toBeNull();
    draft.load(disk("two", "hash"));
    expect([draft.dirty, draft.base.sha256]).toEqual([false, "hash"]);
  });

  it("stay unsaved for what was typed during the save", () => {
    const draft = new Draft();
    draft.load(disk("one"));
    draft.edit("two");
    draft.edit("two, three");
    draft.saved("two", "h2");
    expect([draft.dirty, draft.base]).toEqual([true, { text: "two", sha256: "h2" }]);
  });

  it("are found again by name and counted", () => {
    const drafts = new Drafts();
    drafts.of("a").load(disk("one"));
    drafts.of("a").edit("two");
    drafts.count();
    expect([...drafts.unsaved]).toEqual(["a"]);
    expect(drafts.of("a").text).toBe("two");
    drafts.forget("a");
    expect([...drafts.unsaved]).toEqual([]);
  });
});

describe("memories", () => {
  it("lie in folders, folders first, and a closed folder hides its own", () => {
    const names = (closed: string[]) =>
      tree(list.memories, new Set(closed)).map((r) => `${"  ".repeat(r.depth)}${r.name}`);
    expect(names(["communications"])).toEqual([
      "communications",
      "deals",
      "  Stages of a deal",
      "sales",
      "  Complaints",
      "  Discounts",
    ]);
    const nested = ["b.md", "a/x/deep.md", "a/y.md"].map(
      (path) => ({ ...list.memories[0], path, title: path }) as never,
    );
    const rows = tree(nested, new Set(["a/x"]));
    expect(rows.map((r) => [r.kind, r.path])).toEqual([
      ["folder", "a"],
      ["folder", "a/x"],
      ["memory", "a/y.md"],
      ["memory", "b.md"],
    ]);
    expect(rows[0]).toMatchObject({ count: 2, open: true });
  });

  it("show a passage around its first mark, with the marked words apart", () => {
    expect(excerpt("Hold the price.", [[9, 14]])).toEqual([
      { text: "Hold the ", mark: false },
      { text: "price", mark: true },
      { text: ".", mark: false },
    ]);
    const long = `${"word ".repeat(100)}price ${"word ".repeat(100)}`;
    const pieces = excerpt(long, [[500, 505]], 60);
    expect(pieces.find((p) => p.mark)?.text).toBe("price");
    expect([pieces[0]?.text, pieces.at(-1)?.text]).toEqual(["… ", " …"]);
    expect(pieces.map((p) => p.text).join("").length).toBeLessThan(80);
    expect(excerpt("", [])).toEqual([]);
  });

  it("answer only the newest question", async () => {
    const backend = new FixtureBackend();
    const waiting: ((answer: unknown) => void)[] = [];
    backend.answers.memory_search = () => new Promise((done) => waiting.push(done));
    const search = new Search(backend);
    search.question = "first";
    const first = search.ask();
    search.question = "second";
    const second = search.ask();
    waiting[1]?.({ hits: [], best: 2 });
    waiting[0]?.({ hits: [], best: 1 });
    await Promise.all([first, second]);
    expect(search.answer?.best).toBe(2);
  });

  it("have a rank among the memories that were found, each counted once", async () => {
    const hits = ["a.md", "b.md", "a.md", "c.md"].map((path) => ({ path }) as never);
    expect([rankOf("a.md", hits), rankOf("c.md", hits), rankOf("x.md", hits)]).toEqual([1, 3, null]);
    expect([1, 2, 3, 4, 11, 12, 21, 113].map(ordinal)).toEqual([
      "1st",
      "2nd",
      "3rd",
      "4th",
      "11th",
      "12th",
      "21st",
      "113th",
    ]);
    const backend = new FixtureBackend();
    const test = new RecallTest(backend, "sales/complaints.md");
    await test.add("they want it cheaper\n\n they want it cheaper \nsecond");
    expect(test.requests).toEqual(["they want it cheaper", "second"]);
    expect(test.results.get("second")?.rank).toBe(2);
    expect(new RecallTest(backend, "sales/complaints.md").requests).toEqual(test.requests);
    test.drop("second");
    expect(new RecallTest(backend, "sales/complaints.md").requests).toEqual(["they want it cheaper"]);
  });
});

describe("skills", () => {
  it("keep the last outline while the text has errors", async () => {
    const backend = new FixtureBackend();
    const checker = new Checker(backend, "x");
    await checker.check("fine");
    expect([checker.problems, checker.outline?.title, checker.behind]).toEqual([[], outline.title, false]);
    await checker.check("mail.sent");
    expect([checker.problems.length, checker.outline?.title, checker.behind]).toEqual([
      1,
      outline.title,
      true,
    ]);
  });

  it("offer tools, conditions, slots and templates where they may stand", () => {
    const tools = [{ name: "mail.read", about: "", effect: "read", parameters: [] }];
    const text = `---\nallowed-tools: \n---\n\n## Readings\n\n- intent (of the message): a | b\n\n## Steps\n\n1. x\n\n## Success criteria\n\n- y\n\n## Templates\n\n### Hold the price\n\n> Hi\n`;
    const at = (line: string, below: string) => {
      const found = suggestIn(text, line, `${text.slice(0, text.indexOf(below))}${below}\n\n${line}`, tools);
      return found?.items.map((i) => i.label) ?? null;
    };
    expect(suggestIn(text, "allowed-tools: mail", "---\nallowed-tools: mail", tools)?.from).toBe(15);
    expect(at("1. Read it (`mail", "## Steps")).toContain("mail.read");
    expect(at("2. If it is (`", "## Steps")).toContain("message.intent is ");
    expect(at('3. Answer with "Ho', "## Steps")).toEqual(["Hold the price"]);
    expect(at("- Nothing (`no", "## Success criteria")).toContain("no_effect send");
    expect(at("> Hi {fi", "## Templates")).toContain("first_name");
    expect(at("1. Read it, please", "## Steps")).toBeNull();
    expect(at("1. Read (`mail.read`) ", "## Steps")).toBeNull();
  });

  it("say how they stand and how they compare", () => {
    expect(skills.map((s) => standing(s).line)).toEqual([
      "draft with errors · yours",
      "certified · shipped",
      "4 of 6 runs · shipped",
      "not tested · shipped",
    ]);
    expect(comparison(results)).toBe("1 better, 1 worse than version 1a2b3c4 (2 of 3)");
    expect(comparison({ ...results, baseline: null })).toBe("no version before to compare with");
    const [worse, better] = results.rows;
    expect(worse && failure(worse)).toBe("send, once does not hold");
    expect(better && failure(better)).toBe("");
    const same = results.rows.map((r) => ({ ...r, change: "passed" as const }));
    expect(comparison({ ...results, rows: same })).toBe("as version 1a2b3c4 (2 of 3)");
  });
});

describe("shortcuts", () => {
  const binding = (keys: string, label: string, group: string) => ({ keys, label, group, run: () => {} });

  it("can have other keys, and collisions are named", () => {
    localStorage.clear();
    const keys = new Keys();
    keys.register(binding("a", "Approve", "Approvals"), binding("r", "Reject", "Approvals"));
    keys.register(binding("g t", "Today", "Go to"), binding("d", "Run again", "Runs"));
    keys.changed = { "Approvals: Approve": "y" };
    expect(keys.active.find((b) => b.label === "Approve")?.keys).toBe("y");
    expect([keys.shown("a"), keys.shown("r")]).toEqual(["y", "r"]);
    const collides = (name: string, k: string) => keys.conflicts(name, k).map(nameOf);
    expect(collides("Approvals: Reject", "y")).toEqual(["Approvals: Approve"]);
    expect(collides("Approvals: Reject", "a")).toEqual([]);
    expect(collides("Approvals: Reject", "d"), "another panel's key is free here").toEqual([]);
    expect(collides("Runs: Run again", "g"), "the first key of a sequence").toEqual(["Go to: Today"]);
    expect(new Keys().known.map(nameOf)).toContain("Runs: Run again");
  });

  it("never sit on Enter or Space", () => {
    const press = (key: string, init: KeyboardEventInit = {}) =>
      mayBind(new KeyboardEvent("keydown", { key, ...init }));
    expect(["Enter", " ", "Tab", "Escape"].map((k) => press(k))).toEqual([false, false, false, false]);
    expect([press("y"), press("F8"), press("Enter", { ctrlKey: true })]).toEqual([true, true, true]);
  });

  it("survive a setting that is no map", () => {
    expect(["", "[]", "null", "{", '{"a":1,"b":"c"}'].map(parseKeys)).toEqual([{}, {}, {}, {}, { b: "c" }]);
  });
});

describe("places", () => {
  it("may have a line", () => {
    const place = { panel: "memories", id: "sales/discounts.md", line: 31 } as const;
    expect(formatPlace(place)).toBe("#/memories/sales%2Fdiscounts.md/31");
    expect(parsePlace(formatPlace(place))).toEqual(place);
    expect(parsePlace("#/skills/x/no")).toEqual({ panel: "skills", id: "x" });
    expect(parseLink("skill:triage-inbox#57")).toEqual({ type: "skill", name: "triage-inbox", line: 57 });
    expect(asWireError({ code: "stale", message: "m" }).code).toBe("stale");
  });
});
