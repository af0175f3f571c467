// Where an origin points: `message:ID`, `memory:PATH#LINE`, `skill:NAME#LINE`. Others have no place to open yet.
export type Target =
  | { type: "message"; id: string }
  | { type: "memory"; path: string; line: number }
  | { type: "skill"; name: string; line: number };

export function parseLink(link: string): Target | null {
  if (link.startsWith("message:")) return { type: "message", id: link.slice(8) };
  if (link.startsWith("memory:") || link.startsWith("skill:")) {
    const [name = "", at = "0"] = link.slice(link.indexOf(":") + 1).split("#");
    const line = Number.parseInt(at.replace(/^\D+/, ""), 10) || 0;
    return link.startsWith("skill:") ? { type: "skill", name, line } : { type: "memory", path: name, line };
  }
  return null;
}

export const canOpen = (link: string | null): link is string => link !== null && parseLink(link) !== null;
