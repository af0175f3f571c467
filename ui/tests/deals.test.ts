// The pipeline: how it is looked at, and moving deals in it.
import { describe, expect, it, vi } from "vitest";
import {
  columns,
  Moves,
  matching,
  money,
  neighbour,
  parseAmount,
  resorted,
  sorted,
  sums,
} from "../src/features/deals/deals.svelte";
import { headline, kOfN, tally, verdict } from "../src/features/improvement/improvement";
import { acts, facts, parameters, share, size, writers } from "../src/features/settings/students";
import { firstOpen, placeOf } from "../src/features/today/steps";
import { AppState } from "../src/lib/state/app.svelte";
import { FixtureBackend } from "./fixture/backend";
import { board, catalogue, deal, deals, improvement, student } from "./fixture/deals";
import { skills } from "./fixture/library";

describe("the board", () => {
  it("puts deals and proposals under their stages, in order", () => {
    const found = columns(board, deals);
    expect(found.map((c) => [c.stage.id, c.deals.map((d) => d.id), c.ghosts.map((d) => d.id)])).toEqual([
      ["new", ["palms", "long"], []],
      ["qualified", [], []],
      ["proposal", ["larkfield"], []],
      ["negotiation", ["copperline"], []],
      ["won", ["ironbridge"], ["larkfield"]],
      ["lost", [], []],
    ]);
  });

  it("finds every typed word anywhere in a deal, in any script", () => {
    expect(matching(deals, "dana price").map((d) => d.id)).toEqual(["larkfield"]);
    expect(matching(deals, "النخيل").map((d) => d.id)).toEqual(["palms"]);
    expect(matching(deals, "  ").length).toBe(deals.length);
    expect(matching(deals, "nobody")).toEqual([]);
  });

  it("knows the stage beside, and no stage beyond the ends", () => {
    expect(neighbour(board.stages, "proposal", 1)?.id).toBe("negotiation");
    expect(neighbour(board.stages, "new", -1)).toBeNull();
    expect(neighbour(board.stages, "lost", 1)).toBeNull();
    expect(neighbour(board.stages, "elsewhere", 1)).toBeNull();
  });

  it("writes amounts as people do, and reads them so", () => {
    expect(money({ amount: 24_000, currency: "EUR" })).toBe("€24,000");
    expect(money({ amount: 5, currency: "E" })).toBe("5 E");
    expect(sums([deal("a", "new", 10), deal("b", "new", 5, { currency: "GBP" }), deal("c", "new", 90)])).toBe(
      "€100 and £5",
    );
    expect(sums([deal("a", "new", 0)])).toBe("");
    const read = ["24,000", "24.000", "24 000", "24’000", "24000", "", "12.5", "1,23", "x", "-4"].map(
      parseAmount,
    );
    expect(read).toEqual([24_000, 24_000, 24_000, 24_000, 24_000, 0, null, null, null, null]);
  });

  it("sorts by any column, and turns it round", () => {
    const by = (key: Parameters<typeof resorted>[1], down: boolean) =>
      sorted(deals, { key, down }, board.stages).map((d) => d.id);
    expect(by("amount", true)[0]).toBe("long");
    expect(by("stage", false).at(-1)).toBe("ironbridge");
    expect(by("updatedAt", false)[0]).toBe("ironbridge");
    expect(resorted({ key: "amount", down: true }, "amount")).toEqual({ key: "amount", down: false });
    expect(resorted({ key: "amount", down: true }, "name")).toEqual({ key: "name", down: false });
  });
});

describe("moves", () => {
  async function started() {
    const backend = new FixtureBackend();
    const app = new AppState(backend);
    await app.cache.entry({ type: "deal_list" }).read();
    const stage = (id: string) => {
      const found = board.stages.find((s) => s.id === id);
      if (!found) throw new Error(id);
      return found;
    };
    const now = (id: string) => app.cache.entry({ type: "deal_list" }).data?.deals.find((d) => d.id === id);
    const sent = () => backend.calls.filter((c) => c.type === "deal_update");
    return { backend, app, stage, now, sent, moves: new Moves(app) };
  }

  it("shows a move at once, says it aloud, and offers the way back", async () => {
    const { app, stage, now, sent, moves, backend } = await started();
    const moving = moves.move("larkfield", stage("negotiation"));
    expect(now("larkfield")?.stage).toBe("negotiation");
    expect(await moving).toBe(true);
    expect(app.spoken).toBe("Larkfield moved to Negotiation, one of 2 there.");
    expect(sent()).toMatchObject([{ id: "larkfield", etag: "larkfield-1", deal: { stage: "negotiation" } }]);
    app.undo();
    await vi.waitFor(() =>
      expect(backend.calls.at(-1)).toMatchObject({ type: "filing_undo", effects: ["e9"] }),
    );
    app.clock.stop();
  });

  it("bases a second move on what the first came to", async () => {
    const { app, stage, sent, moves } = await started();
    await Promise.all([moves.move("larkfield", stage("negotiation")), moves.move("larkfield", stage("won"))]);
    expect(sent().map((c) => c.type === "deal_update" && [c.etag, c.deal.stage])).toEqual([
      ["larkfield-1", "negotiation"],
      ["larkfield-1+", "won"],
    ]);
    app.clock.stop();
  });

  it("is not put back by what is read before it is done", async () => {
    const { app, stage, moves } = await started();
    const shown = () => moves.seen(board.deals).find((d) => d.id === "larkfield")?.stage;
    const moving = moves.move("larkfield", stage("won"));
    expect(shown(), "the app still says otherwise").toBe("won");
    await moving;
    expect(shown(), "from now on the app is believed").toBe("proposal");
    app.clock.stop();
  });

  it("says so when a deal could not be moved", async () => {
    const { app, stage, moves, backend } = await started();
    backend.answers.deal_update = () =>
      Promise.reject({ code: "stale", message: "It changed.", hint: "Look again.", retryable: false });
    expect(await moves.move("larkfield", stage("won"))).toBe(false);
    expect([app.spoken, app.notice?.text, app.notice?.bad]).toEqual([
      "Larkfield was not moved.",
      "It changed.",
      true,
    ]);
    app.clock.stop();
  });
});

