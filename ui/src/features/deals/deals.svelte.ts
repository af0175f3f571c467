// The pipeline as it is looked at, and moving deals in it: optimistic, one after the other, each with its way back.
import { tick } from "svelte";
import type { DealBoard, DealForm, DealStage, DealView } from "$lib/backend/api.gen";
import { asWireError } from "$lib/backend/backend";
import type { AppState } from "$lib/state/app.svelte";

/** An amount in whole units. */
export type Money = Pick<DealView, "amount" | "currency">;

export type View = "board" | "table";
export const VIEWS: readonly { id: View; label: string }[] = [
  { id: "board", label: "Board" },
  { id: "table", label: "Table" },
];
const KEPT = "understudy.deals.view";

export function rememberedView(): View {
  return localStorage.getItem(KEPT) === "table" ? "table" : "board";
}
export function rememberView(view: View): void {
  localStorage.setItem(KEPT, view);
}

const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** €24,000; a code that is no currency stands behind the number. */
export function money({ amount, currency }: Money): string {
  try {
    return new Intl.NumberFormat("en-GB", {
      style: "currency",
      currency,
      maximumFractionDigits: 0,
      minimumFractionDigits: 0,
    }).format(amount);
  } catch {
    return `${number.format(amount)} ${currency}`.trim();
  }
}

/** "€45,000", "€45,000 and £3,000"; nothing when all of it is nothing. */
export function sums(deals: readonly Money[]): string {
  const by = new Map<string, number>();
  for (const d of deals) by.set(d.currency, (by.get(d.currency) ?? 0) + d.amount);
  const all = [...by].filter(([, amount]) => amount !== 0).sort((a, b) => b[1] - a[1]);
  return all.map(([currency, amount]) => money({ amount, currency })).join(" and ");
}

export function formOf(deal: DealView): DealForm {
  const { name, contact, stage, amount, currency, nextStep, notes } = deal;
  return { name, contact, stage, amount, currency, nextStep, notes };
}

