// Where each part of a card came from: every origin once, with the words that it gave.
import type { ApprovalDetail, OriginView } from "$lib/backend/api.gen";
import { originMark } from "$lib/words";
import type { Provenance } from "./approvals.svelte";

const LONGEST = 42;

function brief(text: string): string {
  const line = text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^[,.;:)\]]+\s*/, "");
  if (!/[\p{L}\p{N}]/u.test(line)) return "";
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line;
}

/** Strangers' words first: they are what has to be looked at. */
const ORDER = ["stranger", "student", "user", "skill", "plain"];

export function provenance(detail: ApprovalDetail): Provenance[] {
  const by = new Map<string, Provenance>();
  const add = (text: string, origin: OriginView) => {
    const excerpt = brief(text);
    if (!excerpt || !origin.label) return;
    const key = `${origin.kind} ${origin.label}`;
    const row = by.get(key) ?? {
      label: origin.label,
      link: origin.link,
      mark: originMark(origin),
      excerpts: [],
    };
    if (!row.excerpts.includes(excerpt)) row.excerpts.push(excerpt);
    by.set(key, row);
  };
  const { card } = detail;
  if (card.type === "letter") {
    for (const party of [...card.to, ...card.cc, ...card.bcc]) add(party.name || party.email, party.origin);
    for (const span of card.body) add(span.text, span.origin);
  } else if (card.type === "event") {
    for (const party of card.told) add(party.name || party.email, party.origin);
  }
  for (const argument of detail.arguments) {
    // A body is already there in its spans.
    if (card.type === "letter" && (argument.name === "body" || argument.name === "subject")) continue;
    add(argument.value, argument.origin);
  }
  return [...by.values()].sort((a, b) => ORDER.indexOf(a.mark) - ORDER.indexOf(b.mark));
}
