// What parts of panels are called, wherever they are named: the sections of Settings, and the pages of the Skills panel that
// are about all skills (`~matrix` in the address, where a skill's name would stand).

export const SECTIONS = [
  { id: "appearance", label: "Appearance" },
  { id: "student", label: "Students" },
  { id: "search", label: "Search" },
  { id: "teachers", label: "Teachers" },
  { id: "approvals", label: "Approvals" },
  { id: "rules", label: "Rules" },
  { id: "shortcuts", label: "Shortcuts" },
  { id: "data", label: "Data" },
  { id: "about", label: "About" },
] as const;

/** What a section of Settings is called; empty when there is none of this id. */
export const sectionTitle = (id: string | null) => SECTIONS.find((s) => s.id === id)?.label ?? "";

export const PAGES = [
  { id: "~matrix", label: "Certification", keys: "1" },
  { id: "~proposals", label: "Proposals", keys: "2" },
  { id: "~routing", label: "Routing", keys: "3" },
  { id: "~import", label: "From elsewhere", keys: "4" },
] as const;

export type Page =
  | { type: "matrix" }
  | { type: "proposals" }
  | { type: "routing"; skill: string | null }
  | { type: "import"; name: string | null }
  | { type: "proposal"; id: string };

/** What an id of the address names; null for a skill. No skill's name begins with a tilde. */
export function pageOf(id: string | null): Page | null {
  if (!id?.startsWith("~")) return null;
  const at = id.indexOf(":");
  const [name, rest] = at < 0 ? [id, null] : [id.slice(0, at), id.slice(at + 1)];
  if (name === "~proposal" && rest) return { type: "proposal", id: rest };
  if (name === "~routing") return { type: "routing", skill: rest };
  if (name === "~import") return { type: "import", name: rest };
  return name === "~proposals" ? { type: "proposals" } : { type: "matrix" };
}

/** What a page is called; empty for a skill, which has its name. */
export function pageTitle(id: string | null): string {
  const own = pageId(pageOf(id));
  return PAGES.find((p) => p.id === own)?.label ?? "";
}

/** Which of the pages in the list is at hand. */
export function pageId(page: Page | null): string | null {
  if (!page) return null;
  return page.type === "proposal" ? "~proposals" : `~${page.type}`;
}
