// What is said about certification, proposals, remarks, routing and what a save takes; and how a distillation goes.
import { cleanup, render } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { takenBy, takesLine } from "../src/features/firewall/takes";
import {
  beforeWords,
  certified,
  decisionOf,
  rateWords,
  seedsWords,
  summary,
  withoutWords,
} from "../src/features/skills/certification";
import { byGrade, findingsWords, reportLines, shortPath } from "../src/features/skills/exchange/exchange";
import { missWords, remedyWords, share, shareTip, worstFirst } from "../src/features/skills/routing/routing";
import { Asking, missing } from "../src/features/teacher/asking.svelte";
import { choices, runChoices, runNote } from "../src/features/teacher/distil/choices";
import { Distilling, dollars, gain, keptOf, verdictWord } from "../src/features/teacher/distil/distil.svelte";
import Hunks from "../src/features/teacher/proposals/Hunks.svelte";
import {
  adoptWord,
  beforeAfter,
  inOrder,
  Ticks,
  unconfirmed,
} from "../src/features/teacher/proposals/proposals.svelte";
import { lineOf, readReview } from "../src/features/teacher/remarks";
import type { Taken } from "../src/lib/backend/api.gen";
import { pageId, pageOf } from "../src/lib/pages";
import { AppState } from "../src/lib/state/app.svelte";
import { saveAsked } from "../src/lib/state/firewall";
import { FixtureBackend } from "./fixture/backend";
import { runs } from "./fixture/data";
import {
  foreignDetail,
  matrix,
  proposal,
  proposalDetail,
  quote,
  routing,
  suggestion,
} from "./fixture/distil";
import { certification, list, rate, skill } from "./fixture/library";

let backend: FixtureBackend;
let app: AppState;
beforeEach(() => {
  backend = new FixtureBackend();
  app = new AppState(backend);
  app.clock.stop();
});
const asked = (type: string) => backend.calls.filter((c) => c.type === type);
const broken = { code: "badInput", message: "The month is spent.", hint: "", retryable: false };

describe("certification", () => {
  it("is a mark and a word, never a colour alone", () => {
    const words = (["certified", "failing", "partial", "unknown"] as const).map((state) => {
      const said = certified(certification(state, 14, 18));
      return `${said.mark} ${said.word}`;
    });
    expect(words).toEqual(["✓ certified", "✗ 14 of 18", "◐ 14 of 18 so far", "– not run"]);
  });

  it("says a rate with its interval, and nothing more than a count of few", () => {
    expect(rateWords(rate(0, 0))).toBe("No run yet.");
    expect(rateWords(rate(2, 3))).toBe("2 of 3 runs passed; too few to say more.");
    expect(rateWords({ passed: 17, ran: 18, rate: 17 / 18, low: 0.74, high: 0.99 })).toBe(
      "17 of 18 runs passed: 94\u00a0%, and most likely between 74\u00a0% and 99\u00a0%.",
    );
    expect(withoutWords(rate(17, 18), rate(3, 18))).toBe("Without the skill 3 of 18, with it 17 of 18.");
    expect(withoutWords(rate(17, 18), null)).toBe("");
  });

  it("sets what was before beside what is now, and sums the matrix up over who performs each skill", () => {
    const [first] = matrix.rows;
    expect(first?.cells.map(beforeWords)).toEqual(["version 1a2b3c4: certified", "", ""]);
    expect(summary(matrix)).toBe("1 not good enough, 1 partly run, 1 need another student.");
    expect(
      seedsWords([
        { seed: 0, passed: true, forbidden: false, failed: [] },
        { seed: 1, passed: false, forbidden: true, failed: ["send"] },
      ]),
    ).toBe("seed 0 passed, seed 1 did something forbidden");
    expect([null, true, false].map((decided) => decisionOf({ allowed: false, decided, why: "" }))).toEqual([
      "certified",
      "always",
      "never",
    ]);
  });
});

describe("the pages about all skills", () => {
  it("stand where a name would, and no name is taken for one", () => {
    expect(
      [null, "triage-inbox", "~matrix", "~routing:a-b", "~import:x:y", "~proposal:p1"].map(pageOf),
    ).toEqual([
      null,
      null,
      { type: "matrix" },
      { type: "routing", skill: "a-b" },
      { type: "import", name: "x:y" },
      { type: "proposal", id: "p1" },
    ]);
    expect([pageId(pageOf("~proposal:p1")), pageId(pageOf("~routing:x")), pageId(null)]).toEqual([
      "~proposals",
      "~routing",
      null,
    ]);
  });
});

