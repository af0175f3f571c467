// How the window reaches the app: one call and one stream. It knows no command and no host.
import { type Command, commandTable, type Results, type Update, type WireError } from "./api.gen";

/** Whether the app behind the window answers; `refused` is not tried again, the address is not signed in. */
export type Connection = { state: "up" } | { state: "down"; retryAt: number } | { state: "refused" };

/** What the system's own dialog is asked for. */
export interface PathAsk {
  kind: "file" | "folder" | "save";
  /** What the dialog says above. */
  title: string;
  /** What the field holds; the dialog begins there. */
  at: string;
  /** Endings of the files that are offered, without the dot; all files when empty. */
  endings: string[];
}

export interface Backend {
  /** Lets the user choose a path; null when they chose none. A host without such a dialog has null in its place. */
  readonly choosePath: ((ask: PathAsk) => Promise<string | null>) | null;
  /** Performs a command. Rejects with a {@link WireError}. */
  call<C extends Command>(command: C): Promise<Results[C["type"]]>;
  /** Pushes from the app, in order. Returns the way to stop. */
  subscribe(fn: (update: Update) => void): () => void;
  /** Tells now, and whenever it changes, whether the app answers. */
  watch(fn: (connection: Connection) => void): () => void;
  /** Tries to connect again at once. */
  reconnect(): void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** Waiting time before the attempt number `attempt` (from 0): doubles, with a ceiling. */
export function backOff(attempt: number): number {
  return Math.min(FIRST_WAIT * 2 ** attempt, LONGEST_WAIT);
}

/** Turns whatever was thrown into a wire error that can be shown. */
export function asWireError(thrown: unknown): WireError {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    const e = thrown as Partial<WireError> & { code: WireError["code"]; message: string };
    return { code: e.code, message: e.message, hint: e.hint ?? "", retryable: e.retryable ?? false };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: "internal",
    message,
    hint: "Try again. If it stays, run understudy doctor.",
    retryable: true,
  };
}

/** What a host says when its pushes begin to come: what was read before may have changed without one. */
export const everythingChanged: Update = {
  type: "changed",
  tags: [...new Set(Object.values(commandTable).flatMap((c) => c.tags))],
};

/** The error of a backend that cannot be reached. */
export const unreachable: WireError = {
  code: "internal",
  message: "The app behind this window does not answer.",
  hint: "It is tried again by itself. Your approvals and runs are kept.",
  retryable: true,
};
