// Which rows of a long list are drawn.

/** Rows drawn beyond the edge, so that a fast scroll does not show gaps. */
const BEYOND = 6;

/** First row drawn and the one after the last. */
export function windowOf(top: number, height: number, rowHeight: number, count: number) {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - BEYOND);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND);
  return { first, last: Math.max(first, last) };
}
