// Words about standing rules on the cards. The rules themselves are sentences of the app's.
import type { RuleCovered } from "$lib/backend/api.gen";

const OUTCOMES: Record<RuleCovered["state"], string> = {
  waiting: "still waits for you",
  approved: "approved as it was",
  sending: "approved as it was",
  sent: "approved as it was",
  rejected: "turned down by you",
  failed: "approved; it could not be handed over",
  unknown: "approved; its outcome is unknown",
  expired: "nobody answered in time",
  void: "what it was about changed",
};

/** What became of something that a rule would have covered. */
export const outcomeWord = (past: RuleCovered): string => OUTCOMES[past.state];