describe("improvement", () => {
  const [flagged, fine, few] = improvement.rates;
  if (!flagged || !fine || !few) throw new Error("the fixture has three rates");

  it("says what may be said of a rate, and no more", () => {
    expect(verdict(flagged, 8, 0.8)).toMatchObject({ word: "under 80\u00a0%", tone: "bad" });
    expect(verdict(fine, 8, 0.8)).toMatchObject({ word: "nothing against it", tone: "good" });
    const said = verdict(few, 8, 0.8);
    expect([said.word, said.why]).toEqual([
      "too few runs",
      "95\u00a0% interval 21\u00a0% to 94\u00a0%; 5 more runs before it means something",
    ]);
    expect(kOfN(few)).toBe("2 of 3");
  });

  it("begins with what needs a look", () => {
    expect(headline([], 0)).toBe("No run with a skill has ended yet.");
    expect(headline(improvement.rates, 1)).toBe(
      "triage-inbox does worse than it should. 1 request found no skill.",
    );
    expect(headline([few], 0)).toBe("There are too few runs to say how the skills do.");
    expect(headline([fine, few], 0)).toBe("No skill that is in use does worse than it should.");
  });

  it("counts only what happened", () => {
    const [group] = improvement.corrections;
    expect(group && tally(group)).toBe("2 edited, 1 turned down");
  });
});

describe("students", () => {
  const other = { ...student, builtIn: false, chosen: false };
  it("can be used, removed, paused or gone on with, as they are", () => {
    expect(acts(student, false)).toEqual([]);
    expect(acts(other, false)).toEqual(["use", "remove"]);
    expect(acts({ ...other, state: "downloading" }, true)).toEqual(["pause", "cancel"]);
    expect(acts({ ...other, state: "paused" }, true)).toEqual(["resume", "cancel"]);
    expect(acts({ ...other, state: "paused" }, false), "nobody knows where it came from").toEqual(["cancel"]);
    expect(acts({ ...other, state: "broken" }, false)).toEqual(["remove"]);
  });

  it("are described by what their file says", () => {
    expect([parameters(2.6), parameters(596), parameters(3100), parameters(0)]).toEqual([
      "2.6 million parameters",
      "596 million parameters",
      "3.1 billion parameters",
      "",
    ]);
    expect(facts(student)).toContain("points and picks, does not write");
    expect(facts({ ...other, state: "paused" })).toBe("");
    expect(catalogue.students.map(size)).toEqual(["1.8\u00a0GB", "about 39.1\u00a0GB"]);
  });

  it("are as far as was told last", () => {
    const file = { ...other, state: "downloading" as const, done: 10, size: 100 };
    expect(share(file, undefined)).toBe(0.1);
    expect(share(file, { label: "", done: 50, total: 100 })).toBe(0.5);
    expect(share({ ...file, state: "paused" }, { label: "", done: 50, total: 100 }), "old news").toBe(0.1);
  });

  it("that write are needed by the skills that say so", () => {
    const [skill] = skills;
    if (!skill) throw new Error("the fixture has skills");
    expect(writers([skill, { ...skill, name: "letters", needs: ["writes"] }])).toEqual(["letters"]);
  });
});

describe("first steps", () => {
  it("lead somewhere, the first that is open first", () => {
    const step = (id: string, done: boolean) => ({ id, title: id, about: "", done });
    expect(firstOpen([step("run", true), step("approve", false)])?.id).toBe("approve");
    expect(firstOpen([step("run", true)])).toBeNull();
    expect(placeOf("student")).toBe("#/settings/student");
  });
});
