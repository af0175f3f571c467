// J and K through the rows of a region: the next link or tick that is a row takes the focus.
import type { Binding } from "./keys.svelte";

export function rowKeys(root: () => HTMLElement | undefined): Binding[] {
  const move = (step: number) => {
    const rows = [...(root()?.querySelectorAll<HTMLElement>("a.row, input.row") ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))]?.focus();
  };
  return [
    { keys: "j", label: "Next row", group: "Lists", repeats: true, run: () => move(1) },
    { keys: "k", label: "Previous row", group: "Lists", repeats: true, run: () => move(-1) },
  ];
}
