// The entry: picks the host, mounts the window. Product code; the fixture of the tests has its own entry.
import { mount } from "svelte";
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "@fontsource/jetbrains-mono/400.css";
import "@fontsource/jetbrains-mono/500.css";
import "./styles/tokens.css";
import "./styles/base.css";
import App from "./App.svelte";
import type { Backend } from "./lib/backend/backend";
import { bridgeBackend, takeToken } from "./lib/backend/bridge";
import { AppState } from "./lib/state/app.svelte";

async function choose(): Promise<Backend> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./lib/backend/tauri")).tauriBackend();
  return bridgeBackend(takeToken(location, history, sessionStorage));
}

choose().then((backend) => {
  const target = document.getElementById("app");
  if (target) mount(App, { target, props: { app: new AppState(backend) } });
});
