// A sum of dollars that a person typed, and what a call was for.

/** Without the tag by which a distillation finds its question again. */
export const purpose = (text: string) => text.replace(/ \([^()\s]+\.\d+\.\d+\)$/, "");

/** null is nothing typed, undefined is no sum. */
export function typed(text: string): number | null | undefined {
  const plain = text.trim().replace(/^\$/, "").replace(",", ".");
  if (plain === "") return null;
  const n = Number(plain);
  return Number.isFinite(n) && n >= 0 ? n : undefined;
}