describe("a proposal", () => {
  it("is adopted whole, or by the changes that are ticked", () => {
    const ticks = new Ticks();
    expect([ticks.chosen(proposalDetail), ticks.wanted(proposalDetail)]).toEqual([[1, 2], []]);
    ticks.toggle(1);
    expect([ticks.chosen(proposalDetail), ticks.wanted(proposalDetail)]).toEqual([[2], [2]]);
    ticks.toggle(1);
    expect(ticks.wanted(proposalDetail), "all of them are asked for as one").toEqual([]);
    expect([adoptWord(1, 1), adoptWord(2, 2), adoptWord(1, 2)]).toEqual([
      "Adopt it",
      "Adopt all 2 changes",
      "Adopt 1 of 2 changes",
    ]);
  });

  it("shows its worst news first, and counts what nobody has read", () => {
    expect(inOrder(proposalDetail.table).map((r) => r.caseId)).toEqual([
      "fifteen",
      "above-twenty",
      "in-the-body",
      "won",
    ]);
    expect(beforeAfter(proposal)).toBe("4 to 6 of 6 cases pass");
    expect(beforeAfter({ before: 6, after: 6, cases: 6 })).toBe("6 of 6 cases pass, as before");
    expect(beforeAfter({ before: 0, after: 0, cases: 0 })).toBe("no case was run");
    expect(unconfirmed(proposalDetail)).toBe(1);
  });
});

describe("a distillation", () => {
  const begin = { why: "improve" as const, skill: "triage-inbox", memories: [] };

  it("shows the envelope and the cost before it begins, and begins exactly that", async () => {
    const d = new Distilling(app, begin);
    d.wish = "  be brief  ";
    d.budget = "0,50";
    await d.look();
    expect(asked("distil_quote")).toMatchObject([
      {
        plan: {
          why: "improve",
          skill: "triage-inbox",
          wish: "be brief",
          budget: 0.5,
          rounds: 6,
          teacher: null,
        },
      },
    ]);
    expect([d.stage, asked("distil_start").length]).toEqual(["quote", 0]);
    await d.start();
    expect(asked("distil_start")).toEqual([
      { type: "distil_start", id: "d2", sha256: quote.envelope.sha256 },
    ]);
    expect([d.stage, d.id]).toEqual(["run", "d2"]);
  });

  it("says what is missing and asks for nothing before", async () => {
    const d = new Distilling(app, { why: "author", skill: null, memories: [] });
    expect(d.lacks).toBe("Choose at least one memory or run.");
    await d.look();
    d.toggle("sales/discounts.md");
    d.budget = "ten";
    expect(d.lacks).toBe("“ten” is no sum of dollars.");
    d.budget = "1";
    d.rounds = "0";
    expect(d.lacks).toBe("From 1 to 20 rounds.");
    expect(backend.calls.length, "nothing was asked").toBe(0);
    d.rounds = "3";
    expect(d.plan).toMatchObject({ why: "author", memories: ["sales/discounts.md"], rounds: 3 });
    d.toggle("sales/discounts.md");
    expect(d.memories).toEqual([]);
  });

  it("takes five runs at most, from a run alone as well as from a memory", async () => {
    const d = new Distilling(app, { why: "author", skill: null, memories: [], runs: ["r2"] });
    expect(d.lacks).toBe("");
    for (const id of ["r3", "r4", "r5", "r6", "r7"]) d.toggleRun(id);
    expect(d.plan).toMatchObject({ memories: [], runs: ["r2", "r3", "r4", "r5", "r6"] });
    d.toggleRun("r2");
    d.toggleRun("r7");
    expect(d.runs).toEqual(["r3", "r4", "r5", "r6", "r7"]);
  });

  it("offers runs that have ended by request, skill and outcome, those of the skill first", () => {
    const ids = (chosen: string[], typed: string, skill: string | null = null) =>
      runChoices(runs, chosen, typed, skill).rows.map((r) => r.id);
    expect(ids([], ""), "neither the live nor the waiting one").toEqual([
      "r2",
      "r4",
      "r5",
      "r6",
      "r7",
      "r8",
      "r9",
    ]);
    expect(ids([], "", "review-pipeline")[0]).toBe("r6");
    expect(ids([], "stuck publish")).toEqual(["r5"]);
    expect(ids([], "19 FILED")).toEqual(["r4"]);
    expect(ids(["r9"], "stuck"), "what is chosen stays").toEqual(["r9", "r5"]);
    const [, , , filed] = runs;
    expect(filed && runNote(filed)).toBe("19 filed, 3 drafts, 2 left for you · triage-inbox");
  });

  it("keeps what was written when the app refuses, and follows one that is open", async () => {
    backend.answers.distil_quote = () => {
      throw broken;
    };
    const d = new Distilling(app, begin);
    d.wish = "be brief";
    await d.look();
    expect([d.stage, d.error?.message, d.wish, d.busy]).toEqual(["form", broken.message, "be brief", false]);
    expect(new Distilling(app, { ...begin, id: "d7" }).stage).toBe("run");
    expect(["1", "$2.5", "0", "", "-1"].map(dollars)).toEqual([1, 2.5, 0, null, null]);
  });

  it("says of each edit why it was refused", () => {
    const edits = proposalDetail.rounds.flatMap((r) => r.edits);
    expect(edits.map(verdictWord)).toEqual(["kept", "does something forbidden"]);
    expect(edits.map(gain)[0]).toBe("50\u00a0% to 100\u00a0% of the cases that decide");
    expect([keptOf(edits), keptOf([])]).toEqual(["1 kept of 2 edits", "no edit yet"]);
  });

  it("offers memories by their words, the chosen ones first", () => {
    const { memories } = list;
    const [one, two] = memories;
    const found = choices(memories, [two?.path ?? ""], one?.title ?? "");
    expect(found.rows[0]?.path).toBe(two?.path);
    expect(found.rows.some((m) => m.path === one?.path)).toBe(true);
    expect(choices(memories, [], "no such words at all").rows).toEqual([]);
  });
});