/** A whole number as people write one: 24,000 or 24.000 or 24 000; null when it is none. */
export function parseAmount(text: string): number | null {
  const digits = text.trim().replace(/[\s'’_]/g, "");
  if (digits === "") return 0;
  if (!/^\d{1,3}([.,]\d{3})*$|^\d+$/.test(digits)) return null;
  const value = Number(digits.replace(/[.,]/g, ""));
  return Number.isSafeInteger(value) && value <= 1e12 ? value : null;
}

/** Deals in which every typed word stands somewhere. */
export function matching(deals: readonly DealView[], typed: string): readonly DealView[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return deals;
  return deals.filter((d) => {
    const hay = `${d.name} ${d.contact} ${d.contactName} ${d.nextStep} ${d.notes} ${d.stage}`.toLowerCase();
    return words.every((w) => hay.includes(w));
  });
}

export interface Column {
  stage: DealStage;
  deals: DealView[];
  /** Deals that the agent proposes to move here. */
  ghosts: DealView[];
}

export function columns(board: DealBoard, shown: readonly DealView[]): Column[] {
  return board.stages.map((stage) => ({
    stage,
    deals: shown.filter((d) => d.stage === stage.id),
    ghosts: shown.filter((d) => d.stage !== stage.id && d.proposals.some((p) => p.stage === stage.id)),
  }));
}

/** The stage `step` places on; null beyond the ends. */
export function neighbour(stages: readonly DealStage[], stage: string, step: number): DealStage | null {
  const at = stages.findIndex((s) => s.id === stage);
  return at < 0 ? null : (stages[at + step] ?? null);
}

export type SortKey = "name" | "stage" | "amount" | "contact" | "nextStep" | "updatedAt";
export interface Sort {
  key: SortKey;
  down: boolean;
}

/** What a click on a column's head does: first the natural way, then the other. */
export function resorted(sort: Sort, key: SortKey): Sort {
  if (sort.key === key) return { key, down: !sort.down };
  return { key, down: key === "amount" || key === "updatedAt" };
}

export function sorted(deals: readonly DealView[], sort: Sort, stages: readonly DealStage[]): DealView[] {
  const rank = new Map(stages.map((s, i) => [s.id, i]));
  const by = (a: DealView, b: DealView): number => {
    if (sort.key === "amount") return a.currency.localeCompare(b.currency) || a.amount - b.amount;
    if (sort.key === "updatedAt") return a.updatedAt - b.updatedAt;
    if (sort.key === "stage") return (rank.get(a.stage) ?? 99) - (rank.get(b.stage) ?? 99);
    if (sort.key === "contact") return (a.contactName || a.contact).localeCompare(b.contactName || b.contact);
    return a[sort.key].localeCompare(b[sort.key]);
  };
  return [...deals].sort((a, b) => (sort.down ? by(b, a) : by(a, b)) || a.id.localeCompare(b.id));
}

/** Where a dragged card is, and over which stage. */
export interface Drag {
  deal: DealView;
  x: number;
  y: number;
  width: number;
  over: string | null;
}

export class Moves {
  busy = $state(false);
  /** Where deals are on their way to; what is read meanwhile does not put them back. */
  #aims = $state.raw<ReadonlyMap<string, string>>(new Map());
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly app: AppState) {}

  /** Deals as they are to be seen: at the stage that they are on their way to. */
  seen(deals: readonly DealView[]): readonly DealView[] {
    if (this.#aims.size === 0) return deals;
    return deals.map((d) => ({ ...d, stage: this.#aims.get(d.id) ?? d.stage }));
  }

  /** Saves what was written about the version `etag`. */
  save(id: string, etag: string, deal: DealForm): Promise<boolean> {
    return this.#next(async () => {
      const done = await this.#perform({ type: "deal_update", id, etag, deal });
      if (done) this.#patch(id, { stage: deal.stage });
      return done !== null;
    });
  }

  /** Moves a deal to a stage, says so aloud, and keeps the focus on its card. */
  async move(id: string, stage: DealStage): Promise<boolean> {
    const name = this.#find(id)?.name ?? "";
    const focused = document.activeElement?.closest<HTMLElement>("[data-deal]")?.dataset.deal === id;
    this.#patch(id, { stage: stage.id });
    this.#aims = new Map(this.#aims).set(id, stage.id);
    if (focused) {
      await tick();
      document.querySelector<HTMLElement>(`[data-deal="${CSS.escape(id)}"]`)?.focus();
    }
    const board = this.#board();
    const inside = board?.deals.filter((d) => d.stage === stage.id).length ?? 1;
    this.app.spoken = `${name} moved to ${stage.title}, one of ${inside} there.`;
    const done = await this.#next(() => this.#change(id, (form) => ({ ...form, stage: stage.id })));
    // A later move of the same deal has its own aim.
    if (this.#aims.get(id) === stage.id) this.#aims = new Map([...this.#aims].filter(([of]) => of !== id));
    if (!done) this.app.spoken = `${name} was not moved.`;
    return done;
  }

  async create(deal: DealForm): Promise<string | null> {
    return this.#perform({ type: "deal_create", deal });
  }

  async remove(deal: DealView): Promise<boolean> {
    return (await this.#perform({ type: "deal_remove", id: deal.id, etag: deal.etag })) !== null;
  }

  /** After the changes before it, so that each is based on the one before. */
  #next(act: () => Promise<boolean>): Promise<boolean> {
    const turn = this.#last.then(act);
    this.#last = turn;
    return turn;
  }

  async #change(id: string, change: (form: DealForm) => DealForm): Promise<boolean> {
    const deal = this.#find(id);
    if (!deal) return false;
    return (
      (await this.#perform({ type: "deal_update", id, etag: deal.etag, deal: change(formOf(deal)) })) !== null
    );
  }

  async #perform(
    command:
      | { type: "deal_create"; deal: DealForm }
      | { type: "deal_update"; id: string; etag: string; deal: DealForm }
      | { type: "deal_remove"; id: string; etag: string },
  ): Promise<string | null> {
    this.busy = true;
    try {
      const done = await this.app.cache.act(command);
      // The next change is based on this one, even when it comes before the board was read again.
      if (command.type === "deal_update") {
        // A move that was made meanwhile is already to be seen.
        const stage = this.#find(done.id)?.stage ?? command.deal.stage;
        this.#patch(done.id, { ...command.deal, stage, etag: done.etag });
      }
      const effects = done.effects;
      const undo = effects.length > 0 ? () => void this.app.act({ type: "filing_undo", effects }) : null;
      this.app.say(done.message, undo);
      return done.id;
    } catch (e) {
      this.app.fail(asWireError(e));
      return null;
    } finally {
      this.busy = false;
    }
  }

  #board(): DealBoard | undefined {
    return this.app.cache.entry({ type: "deal_list" }).data;
  }

  #find(id: string): DealView | undefined {
    return this.#board()?.deals.find((d) => d.id === id);
  }

  #patch(id: string, part: Partial<DealView>): void {
    this.app.cache.patch("deal_list", (board) => ({
      ...board,
      deals: board.deals.map((d) => (d.id === id ? { ...d, ...part } : d)),
    }));
    this.app.cache.patch("deal_show", (detail) =>
      detail.deal.id === id ? { ...detail, deal: { ...detail.deal, ...part } } : detail,
    );
  }
}
