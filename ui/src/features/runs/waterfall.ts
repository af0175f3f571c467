// Bars of a waterfall: steps one after the other on an axis of work time, in per cent.
import type { StepView } from "$lib/backend/api.gen";

export interface Bar {
  step: StepView;
  left: number;
  width: number;
}

export function bars(steps: StepView[]): Bar[] {
  const total = steps.reduce((sum, s) => sum + s.ms, 0);
  if (total <= 0) return [];
  let at = 0;
  const out: Bar[] = [];
  for (const step of steps) {
    if (step.ms > 0) out.push({ step, left: (at / total) * 100, width: (step.ms / total) * 100 });
    at += step.ms;
  }
  return out;
}