describe("an envelope", () => {
  it("lacks what the user has not agreed to", () => {
    expect(missing(quote.envelope).map((k) => k.kind)).toEqual(["memory"]);
  });

  it("is followed by the call that it became, which can be stopped and answered", async () => {
    const asking = new Asking(app);
    backend.answers.skill_review = () => new Promise(() => {});
    void asking.send({ type: "skill_review", name: "x", sha256: "ab" });
    asking.stop();
    expect(asked("call_stop"), "nobody knows the call yet").toEqual([]);
    asking.take({ type: "progress", id: "teacher:c9", label: "“claude” was asked.", done: 0, total: 0 });
    asking.give("  ");
    asking.give("READY");
    asking.stop();
    expect(asked("call_answer")).toEqual([{ type: "call_answer", id: "c9", text: "READY" }]);
    expect(asked("call_stop")).toEqual([{ type: "call_stop", id: "c9" }]);
    expect(asking.label).toBe("“claude” was asked.");
  });
});

describe("remarks", () => {
  it("are led back to the line that they quote", () => {
    expect(lineOf("Search the unread mail in the inbox", skill.text)).toBe(15);
    expect(lineOf("“if there is NONE … stop”", skill.text)).toBe(16);
    expect(lineOf("line 3", skill.text)).toBe(3);
    expect(lineOf("words that stand nowhere in it", skill.text)).toBeNull();
    expect(lineOf("1.", skill.text), "too short to be looked for").toBeNull();
  });

  it("are read from the answer, in a fence or not; anything else is shown as it came", () => {
    const answer = JSON.stringify({
      summary: "Good.",
      remarks: [{ where: "If there is none", problem: "It stops.", instead: "Ask." }, { where: "x" }],
    });
    for (const text of [answer, `Here it is:\n\`\`\`json\n${answer}\n\`\`\``]) {
      expect(readReview(text, skill.text)).toEqual({
        summary: "Good.",
        remarks: [{ where: "If there is none", problem: "It stops.", instead: "Ask.", line: 16 }],
      });
    }
    for (const text of ["It is good.", "{", '{"remarks": 3}', "null"])
      expect(readReview(text, "")).toBeNull();
  });
});

const taken = (from: string, request: string): Taken => ({ request, source: "past", from, to: "new-skill" });

