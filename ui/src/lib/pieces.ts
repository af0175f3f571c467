// Text cut into pieces where handles and bound values stand, so that each can carry its origin.
import type { BoundView } from "./backend/api.gen";

export type Piece =
  | { type: "text"; text: string }
  | { type: "handle"; text: string; bound: BoundView | null }
  | { type: "value"; text: string; bound: BoundView };

/** `$m4` in a prompt's notation. */
const HANDLE = /\$([mtpewdbxufaln]\d{1,3})\b/g;

/** Longest value that is looked for inside a text; longer ones are texts themselves. */
const LONGEST = 60;

export function pieces(text: string, bound: readonly BoundView[]): Piece[] {
  const byHandle = new Map(bound.map((b) => [b.handle, b]));
  // A value whose handle stands in the text is not marked a second time.
  const named = new Set(Array.from(text.matchAll(HANDLE), (m) => m[1]));
  const unnamed = bound.filter((b) => !named.has(b.handle));
  const out: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(HANDLE)) {
    pushValues(out, text.slice(at, match.index), unnamed);
    const name = match[1] ?? "";
    out.push({ type: "handle", text: name, bound: byHandle.get(name) ?? null });
    at = match.index + match[0].length;
  }
  pushValues(out, text.slice(at), unnamed);
  return out;
}

function pushValues(out: Piece[], text: string, bound: readonly BoundView[]): void {
  if (!text) return;
  let first: { index: number; bound: BoundView } | null = null;
  for (const b of bound) {
    if (b.value.length < 2 || b.value.length > LONGEST) continue;
    const index = text.indexOf(b.value);
    if (index >= 0 && (!first || index < first.index)) first = { index, bound: b };
  }
  if (!first) {
    out.push({ type: "text", text });
    return;
  }
  const { index, bound: hit } = first;
  if (index > 0) out.push({ type: "text", text: text.slice(0, index) });
  out.push({ type: "value", text: hit.value, bound: hit });
  pushValues(
    out,
    text.slice(index + hit.value.length),
    bound.filter((b) => b !== hit),
  );
}

export type PromptPiece = { type: "text" | "mark" | "handle"; text: string };

/** A prompt in its own notation: control marks, handles, and the text between. */
export function promptPieces(prompt: string): PromptPiece[] {
  const out: PromptPiece[] = [];
  let at = 0;
  for (const match of prompt.matchAll(/<\|[a-z_]+\|>|\$[a-z]\d{1,3}\b/g)) {
    if (match.index > at) out.push({ type: "text", text: prompt.slice(at, match.index) });
    out.push({ type: match[0].startsWith("<") ? "mark" : "handle", text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < prompt.length) out.push({ type: "text", text: prompt.slice(at) });
  return out;
}
