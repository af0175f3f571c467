// Export and import in Settings: what is asked of the app, what is said of it, and that it goes on while another panel is shown.
import { describe, expect, it, vi } from "vitest";
import { newWords, placeOf } from "../src/features/settings/data/transfer.svelte";
import type { ExportReport, ImportTally } from "../src/lib/backend/api.gen";
import { all, app, asked, backend, click, one, open, panels, soon, type } from "./panels";

const tally: ImportTally = {
  path: "mail.mbox",
  sha256: "ab",
  counts: [
    { kind: "messages", new: 2, known: 1, unreadable: 1 },
    { kind: "memories", new: 0, known: 1, unreadable: 0 },
  ],
  unreadable: [{ file: "mail.mbox", line: 12, position: 3400, reason: "it is cut off" }],
  more: 3,
  differs: ["sales/discounts.md"],
  differsMore: 0,
  skills: ["cranes"],
  notes: ["2 files of other kinds stayed out (2 png)."],
  stopped: false,
  message: "2 messages can be imported; 2 are here already.",
};
const report: ExportReport = {
  path: "out.zip",
  bytes: 1_000_000,
  counts: [{ part: "mail", count: 3 }],
  unreadable: [],
  more: 0,
  stopped: false,
  message: "The export is in out.zip.",
};

/** An answer that comes when the test says so. */
function held<T>(value: T) {
  let give = () => {};
  const answer = new Promise<T>((done) => {
    give = () => done(value);
  });
  return { answer, give };
}

panels();

describe("export", () => {
  it("asks for the parts that are ticked, and is told when another panel was shown meanwhile", async () => {
    const later = held(report);
    await open("#/settings/data", (b) => {
      b.answers.export_show = () => ({
        path: "Saved files/export.zip",
        parts: [
          { part: "mail", label: "Mail", files: "mail/*.mbox", about: "mutt reads it." },
          { part: "deals", label: "Deals", files: "deals.csv", about: "" },
        ],
      });
      b.answers.export_make = () => later.answer;
    });
    await click(one("export"));
    expect((one("export-path") as HTMLInputElement).value).toBe("Saved files/export.zip");
    await click(all("export-part")[1] as HTMLElement);
    await click(one("export-write"));
    expect(asked("export_make")).toEqual([
      { type: "export_make", path: "Saved files/export.zip", parts: ["mail"] },
    ]);
    backend.push({ type: "progress", id: "export", label: "Writing mail/Inbox.mbox", done: 1, total: 4 });
    await soon();
    expect(one("export-progress").textContent).toContain("Writing mail/Inbox.mbox");
    app.router.go("today");
    await soon();
    app.router.go("settings", "data");
    await soon();
    await click(one("export-progress-stop"));
    expect(asked("export_stop").length).toBe(1);
    later.give();
    await soon();
    expect(one("export-result").textContent).toContain("The export is in out.zip.");
    await click(one("export-open"));
    expect(asked("folder_open")).toEqual([{ type: "folder_open", id: "export" }]);
  });

  it("needs at least one part", async () => {
    await open("#/settings/data", (b) => {
      b.answers.export_show = () => ({
        path: "a.zip",
        parts: [{ part: "mail", label: "Mail", files: "", about: "" }],
      });
    });
    await click(one("export"));
    await click(one("export-part"));
    expect((one("export-write") as HTMLButtonElement).disabled).toBe(true);
  });
});

describe("import", () => {
  it("shows what was found and brings in exactly that", async () => {
    await open("#/settings/data", (b) => {
      b.answers.import_check = () => tally;
      b.answers.import_make = () => ({ ...tally, message: "2 messages came in." });
    });
    await type(one("import-data-path"), "mail.mbox");
    await click(one("import-check"));
    const cells = [...one("import-counts").querySelectorAll("tr[data-kind='messages'] td")];
    expect(cells.map((c) => c.textContent)).toEqual(["2", "1", "1"]);
    expect(one("unreadable").textContent).toContain("mail.mbox, line 12, byte 3,400");
    expect(one("import-differs").textContent).toContain("sales/discounts.md");
    expect(one("import-skills").textContent).toContain("cranes");
    expect(one("import-confirm").textContent).toContain("Import 2 messages");
    await click(one("import-confirm"));
    expect(asked("import_make")).toEqual([{ type: "import_make", path: "mail.mbox", sha256: "ab" }]);
    expect(one("import-result").textContent).toContain("2 messages came in.");
    expect(all("import-counts")).toEqual([]);
  });

  it("brings in nothing when a check is stopped or nothing is new", async () => {
    const stopped = vi.fn(() => ({ ...tally, stopped: true }));
    await open("#/settings/data", (b) => {
      b.answers.import_check = stopped;
    });
    await type(one("import-data-path"), "mail.mbox");
    await click(one("import-check"));
    expect(all("import-counts")).toEqual([]);
    backend.answers.import_check = () => ({
      ...tally,
      counts: [{ kind: "messages", new: 0, known: 3, unreadable: 0 }],
    });
    await click(one("import-check"));
    expect(all("import-confirm")).toEqual([]);
    expect(asked("import_make")).toEqual([]);
  });
});

describe("words", () => {
  it("name one kind, or things", () => {
    expect(newWords(tally)).toBe("2 messages");
    const two = {
      ...tally,
      counts: [...tally.counts, { kind: "deals" as const, new: 1, known: 0, unreadable: 0 }],
    };
    expect(newWords(two)).toBe("3 things");
    const one = { ...tally, counts: [{ kind: "memories" as const, new: 1, known: 0, unreadable: 0 }] };
    expect(newWords(one)).toBe("1 memory");
  });
  it("say where", () => {
    expect(placeOf({ file: "a.ics", line: 3, position: null })).toBe("a.ics, line 3");
    expect(placeOf({ file: "a.zip", line: null, position: null })).toBe("a.zip");
  });
});