describe("a save that takes requests from others", () => {
  const save = { type: "skill_save", name: "new-skill", text: "x", base: null, anyway: false } as const;
  const saved = {
    name: "new-skill",
    sha256: "1",
    commit: null,
    active: true,
    problems: [],
    message: "Saved.",
  };

  it("says from whom, the hardest hit first", () => {
    const all = [taken("triage-inbox", "a"), taken("schedule-meeting", "b"), taken("schedule-meeting", "c")];
    expect(takesLine(all)).toBe("This takes 2 requests from schedule-meeting and 1 from triage-inbox.");
    expect(takesLine(all.slice(0, 1))).toBe("This takes 1 request from triage-inbox.");
    expect(takenBy(all).map((g) => g.from)).toEqual(["schedule-meeting", "triage-inbox"]);
  });

  it("is asked about and written only when the user says so", async () => {
    backend.answers.skill_save = ((c: { anyway: boolean }) =>
      c.anyway
        ? { ...saved, asked: false, taken: [] }
        : { ...saved, asked: true, taken: [taken("triage-inbox", "a")] }) as never;
    const answered = async (anyway: boolean) => {
      const done = saveAsked(app, save, "new-skill");
      await new Promise((r) => setTimeout(r));
      if (app.overlay?.type !== "takes") throw new Error("nothing was asked");
      app.overlay.question.answer(anyway);
      return done;
    };
    expect(await answered(false)).toBeNull();
    expect(asked("skill_save").length, "it goes on being edited").toBe(1);
    expect(await answered(true)).toMatchObject({ message: "Saved.", asked: false });
    expect(asked("skill_save").at(-1)).toMatchObject({ anyway: true });
    expect(app.overlay).toBeNull();
  });

  it("is not asked about when it takes nothing, and an error stays an error", async () => {
    backend.answers.skill_save = () => ({ ...saved, asked: false, taken: [] });
    expect(await saveAsked(app, save, "new-skill")).toMatchObject({ message: "Saved." });
    backend.answers.skill_save = () => {
      throw broken;
    };
    await expect(saveAsked(app, save, "new-skill")).rejects.toMatchObject({ message: broken.message });
  });
});

describe("skills from elsewhere", () => {
  it("show what is dangerous first and say what was not taken in", () => {
    expect(byGrade(foreignDetail.findings).map((g) => [g.grade, g.findings.length])).toEqual([
      ["danger", 2],
      ["warning", 1],
    ]);
    expect(findingsWords(foreignDetail.skill)).toBe("2 dangerous findings, 1 worth a look");
    expect(findingsWords({ dangers: 0, warnings: 0 })).toBe("nothing found against it");
    const report = {
      path: "",
      taken: [],
      known: ["tidy-desk"],
      refused: [{ path: "a.zip", message: "Too many files.", hint: "Unpack it." }],
      notes: ["A link was left out."],
      stopped: false,
      message: "",
    };
    expect(reportLines(report)).toEqual([
      "A link was left out.",
      "tidy-desk waits already, byte for byte.",
      "a.zip: Too many files. Unpack it.",
    ]);
    expect(shortPath("~/.config/agent/skills/deep")).toBe("…/agent/skills/deep");
  });
});

describe("routing", () => {
  it("says what went wrong, and of few no more than the count", () => {
    const [miss] = routing.misses;
    expect(miss && missWords(miss)).toBe(
      "answer-discount-request comes as number 2; schedule-meeting comes first without asking",
    );
    expect(miss && missWords({ ...miss, rank: null, first: null, sure: false })).toBe(
      "answer-discount-request is not found; nothing is found",
    );
    expect(miss && missWords({ ...miss, nearMiss: true, sure: false })).toBe(
      "is not for answer-discount-request, and finds it",
    );
    expect([
      share({ count: 0, of: 0, low: 0, high: 0 }),
      share({ count: 6, of: 8, low: 0, high: 1 }),
    ]).toEqual(["–", "6 of 8"]);
    expect(shareTip({ count: 2, of: 3, low: 0, high: 1 })).toBe("Too few to say more.");
    expect(worstFirst(routing.skills)[0]?.name).toBe("answer-discount-request");
    expect(remedyWords(suggestion)).toBe("Add it as an example of answer-discount-request");
    expect(remedyWords({ ...suggestion, remedy: { type: "keywords", words: ["price"] } })).toBe(
      "Add 1 keyword to answer-discount-request: price",
    );
  });
});

describe("the changes of a proposal", () => {
  it("stand at their line, and a gap is drawn only where lines are left out", () => {
    const same = (old: number) => ({ sign: "same", old, new: null, text: `line ${old}` });
    const added = { sign: "added", old: null, new: null, text: "   4. Archive it" };
    const hunk = { n: 1, adopted: false, lines: [same(25), same(26), added, same(27), same(31)] };
    const { container } = render(Hunks, { hunks: [hunk], ticks: new Ticks(), open: true });
    expect(container.querySelector(".where")?.textContent).toBe("line 27");
    const drawn = [...container.querySelectorAll(".diff > *")].map((e) => e.className.split(" ")[0]);
    expect(drawn).toEqual(["gap", "line", "line", "line", "line", "gap", "line"]);
    cleanup();
  });
});
