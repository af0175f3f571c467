// Where the user is, kept in the address's fragment: `#/runs/ID`, `#/skills/ID/LINE`, `#/runs/ID/~OTHER`. Back and forward
// work by themselves.

export const PANELS = [
  "today",
  "inbox",
  "calendar",
  "deals",
  "runs",
  "approvals",
  "skills",
  "memories",
  "improvement",
  "settings",
] as const;
export type Panel = (typeof PANELS)[number];

export interface Place {
  panel: Panel;
  id: string | null;
  /** 1-based line of a text. */
  line?: number;
  /** What lies beside it: another run to compare with, `run:ID` or `approval:ID` that a case is drawn from. */
  beside?: string;
}

export function parsePlace(hash: string): Place {
  const [panel, id, line] = hash.replace(/^#\/?/, "").split("/");
  const known = PANELS.find((p) => p === panel);
  const place: Place = { panel: known ?? "today", id: known && id ? decodeURIComponent(id) : null };
  if (place.id && line?.startsWith("~")) return { ...place, beside: decodeURIComponent(line.slice(1)) };
  return place.id && Number(line) > 0 ? { ...place, line: Number(line) } : place;
}

export function formatPlace(place: Place): string {
  if (!place.id) return `#/${place.panel}`;
  const more = place.beside ? `/~${encodeURIComponent(place.beside)}` : place.line ? `/${place.line}` : "";
  return `#/${place.panel}/${encodeURIComponent(place.id)}${more}`;
}

export class Router {
  place = $state.raw<Place>(parsePlace(location.hash));

  constructor() {
    window.addEventListener("hashchange", () => {
      this.place = parsePlace(location.hash);
    });
  }

  go(panel: Panel, id: string | null = null, line?: number): void {
    this.to(line ? { panel, id, line } : { panel, id });
  }

  to(place: Place): void {
    const hash = formatPlace(place);
    if (hash === location.hash) return;
    this.place = place;
    location.hash = hash;
  }

  /** Moves within a list without filling the history. */
  replace(panel: Panel, id: string | null): void {
    this.place = { panel, id };
    history.replaceState(null, "", formatPlace(this.place));
  }
}
