// The whole window over invented data, through its front door: what a person presses, and what the app is asked.
import { cleanup, render } from "@testing-library/svelte";
import { afterEach, beforeEach, vi } from "vitest";
import App from "../src/App.svelte";
import { AppState } from "../src/lib/state/app.svelte";
import { FixtureBackend } from "./fixture/backend";

export let backend: FixtureBackend;
export let app: AppState;

/** A clock of its own for every test, nothing remembered, nothing left open. */
export function panels(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
  });
  afterEach(() => {
    close();
    vi.useRealTimers();
  });
}

export function close(): void {
  cleanup();
  app?.clock.stop();
}

export const soon = (ms = 300) => vi.advanceTimersByTimeAsync(ms);

/** Opens the window at a place; `prepare` says what the app answers otherwise. */
export async function open(hash: string, prepare: (backend: FixtureBackend) => void = () => {}) {
  location.hash = hash;
  backend = new FixtureBackend();
  prepare(backend);
  app = new AppState(backend);
  render(App, { app });
  await soon(400);
}

export const all = (id: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)];

export function one(id: string, at = 0): HTMLElement {
  const found = all(id)[at];
  if (!found) throw new Error(`nothing has the test id ${id}`);
  return found;
}

export async function press(key: string, init: KeyboardEventInit = {}, on: EventTarget = document.body) {
  on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
  await soon(60);
}

export async function click(what: string | HTMLElement, at = 0) {
  (typeof what === "string" ? one(what, at) : what).click();
  await soon();
}

export async function type(what: string | HTMLElement, text: string) {
  const field = (typeof what === "string" ? one(what) : what) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await soon();
}

export async function choose(element: HTMLElement, value: string) {
  (element as HTMLSelectElement).value = value;
  element.dispatchEvent(new Event("change", { bubbles: true }));
  await soon(50);
}

/** What the app was asked of this type, in order. */
export const asked = (type: string) => backend.calls.filter((c) => c.type === type);
