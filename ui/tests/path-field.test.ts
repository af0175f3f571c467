// A path, typed or chosen: what the host's dialog is asked, and that nothing typed is lost.
import { describe, expect, it, vi } from "vitest";
import type { ProviderView } from "../src/lib/backend/api.gen";
import type { PathAsk } from "../src/lib/backend/backend";
import { bridgeBackend } from "../src/lib/backend/bridge";
import { tauriBackend } from "../src/lib/backend/tauri";
import { teachers } from "./fixture/teachers";
import { all, asked, backend, choose, click, close, one, open, panels, soon, type } from "./panels";

panels();

const value = (id: string) => (one(id) as HTMLInputElement).value;
/** The buttons that would open a dialog. */
const dialogs = () => [
  ...document.querySelectorAll("[data-testid$='-file'], [data-testid$='-folder'], [data-testid$='-save']"),
];

/** A host with a dialog, which answers as the test says. */
function host(answer: (ask: PathAsk) => Promise<string | null>) {
  const choosePath = vi.fn(answer);
  const prepare = (b: typeof backend) => {
    b.choosePath = choosePath;
  };
  return { choosePath, prepare };
}

const refusal = {
  code: "badInput",
  message: "nowhere.gguf cannot be read.",
  hint: "Look where it is, then try again.",
  retryable: false,
};

describe("a host that can choose files", () => {
  it("puts the chosen path into the field, from where it goes on", async () => {
    const { choosePath, prepare } = host(async () => "/disk/maya/own model.gguf");
    await open("#/settings/student", prepare);
    await type("student-path", "/disk/maya/");
    await click("student-path-file");
    expect(choosePath.mock.calls).toEqual([
      [{ kind: "file", title: "Choose a student", at: "/disk/maya/", endings: ["gguf"] }],
    ]);
    expect(value("student-path")).toBe("/disk/maya/own model.gguf");
    expect(document.activeElement, "Enter imports it").toBe(one("student-path"));
    expect(asked("student_import"), "a choice alone does nothing").toEqual([]);
    await click("student-import");
    expect(asked("student_import")).toEqual([{ type: "student_import", path: "/disk/maya/own model.gguf" }]);
  });

  it("leaves what was typed when nothing is chosen", async () => {
    await open("#/settings/data", host(async () => null).prepare);
    await type("import-data-path", "mail.mbox");
    await click("import-data-path-file");
    await click("import-data-path-folder");
    expect(value("import-data-path")).toBe("mail.mbox");
    expect(one("import-data-path").getAttribute("aria-invalid")).toBe("false");
  });

  it("tells at the field why the dialog failed, and loses nothing", async () => {
    const { choosePath, prepare } = host(async () => {
      throw {
        code: "internal",
        message: "The system's dialog did not open.",
        hint: "Type the path instead.",
        retryable: true,
      };
    });
    await open("#/settings/data", prepare);
    await type("backup-path", "/media/backup");
    await click("backup-path-file");
    const told = document.querySelector("[role='alert']");
    expect(told?.textContent).toContain("did not open. Type the path instead.");
    expect(one("backup-path").getAttribute("aria-describedby")).toBe(told?.id);
    expect(value("backup-path")).toBe("/media/backup");
    choosePath.mockImplementation(async () => "/media/backup/one.tar.gz");
    await click("backup-path-file");
    expect(value("backup-path")).toBe("/media/backup/one.tar.gz");
    expect(document.querySelector("[role='alert']")).toBeNull();
  });

  it("is asked once while its dialog is open, and typing goes on meanwhile", async () => {
    let give = (_: string | null) => {};
    const { choosePath, prepare } = host(() => new Promise((done) => (give = done)));
    await open("#/skills/~import", prepare);
    await click("import-path-folder");
    await click("import-path-file");
    expect(choosePath.mock.calls.map(([ask]) => ask.kind)).toEqual(["folder"]);
    expect(one("import-path-file").getAttribute("aria-disabled")).toBe("true");
    await type("import-path", "skills.zip");
    give(null);
    await soon();
    expect(value("import-path")).toBe("skills.zip");
    await click("import-path-file");
    expect(choosePath.mock.lastCall).toEqual([
      { kind: "file", title: "Choose a zip of skills", at: "skills.zip", endings: ["zip"] },
    ]);
  });

  it("offers a place for a new file where one is written", async () => {
    const { choosePath, prepare } = host(async () => "/media/out.zip");
    await open("#/settings/data", (b) => {
      prepare(b);
      b.answers.export_show = () => ({
        path: "/disk/maya/export.zip",
        parts: [{ part: "mail", label: "Mail", files: "", about: "" }],
      });
      b.answers.export_make = () => new Promise(() => {});
    });
    await click("export");
    await click("export-path-save");
    expect(choosePath.mock.calls).toEqual([
      [{ kind: "save", title: "Where the export will lie", at: "/disk/maya/export.zip", endings: ["zip"] }],
    ]);
    await click("export-write");
    expect(asked("export_make")).toEqual([{ type: "export_make", path: "/media/out.zip", parts: ["mail"] }]);
  });

  it("offers it for the program of a teacher and not for an address", async () => {
    const agent: ProviderView = {
      id: "claudeCommand",
      label: "An agent",
      place: "claude",
      http: false,
      needsKey: false,
    };
    await open("#/settings/teachers", (b) => {
      host(async () => "/usr/bin/agent").prepare(b);
      b.answers.teacher_list = () => ({ ...teachers, providers: [...teachers.providers, agent] });
    });
    await click("teacher-add");
    expect(dialogs()).toEqual([]);
    await choose(one("add-provider"), agent.id);
    await click("add-place-file");
    expect(value("add-place")).toBe("/usr/bin/agent");
  });
});

