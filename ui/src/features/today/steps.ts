// Where each first step is taken. Pure.
import type { ChecklistItem } from "$lib/backend/api.gen";
import { formatPlace } from "$lib/state/router.svelte";

const PLACES: Record<string, string> = {
  run: formatPlace({ panel: "today", id: "ask" }),
  approve: formatPlace({ panel: "approvals", id: null }),
  skill: formatPlace({ panel: "skills", id: "triage-inbox" }),
  student: formatPlace({ panel: "settings", id: "student" }),
};
export const placeOf = (id: string) => PLACES[id] ?? formatPlace({ panel: "today", id: null });

/** The step that comes next. */
export const firstOpen = (steps: readonly ChecklistItem[]) => steps.find((s) => !s.done) ?? null;
