// Lines of addresses as people write them: `Dana Ortiz <dana@larkfield.example>, priya@tidewater.example`.
import type { AppState } from "./state/app.svelte";

function lastComma(text: string): number {
  let at = -1;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    if ((c === "," || c === ";") && !quoted) at = i;
  }
  return at;
}

/** Addresses of one line, in order. */
export function splitAddresses(text: string): string[] {
  const out: string[] = [];
  let rest = text;
  for (let at = lastComma(rest); at >= 0; at = lastComma(rest)) {
    out.unshift(rest.slice(at + 1));
    rest = rest.slice(0, at);
  }
  out.unshift(rest);
  return out.map((p) => p.trim()).filter((p) => p !== "");
}

/** The address being typed: what stands after the last comma. */
export const lastPiece = (text: string) => text.slice(lastComma(text) + 1).trim();

/** The line with the address being typed replaced by a whole one, ready for the next. */
export function withAddress(text: string, whole: string): string {
  const before = text.slice(0, lastComma(text) + 1).trimEnd();
  return `${before}${before ? " " : ""}${whole}, `;
}

/** An address with its name, quoted where the name would be misread. */
export function written(name: string, email: string): string {
  if (!name) return email;
  return `${/[,;"<>]/.test(name) ? `"${name.replaceAll('"', "")}"` : name} <${email}>`;
}

/** People whom the user knows, for a field that offers them. */
export async function findPeople(app: AppState, text: string) {
  const people = await app.backend.call({ type: "people_find", text });
  return people.map((p) => ({
    value: written(p.name, p.email),
    title: p.name || p.email,
    note: p.name ? p.email : "",
  }));
}
