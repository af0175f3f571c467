// What people call the things that the wire names shortly: students and the stages of deals.
import type { DealStage } from "../backend/api.gen";
import { query } from "../backend/cache.svelte";
import { useApp } from "./app.svelte";

/** `pocket-student` as "Pocket student"; a student that is gone keeps its short name. */
export function useStudents(): { title(name: string): string } {
  const list = query(useApp().cache, () => ({ type: "student_list" }));
  return { title: (name) => list.data?.find((s) => s.name === name)?.title ?? name };
}

/** The stages of deals in order, and `proposal` as "Proposal". */
export function useStages(): { readonly all: DealStage[]; title(id: string): string } {
  const board = query(useApp().cache, () => ({ type: "deal_list" }));
  return {
    get all() {
      return board.data?.stages ?? [];
    },
    title: (id) => board.data?.stages.find((s) => s.id === id)?.title ?? id,
  };
}
