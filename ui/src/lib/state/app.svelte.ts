// What every panel needs, in one value: the reads, the place, the keys, the clock, and what is said aloud.
import { getContext, setContext } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import type {
  ApprovalSummary,
  Command,
  DistilWhy,
  LetterText,
  LinkAsked,
  Results,
  Update,
  WireError,
} from "../backend/api.gen";
import { asWireError, type Backend, type Connection } from "../backend/backend";
import { Cache } from "../backend/cache.svelte";
import { Clock } from "./clock.svelte";
import type { TakesQuestion } from "./firewall";
import { Keys } from "./keys.svelte";
import { apply, hasEnded } from "./live";
import { parsePlace, Router } from "./router.svelte";
import { Theme } from "./theme.svelte";

const KEY = Symbol("app");
const NOTICE_MS = 6000;
/** As long as a letter waits, so that both can be taken back. */
const UNDO_MS = 10_000;

export interface Notice {
  text: string;
  hint: string;
  bad: boolean;
  /** Takes back what was just done, while the notice stands. */
  undo: (() => void) | null;
}

/** How far a long action is. */
export interface Progress {
  label: string;
  done: number;
  total: number;
}

export type Overlay =
  | { type: "palette"; ask: boolean }
  | { type: "shortcuts" }
  | { type: "source"; link: string }
  | { type: "link"; link: LinkAsked }
  | { type: "takes"; question: TakesQuestion }
  | { type: "trial"; teacher: string }
  | { type: "review"; skill: string }
  | { type: "distil"; begin: DistilBegin };

/** What a distillation is begun with: a skill that is there, or memories and runs that a new one is made from; or one that is open. */
export interface DistilBegin {
  why: DistilWhy;
  skill: string | null;
  memories: string[];
  /** Runs that show the teacher what is meant. */
  runs?: string[];
  /** One that was begun before. */
  id?: string;
}

export class AppState {
  readonly cache: Cache;
  readonly router = new Router();
  readonly keys = new Keys();
  readonly clock = new Clock();
  readonly theme: Theme;
  connection = $state.raw<Connection>({ state: "up" });
  overlay = $state.raw<Overlay | null>(null);
  notice = $state.raw<Notice | null>(null);
  /** How far long actions are, by their stable ids. */
  readonly progress = new SvelteMap<string, Progress>();
  /** A letter that a mail link began; the inbox takes it up. */
  begun = $state.raw<LetterText | null>(null);
  /** For screen readers: what a run or approval just did. */
  spoken = $state("");
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;
  #pending: Update[] = [];
  #flushing = false;
  /** What goes out by a rule and was told of. */
  #byRule = new Set<string>();

  constructor(readonly backend: Backend) {
    this.cache = new Cache(backend);
    this.theme = new Theme(this.cache);
    backend.subscribe((update) => this.#take(update));
    backend.watch((connection) => {
      const back = this.connection.state !== "up" && connection.state === "up";
      this.connection = connection;
      if (back) this.cache.invalidateAll();
    });
  }

  /** Performs an action; a failure is told to the user and gives null. `quiet`: the caller says what it came to. */
  async act<C extends Command>(command: C, quiet = false): Promise<Results[C["type"]] | null> {
    try {
      const result = await this.cache.act(command);
      const message = (result as { message?: unknown } | null)?.message;
      if (!quiet && typeof message === "string" && message) this.say(message);
      return result;
    } catch (e) {
      this.fail(asWireError(e));
      return null;
    }
  }

  /** Starts a run and shows it. */
  async ask(request: string, options: { skill?: string | null; dry?: boolean } = {}): Promise<boolean> {
    const started = await this.act({
      type: "run_start",
      request,
      skill: options.skill ?? null,
      dry: options.dry ?? false,
    });
    if (started) this.router.go("runs", started.runId);
    return started !== null;
  }

  say(text: string, undo: (() => void) | null = null, hint = ""): void {
    this.#show({ text, hint, bad: false, undo }, undo ? UNDO_MS : NOTICE_MS);
  }

  fail(error: WireError): void {
    this.#show({ text: error.message, hint: error.hint, bad: true, undo: null }, NOTICE_MS);
  }

  /** Takes back what the notice is about. */
  undo(): void {
    const undo = this.notice?.undo;
    this.notice = null;
    undo?.();
  }

  #show(notice: Notice, ms: number): void {
    clearTimeout(this.#noticeTimer);
    this.notice = notice;
    this.#noticeTimer = setTimeout(() => {
      this.notice = null;
    }, ms);
  }

  /** Gathers pushes for one frame, so that a fast run costs one render per frame. */
  #take(update: Update): void {
    this.#pending.push(update);
    if (this.#flushing) return;
    this.#flushing = true;
    setTimeout(() => {
      this.#flushing = false;
      const batch = this.#pending;
      this.#pending = [];
      apply(this.cache, batch);
      for (const u of batch) {
        if (u.type === "progress") this.progress.set(u.id, { label: u.label, done: u.done, total: u.total });
      }
      this.#lead(batch);
      this.#speak(batch);
    }, 16);
  }

  /** Goes where a notification or a deep link leads, and shows where a clicked link would. */
  #lead(batch: Update[]): void {
    for (const update of batch) {
      if (update.type === "go") this.router.to(parsePlace(`#/${update.place}`));
      else if (update.type === "link" && update.link.letter) {
        this.begun = update.link.letter;
        this.router.go("inbox");
      } else if (update.type === "link") this.overlay = { type: "link", link: update.link };
    }
  }

  #speak(batch: Update[]): void {
    for (const update of batch) {
      if (update.type === "run" && hasEnded(update.run.state)) {
        this.spoken = `${update.run.request}: ${update.run.state}. ${update.run.reason}`;
      } else if (update.type === "approval" && update.approval.state === "waiting") {
        this.spoken = `Waiting for your approval: ${update.approval.title}`;
      } else if (update.type === "approval" && update.approval.ruleId !== null) {
        this.#tellOfRule(update.approval);
      }
    }
  }

  /** Nobody looked at it before it goes, so it is said, with the way back. */
  #tellOfRule(approval: ApprovalSummary): void {
    if (approval.state !== "approved" || this.#byRule.has(approval.id)) return;
    this.#byRule.add(approval.id);
    const undo = () => {
      this.#byRule.delete(approval.id);
      void this.act({ type: "approval_undo", id: approval.id });
    };
    this.say(`Goes out by your rule: ${approval.title}`, undo);
  }
}

export function provideApp(app: AppState): AppState {
  return setContext(KEY, app);
}

export function useApp(): AppState {
  return getContext<AppState>(KEY);
}
