// Where the user is, kept in the address's fragment: `#/runs/ID`, `#/skills/ID/LINE`. Back and forward work by themselves.

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
}

export function parsePlace(hash: string): Place {
  const [panel, id, line] = hash.replace(/^#\/?/, "").split("/");
  const known = PANELS.find((p) => p === panel);
  const place: Place = { panel: known ?? "today", id: known && id ? decodeURIComponent(id) : null };
  return place.id && Number(line) > 0 ? { ...place, line: Number(line) } : place;
}

export function formatPlace(place: Place): string {
  if (!place.id) return `#/${place.panel}`;
  return `#/${place.panel}/${encodeURIComponent(place.id)}${place.line ? `/${place.line}` : ""}`;
}

export class Router {
  place = $state.raw<Place>(parsePlace(location.hash));

  constructor() {
    window.addEventListener("hashchange", () => {
      this.place = parsePlace(location.hash);
    });
  }

  go(panel: Panel, id: string | null = null, line?: number): void {
    const place: Place = line ? { panel, id, line } : { panel, id };
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
