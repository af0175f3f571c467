// Light, dark or what the system says: a setting of the app, mirrored in the tab for the first paint.
import type { Cache } from "../backend/cache.svelte";

export const THEMES = ["system", "light", "dark"] as const;
export type ThemeName = (typeof THEMES)[number];
const KEY = "understudy.theme";

/** The name in a setting's JSON text; anything unknown is the system's. */
export function parseTheme(text: string | null | undefined): ThemeName {
  const bare = (text ?? "").replaceAll('"', "");
  return THEMES.find((t) => t === bare) ?? "system";
}

export class Theme {
  name = $state<ThemeName>(parseTheme(localStorage.getItem(KEY)));

  constructor(private readonly cache: Cache) {
    this.#paint();
  }

  /** Takes what the app has stored. */
  take(name: ThemeName): void {
    if (name === this.name) return;
    this.name = name;
    this.#paint();
  }

  async choose(name: ThemeName): Promise<void> {
    this.take(name);
    await this.cache.act({ type: "setting_set", key: "theme", value: JSON.stringify(name) });
  }

  next(): ThemeName {
    return THEMES[(THEMES.indexOf(this.name) + 1) % THEMES.length] ?? "system";
  }

  #paint(): void {
    localStorage.setItem(KEY, this.name);
    if (this.name === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.name;
  }
}
