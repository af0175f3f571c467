// An edit of a card: what is not named stays as it was asked.
import type { CardEdit } from "./backend/api.gen";

export function cardEdit(change: Partial<CardEdit>): CardEdit {
  return { subject: null, body: null, start: null, end: null, stage: null, ...change };
}
