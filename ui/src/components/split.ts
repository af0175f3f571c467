// The remembered width of a column.
export function rememberedWidth(name: string, otherwise: number): number {
  const kept = Number(localStorage.getItem(`understudy.split.${name}`));
  return kept > 0 ? kept : otherwise;
}
