// The queue and the one card at hand: order, arming, typed confirmation, undo time. No markup.
import type { ApprovalDetail, ApprovalSummary } from "$lib/backend/api.gen";
import { kindHeading } from "$lib/words";

/** How long a card must have been shown before it can be approved. */
export const ARM_MS = 600;

export interface Group {
  heading: string;
  approvals: ApprovalSummary[];
}

/** Waiting ones by kind, those put off after them, answered ones last. */
export function groups(list: ApprovalSummary[], later: ReadonlySet<string>): Group[] {
  const by = new Map<string, ApprovalSummary[]>();
  const add = (heading: string, a: ApprovalSummary) => by.set(heading, [...(by.get(heading) ?? []), a]);
  for (const a of list) if (a.state === "waiting" && !later.has(a.id)) add(kindHeading(a.kind), a);
  const putOff = list.filter((a) => a.state === "waiting" && later.has(a.id));
  const order = [...later];
  putOff.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  for (const a of putOff) add("Later", a);
  const needing = (a: ApprovalSummary) => a.state === "failed" || a.state === "unknown";
  for (const a of list) if (needing(a)) add("Needs a look", a);
  for (const a of list) if (a.state !== "waiting" && !needing(a)) add("Answered", a);
  return [...by].map(([heading, approvals]) => ({ heading, approvals }));
}

/** The list in the order in which it is shown. */
export const inOrder = (shown: Group[]): ApprovalSummary[] => shown.flatMap((g) => g.approvals);

/** The next one that still waits, after `id` if possible. */
export function nextWaiting(list: ApprovalSummary[], id: string): string | null {
  const at = list.findIndex((a) => a.id === id);
  const after = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))];
  return after.find((a) => a.state === "waiting" && a.id !== id)?.id ?? null;
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

/** Approvals put off in this session: they stay waiting, at the end of the queue. */
export class Later {
  ids = $state.raw<ReadonlySet<string>>(new Set());

  putOff(id: string): void {
    const next = new Set(this.ids);
    next.delete(id);
    next.add(id);
    this.ids = next;
  }
}

/** Origins of a card, each once, with the words that came from it. */
export interface Provenance {
  label: string;
  link: string | null;
  mark: "user" | "skill" | "stranger" | "student" | "plain";
  excerpts: string[];
}
