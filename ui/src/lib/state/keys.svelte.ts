// The key registry: every shortcut once, so that the palette and the sheet can teach what exists now.
// `mod` is Command on a Mac and Control elsewhere; `g t` is one key after the other.

import { untrack } from "svelte";

export interface Binding {
  keys: string;
  label: string;
  group: string;
  run: (event: KeyboardEvent) => void;
  /** Fires again while the key is held. Off for everything that acts. */
  repeats?: boolean;
  /** False while it does nothing; it is then neither fired nor taught. */
  when?: () => boolean;
}

const SEQUENCE_MS = 1200;
const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

/** The event in the words of a binding. */
export function chord(event: KeyboardEvent, mac = isMac): string {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Shift already shows in a sign such as `?`; on letters it is a chord of its own.
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
  const foreign = mac ? event.ctrlKey : event.metaKey;
  return `${foreign ? "os+" : ""}${mod ? "mod+" : ""}${event.altKey ? "alt+" : ""}${shift ? "shift+" : ""}${key}`;
}

/** Whether single letters belong to the field that has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

/** A binding's keys as they are printed on caps. */
export function caps(keys: string, mac = isMac): string[] {
  return keys.split(" ").map((part) =>
    part
      .split("+")
      .map((k) => {
        if (k === "mod") return mac ? "⌘" : "Ctrl ";
        if (k === "shift") return "⇧";
        if (k === "alt") return mac ? "⌥" : "Alt ";
        if (k === "Enter") return "↵";
        if (k === "Escape") return "Esc";
        return k.length === 1 ? k.toUpperCase() : k;
      })
      .join(""),
  );
}

/** What a shortcut does, which is its name wherever its keys are changed. */
export const nameOf = (b: Pick<Binding, "group" | "label">) => `${b.group}: ${b.label}`;

/** A shortcut as the settings list it: its own keys, whatever they were changed to. */
export type Known = Pick<Binding, "keys" | "label" | "group">;
const KNOWN = "understudy.keys";

export class Keys {
  bindings = $state.raw<Binding[]>([]);
  /** Keys that the user chose, by the name of what they do. */
  changed = $state.raw<Record<string, string>>({});
  /** Every shortcut that any panel has brought so far, with its own keys. */
  known = $state.raw<Known[]>(remembered());
  #layers: symbol[] = [];
  #layerOf = new WeakMap<Binding, symbol | undefined>();
  #first: { chord: string; at: number } | null = null;

  /** Adds bindings until the returned function is called; the newest wins. */
  register(...added: Binding[]): () => void {
    const layer = this.#layers.at(-1);
    for (const b of added) this.#layerOf.set(b, layer);
    // Called from effects: an effect that read the list it writes would run for ever.
    this.bindings = [...added, ...untrack(() => this.bindings)];
    untrack(() => this.#remember(added));
    return () => {
      this.bindings = this.bindings.filter((b) => !added.includes(b));
    };
  }

  /** While a dialog is open, only what it registered fires. */
  pushLayer(): () => void {
    const layer = Symbol("layer");
    this.#layers.push(layer);
    return () => {
      this.#layers = this.#layers.filter((l) => l !== layer);
    };
  }

  /** Those that would fire now. */
  get active(): Binding[] {
    const layer = this.#layers.at(-1);
    const all = this.bindings.filter((b) => this.#layerOf.get(b) === layer && (b.when?.() ?? true));
    return all.map((b) => {
      const keys = this.changed[nameOf(b)];
      return keys ? { ...b, keys } : b;
    });
  }

  /** The keys that do now what `keys` do by themselves. */
  shown(keys: string): string {
    const changed = this.bindings.find((b) => b.keys === keys && this.changed[nameOf(b)]);
    return (changed && this.changed[nameOf(changed)]) ?? keys;
  }

  /** Other shortcuts that these keys would collide with, where both can be at hand. */
  conflicts(name: string, keys: string): Known[] {
    const mine = this.known.find((k) => nameOf(k) === name);
    const anywhere = (group: string) => group === "Anywhere" || group === "Go to";
    const begins = (a: string, b: string) => a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
    return this.known.filter((k) => {
      if (nameOf(k) === name || !begins(this.changed[nameOf(k)] ?? k.keys, keys)) return false;
      return !mine || k.group === mine.group || anywhere(k.group) || anywhere(mine.group);
    });
  }

  #remember(added: Binding[]): void {
    const names = new Set(this.known.map(nameOf));
    // A name stands for one shortcut, however often a panel brings it.
    const news = added.filter((b) => !names.has(nameOf(b)) && names.add(nameOf(b)));
    if (news.length === 0) return;
    this.known = [...this.known, ...news.map(({ keys, label, group }) => ({ keys, label, group }))];
    localStorage.setItem(KNOWN, JSON.stringify(this.known));
  }

  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const pressed = chord(event);
    if (isTyping(event.target) && !pressed.includes("mod+") && event.key.length === 1) return;
    const active = this.active;
    const prefix = this.#first && Date.now() - this.#first.at < SEQUENCE_MS ? `${this.#first.chord} ` : "";
    this.#first = null;
    const binding =
      (prefix && active.find((b) => b.keys === prefix + pressed)) || active.find((b) => b.keys === pressed);
    if (binding) {
      event.preventDefault();
      if (event.repeat && !binding.repeats) return;
      binding.run(event);
    } else if (active.some((b) => b.keys.startsWith(`${pressed} `))) {
      this.#first = { chord: pressed, at: Date.now() };
    }
  }
}

function remembered(): Known[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KNOWN) ?? "[]");
    const fits = (k: Partial<Known>) => [k?.keys, k?.label, k?.group].every((t) => typeof t === "string");
    return Array.isArray(kept) ? (kept as Partial<Known>[]).filter((k): k is Known => fits(k)) : [];
  } catch {
    return [];
  }
}

/** The user's keys in a setting's JSON text. */
export function parseKeys(text: string | null | undefined): Record<string, string> {
  try {
    const map: unknown = JSON.parse(text ?? "{}");
    if (typeof map !== "object" || map === null || Array.isArray(map)) return {};
    return Object.fromEntries(
      Object.entries(map).filter((e): e is [string, string] => typeof e[1] === "string"),
    );
  } catch {
    return {};
  }
}

const NEVER = new Set([
  "Enter",
  " ",
  "Tab",
  "Escape",
  "Shift",
  "Control",
  "Alt",
  "Meta",
  "Backspace",
  "Dead",
]);

/** Whether a key may be part of a shortcut of the user's own: nothing is ever approved with Enter or Space. */
export function mayBind(event: KeyboardEvent): boolean {
  return !NEVER.has(event.key) || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
}
