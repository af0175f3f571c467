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

export class Keys {
  bindings = $state.raw<Binding[]>([]);
  #layers: symbol[] = [];
  #layerOf = new WeakMap<Binding, symbol | undefined>();
  #first: { chord: string; at: number } | null = null;

  /** Adds bindings until the returned function is called; the newest wins. */
  register(...added: Binding[]): () => void {
    const layer = this.#layers.at(-1);
    for (const b of added) this.#layerOf.set(b, layer);
    // Called from effects: an effect that read the list it writes would run for ever.
    this.bindings = [...added, ...untrack(() => this.bindings)];
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
    return this.bindings.filter((b) => this.#layerOf.get(b) === layer && (b.when?.() ?? true));
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
