// The queue and the one card at hand: order, arming, typed confirmation, choosing several, undo time. No markup.
import type { ApprovalDetail, ApprovalSummary, CardView } from "$lib/backend/api.gen";
import { kindHeading } from "$lib/words";

/** How long a card must have been shown before it can be approved. */
export const ARM_MS = 600;

/** Whether its words, times or stage can be changed before it is approved. */
export const isEditable = (card: CardView) =>
  card.type === "letter" || card.type === "deal" || (card.type === "event" && card.after !== null);

/** Heading of those that are put off. */
export const LATER = "Later";

export interface Group {
  heading: string;
  approvals: ApprovalSummary[];
}

/** Whether a waiting one is put off at this moment. It still waits and still counts. */
export const isLater = (a: ApprovalSummary, now: number) =>
  a.state === "waiting" && a.laterUntil !== null && a.laterUntil > now;

/** Waiting ones by kind, those put off after them, the soonest first, answered ones last. */
export function groups(list: ApprovalSummary[], now: number): Group[] {
  const by = new Map<string, ApprovalSummary[]>();
  const add = (heading: string, a: ApprovalSummary) => by.set(heading, [...(by.get(heading) ?? []), a]);
  for (const a of list) if (a.state === "waiting" && !isLater(a, now)) add(kindHeading(a.kind), a);
  const putOff = list.filter((a) => isLater(a, now));
  putOff.sort((a, b) => (a.laterUntil ?? 0) - (b.laterUntil ?? 0));
  for (const a of putOff) add(LATER, a);
  const needing = (a: ApprovalSummary) => a.state === "failed" || a.state === "unknown";
  for (const a of list) if (needing(a)) add("Needs a look", a);
  for (const a of list) if (a.state !== "waiting" && !needing(a)) add("Answered", a);
  return [...by].map(([heading, approvals]) => ({ heading, approvals }));
}

/** The list in the order in which it is shown. */
export const inOrder = (shown: Group[]): ApprovalSummary[] => shown.flatMap((g) => g.approvals);

/** The next one that still waits and is not put off, after `id` if possible. */
export function nextWaiting(list: ApprovalSummary[], id: string, now: number): string | null {
  const at = list.findIndex((a) => a.id === id);
  const after = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))];
  return after.find((a) => a.state === "waiting" && a.id !== id && !isLater(a, now))?.id ?? null;
}

/** Most cards that are approved at once; the app takes no more. */
export const MOST_AT_ONCE = 20;

/** Those that may be answered together with this one: plain, waiting, of its run and its kind. */
export function together(list: ApprovalSummary[], one: ApprovalSummary): ApprovalSummary[] {
  if (!mayJoin(one)) return [];
  return list.filter((a) => mayJoin(a) && a.runId === one.runId && a.kind === one.kind);
}

const mayJoin = (a: ApprovalSummary) => a.state === "waiting" && !a.red && a.runId !== "";

/** The cards that are chosen to be approved together. */
export class Chosen {
  ids = $state.raw<readonly string[]>([]);

  /** Chooses one, or no longer. What cannot join the others is said, not chosen. */
  toggle(list: ApprovalSummary[], id: string): string | null {
    if (this.ids.includes(id)) {
      this.ids = this.ids.filter((i) => i !== id);
      return null;
    }
    const one = list.find((a) => a.id === id);
    if (one?.state !== "waiting") return "Only what waits can be chosen.";
    if (one.red) return "This one is unusual, so it is answered alone.";
    const first = list.find((a) => a.id === this.ids[0]);
    if (!mayJoin(one) || (first && !together(list, first).includes(one)))
      return "Only cards of one run and one kind are approved together.";
    if (this.ids.length >= MOST_AT_ONCE) return `At most ${MOST_AT_ONCE} are approved together.`;
    this.ids = [...this.ids, id];
    return null;
  }

  /** Everything that goes with the first chosen one. */
  all(list: ApprovalSummary[]): void {
    const first = list.find((a) => a.id === this.ids[0]);
    if (first)
      this.ids = together(list, first)
        .map((a) => a.id)
        .slice(0, MOST_AT_ONCE);
  }

  /** Forgets what was answered meanwhile. */
  keep(list: ApprovalSummary[]): void {
    const open = this.ids.filter((id) => list.some((a) => a.id === id && mayJoin(a)));
    if (open.length !== this.ids.length) this.ids = open;
  }

  none(): void {
    this.ids = [];
  }
}

/** Seconds left to take an approved one back; 0 when it cannot be. */
export function undoLeft(a: ApprovalSummary, now: number): number {
  return a.state === "approved" && a.undoUntil !== null ? Math.max(0, a.undoUntil - now) : 0;
}

/** The gate between a person and an approval: arms late, per exact bytes, and for a red card by a word. */
export class Arming {
  armed = $state(false);
  typed = $state("");
  #of = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** A card is shown; the same bytes keep their state, other bytes start anew. */
  show(id: string, sha256: string): void {
    const of = `${id} ${sha256}`;
    if (of === this.#of) return;
    this.clear();
    this.#of = of;
    this.#timer = setTimeout(() => {
      this.armed = true;
    }, ARM_MS);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#of = "";
    this.armed = false;
    this.typed = "";
  }

  confirms(detail: ApprovalDetail): boolean {
    return (
      detail.confirmWord === null || this.typed.trim().toLowerCase() === detail.confirmWord.toLowerCase()
    );
  }

  /** Whether this card may be approved now. */
  allows(detail: ApprovalDetail): boolean {
    return detail.approval.state === "waiting" && this.armed && this.confirms(detail);
  }
}

/** Origins of a card, each once, with the words that came from it. */
export interface Provenance {
  label: string;
  link: string | null;
  mark: "user" | "skill" | "stranger" | "student" | "plain";
  excerpts: string[];
}
