// Pushes from the app, applied to what is already shown. Pure functions, so that a run of 400 steps
// costs one array copy per frame and every unchanged step keeps its identity.
import type {
  ApprovalDetail,
  ApprovalSummary,
  AppStatus,
  PlanRow,
  RunDetail,
  RunPage,
  RunState,
  RunSummary,
  StepView,
  Update,
} from "../backend/api.gen";
import type { Cache } from "../backend/cache.svelte";

const ENDED: ReadonlySet<RunState> = new Set(["done", "stuck", "stopped", "failed"]);

export function hasEnded(state: RunState): boolean {
  return ENDED.has(state);
}

/** The run to show as live: one that works before one that waits. */
export function foremost(live: RunSummary[]): RunSummary | null {
  return live.find((r) => r.state !== "waiting") ?? live[0] ?? null;
}

/** New steps appended, steps with a known number replaced. */
export function withSteps(steps: StepView[], news: StepView[]): StepView[] {
  const next = steps.slice();
  for (const step of news) {
    const last = next[next.length - 1];
    if (!last || step.n > last.n) {
      next.push(step);
      continue;
    }
    const at = next.findIndex((s) => s.n >= step.n);
    if (next[at]?.n === step.n) next[at] = step;
    else next.splice(at, 0, step);
  }
  return next;
}

/** Lights the row that the newest step belongs to; everything else waits for the app's own word. */
export function withLight(plan: PlanRow[], at: string | null): PlanRow[] {
  const row = plan.find((r) => r.id === at);
  if (row?.state !== "ahead") return plan;
  return plan.map((r) => (r === row ? { ...r, state: "now" as const } : r));
}

export function withRun(detail: RunDetail, run: RunSummary, news: StepView[]): RunDetail {
  const steps = news.length > 0 ? withSteps(detail.steps, news) : detail.steps;
  const plan = withLight(detail.plan, news[news.length - 1]?.planStep ?? null);
  return { ...detail, run, steps, plan };
}

export function inPage(page: RunPage, run: RunSummary): RunPage {
  const at = page.runs.findIndex((r) => r.id === run.id);
  if (at < 0) return page;
  return { ...page, runs: page.runs.with(at, run) };
}

export function inStatus(status: AppStatus, run: RunSummary): AppStatus {
  const others = status.live.filter((r) => r.id !== run.id);
  const known = others.length < status.live.length;
  if (hasEnded(run.state)) return known ? { ...status, live: others } : status;
  return {
    ...status,
    live: known ? status.live.map((r) => (r.id === run.id ? run : r)) : [run, ...status.live],
  };
}

export function inQueue(list: ApprovalSummary[], approval: ApprovalSummary): ApprovalSummary[] {
  const at = list.findIndex((a) => a.id === approval.id);
  return at < 0 ? [approval, ...list] : list.with(at, approval);
}

/** Applies a batch of updates, in order, to everything that is cached. */
export function apply(cache: Cache, updates: Update[]): void {
  const runs = new Map<string, { run: RunSummary; steps: StepView[] }>();
  for (const update of updates) {
    if (update.type === "changed") cache.invalidate(update.tags);
    else if (update.type === "run") {
      const seen = runs.get(update.run.id);
      const steps = seen?.steps ?? [];
      if (update.step) steps.push(update.step);
      runs.set(update.run.id, { run: update.run, steps });
    } else if (update.type === "approval") {
      const { approval } = update;
      cache.patch("approval_list", (list) => inQueue(list, approval));
      cache.patch("approval_show", (detail: ApprovalDetail) =>
        detail.approval.id === approval.id ? { ...detail, approval } : detail,
      );
      cache.invalidate(["approvals"]);
    }
  }
  for (const { run, steps } of runs.values()) {
    cache.patch("run_show", (detail) => (detail.run.id === run.id ? withRun(detail, run, steps) : detail));
    cache.patch("run_list", (page) => inPage(page, run));
    cache.patch("app_status", (status) => inStatus(status, run));
  }
  // The plan's counts and notes, the effects and a new run's place in the list are the app's to tell.
  if (runs.size > 0) cache.invalidate(["runs"]);
}
