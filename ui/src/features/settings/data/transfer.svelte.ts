// Export and import on their way. They go on while another panel is shown, so their state is the app's, not a view's.
import type { ExportPart, ExportReport, ImportKind, ImportTally, WireError } from "$lib/backend/api.gen";
import { asWireError } from "$lib/backend/backend";
import type { AppState } from "$lib/state/app.svelte";
import { count } from "$lib/words";

/** The `Progress` of each. */
export const EXPORT = "export";
export const IMPORT = "import-data";

export class Transfer {
  exporting = $state(false);
  /** The last export. */
  exported = $state.raw<ExportReport | null>(null);
  /** What is done with the source now. */
  doing = $state<"check" | "import" | null>(null);
  /** What a check found; the user is asked. */
  found = $state.raw<ImportTally | null>(null);
  /** What the last import brought. */
  imported = $state.raw<ImportTally | null>(null);
  error = $state.raw<{ of: "export" | "import"; error: WireError } | null>(null);

  constructor(private readonly app: AppState) {}

  async export(path: string, parts: ExportPart[]): Promise<void> {
    if (this.exporting) return;
    this.#begin("export");
    this.exporting = true;
    this.exported = null;
    try {
      this.exported = await this.app.cache.act({ type: "export_make", path: path.trim() || null, parts });
    } catch (e) {
      this.error = { of: "export", error: asWireError(e) };
    }
    this.exporting = false;
  }

  async check(path: string): Promise<void> {
    if (this.doing || !path.trim()) return;
    this.#begin("import");
    this.doing = "check";
    this.imported = null;
    try {
      const found = await this.app.backend.call({ type: "import_check", path: path.trim() });
      this.found = found.stopped ? null : found;
    } catch (e) {
      this.error = { of: "import", error: asWireError(e) };
    }
    this.doing = null;
  }

  /** Brings in exactly what was checked. */
  async import(): Promise<void> {
    const found = this.found;
    if (this.doing || !found) return;
    this.#begin("import");
    this.doing = "import";
    this.found = null;
    try {
      this.imported = await this.app.cache.act({
        type: "import_make",
        path: found.path,
        sha256: found.sha256,
      });
    } catch (e) {
      this.error = { of: "import", error: asWireError(e) };
    }
    this.doing = null;
  }

  #begin(of: "export" | "import"): void {
    this.app.progress.delete(of === "export" ? EXPORT : IMPORT);
    if (this.error?.of === of) this.error = null;
  }
}

const known = new WeakMap<AppState, Transfer>();

export function transferOf(app: AppState): Transfer {
  let transfer = known.get(app);
  if (!transfer) {
    transfer = new Transfer(app);
    known.set(app, transfer);
  }
  return transfer;
}

export const KINDS: Record<ImportKind, [one: string, many: string]> = {
  messages: ["message", "messages"],
  events: ["event", "events"],
  contacts: ["contact", "contacts"],
  deals: ["deal", "deals"],
  memories: ["memory", "memories"],
  posts: ["post", "posts"],
};

export const newIn = (tally: ImportTally) => tally.counts.reduce((sum, c) => sum + c.new, 0);

/** `12 messages`, when all that is new is of one kind; else `14 things`. */
export function newWords(tally: ImportTally): string {
  const some = tally.counts.filter((c) => c.new > 0);
  const [only] = some;
  if (only && some.length === 1) return count(only.new, ...KINDS[only.kind]);
  return count(newIn(tally), "thing");
}

/** Where something that cannot be read stands: `Inbox.mbox, line 12, byte 340`. */
export function placeOf(one: { file: string; line: number | null; position: number | null }): string {
  const parts = [one.file];
  if (one.line !== null) parts.push(`line ${one.line.toLocaleString("en-GB")}`);
  if (one.position !== null) parts.push(`byte ${one.position.toLocaleString("en-GB")}`);
  return parts.join(", ");
}
