// The firewall on save: a text that would be found in place of another is asked about before it is written.
import type { Command, Results, Saved, Taken } from "../backend/api.gen";
import type { AppState } from "./app.svelte";

/** What a save would take, and the way to answer. */
export interface TakesQuestion {
  /** What is saved: the name of the skill or the path of the memory. */
  name: string;
  taken: readonly Taken[];
  message: string;
  /** Words of the button that does it all the same. */
  verb: string;
  answer: (anyway: boolean) => void;
}

type Guarded = Extract<Command, { anyway: boolean }>;

/** Asks the user; false leaves all as it is. Another question that is still open is answered with no. */
export function askTakes(app: AppState, question: Omit<TakesQuestion, "answer">): Promise<boolean> {
  if (app.overlay?.type === "takes") app.overlay.question.answer(false);
  return new Promise((done) => {
    const answer = (anyway: boolean) => {
      app.overlay = null;
      done(anyway);
    };
    app.overlay = { type: "takes", question: { ...question, answer } };
  });
}

/** Performs a save that may be asked about. Null: the user leaves it. Errors are thrown, as by the cache. */
export async function saveAsked<C extends Guarded>(
  app: AppState,
  command: C,
  name: string,
  verb = "Save it anyway",
): Promise<Results[C["type"]] | null> {
  const first = await app.cache.act(command);
  const saved = first as Partial<Saved>;
  if (!saved.asked) return first;
  const question = { name, taken: saved.taken ?? [], message: saved.message ?? "", verb };
  if (!(await askTakes(app, question))) return null;
  return app.cache.act({ ...command, anyway: true });
}
