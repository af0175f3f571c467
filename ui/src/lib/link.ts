// Where an origin points: `message:ID`, `memory:PATH#LINE`. Others have no place to open yet.
export type Target = { type: "message"; id: string } | { type: "memory"; path: string; line: number };

export function parseLink(link: string): Target | null {
  if (link.startsWith("message:")) return { type: "message", id: link.slice(8) };
  if (link.startsWith("memory:")) {
    const [path = "", line = "0"] = link.slice(7).split("#");
    return { type: "memory", path, line: Number.parseInt(line.replace(/^\D+/, ""), 10) || 0 };
  }
  return null;
}

export const canOpen = (link: string | null): link is string => link !== null && parseLink(link) !== null;
