// Where the user is, kept in the address's fragment: `#/runs/ID`. Back and forward work by themselves.

export const PANELS = ["today", "inbox", "calendar", "runs", "approvals"] as const;
export type Panel = (typeof PANELS)[number];

export interface Place {
  panel: Panel;
  id: string | null;
}

export function parsePlace(hash: string): Place {
  const [panel, id] = hash.replace(/^#\/?/, "").split("/");
  const known = PANELS.find((p) => p === panel);
  return { panel: known ?? "today", id: known && id ? decodeURIComponent(id) : null };
}

export function formatPlace(place: Place): string {
  return place.id ? `#/${place.panel}/${encodeURIComponent(place.id)}` : `#/${place.panel}`;
}

export class Router {
  place = $state.raw<Place>(parsePlace(location.hash));

  constructor() {
    window.addEventListener("hashchange", () => {
      this.place = parsePlace(location.hash);
    });
  }

  go(panel: Panel, id: string | null = null): void {
    const hash = formatPlace({ panel, id });
    if (hash === location.hash) return;
    this.place = { panel, id };
    location.hash = hash;
  }

  /** Moves within a list without filling the history. */
  replace(panel: Panel, id: string | null): void {
    this.place = { panel, id };
    history.replaceState(null, "", formatPlace(this.place));
  }
}