describe("a host that cannot", () => {
  it("shows no dead control, and typing does", async () => {
    const fields = {
      "#/settings/student": "student-path",
      "#/settings/data": "import-data-path",
      "#/skills/~import": "import-path",
    };
    for (const [place, field] of Object.entries(fields)) {
      close();
      await open(place);
      expect([all(field).length, dialogs()], place).toEqual([1, []]);
    }
    await type("import-path", "/tmp/skills.zip");
    await click("import-read");
    expect(asked("skill_import")).toEqual([{ type: "skill_import", path: "/tmp/skills.zip" }]);
  });
});

describe("a path that the app refuses", () => {
  it("stays, with the reason below it", async () => {
    await open("#/settings/student", (b) => {
      b.answers.student_import = () => Promise.reject(refusal);
    });
    await type("student-path", "nowhere.gguf");
    await click("student-import");
    const told = document.querySelector("[role='alert']");
    expect(told?.textContent).toContain("nowhere.gguf cannot be read. Look where it is, then try again.");
    expect([value("student-path"), one("student-path").getAttribute("aria-invalid")]).toEqual([
      "nowhere.gguf",
      "true",
    ]);
    backend.answers.student_import = () => ({ title: "Own model" });
    await click("student-import");
    expect(document.querySelector("[role='alert']")).toBeNull();
    expect(value("student-path")).toBe("");
  });

  it("is a backup that cannot be read, typed or listed", async () => {
    await open("#/settings/data", (b) => {
      b.answers.backup_check = () => Promise.reject(refusal);
    });
    await type("backup-path", "nowhere.gguf");
    await click("backup-check");
    expect(one("backup-path").getAttribute("aria-invalid")).toBe("true");
    await click("backup-restore");
    expect(one("backup-path").getAttribute("aria-invalid"), "it is not about the field").toBe("false");
    expect(document.querySelector(".notice.bad")?.textContent).toContain("cannot be read");
  });
});

describe("the hosts", () => {
  it("the window asks the system, and passes its error on", async () => {
    const ask: PathAsk = { kind: "folder", title: "Choose a folder", at: "/disk", endings: [] };
    const invoke = vi.fn();
    vi.stubGlobal("__TAURI_INTERNALS__", { invoke, transformCallback: () => 0 });
    const { choosePath } = tauriBackend();
    invoke.mockResolvedValueOnce("/disk/maya").mockRejectedValueOnce(refusal);
    expect(await choosePath?.(ask)).toBe("/disk/maya");
    expect(invoke.mock.calls[0]?.slice(0, 2)).toEqual(["choose_path", { ask }]);
    await expect(choosePath?.(ask)).rejects.toEqual(refusal);
    vi.unstubAllGlobals();
  });

  it("a browser has no such dialog", () => {
    expect(bridgeBackend("t", "http://localhost:1").choosePath).toBeNull();
  });
});
