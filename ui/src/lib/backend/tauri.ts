// The desktop host: one `rpc` command, one channel, and the system's dialog for a path. The only file that names @tauri-apps.
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Command, Results, Update } from "./api.gen";
import { asWireError, type Backend, type Connection, everythingChanged } from "./backend";

const RETRY_MS = 2000;

export function tauriBackend(): Backend {
  const listeners = new Set<(update: Update) => void>();
  const channel = new Channel<Update>();
  channel.onmessage = (update) => {
    for (const fn of listeners) fn(update);
  };
  const watchers = new Set<(connection: Connection) => void>();
  let subscribed = false;
  let connection: Connection = { state: "up" };

  function tell(next: Connection) {
    connection = next;
    for (const fn of watchers) fn(next);
  }

  // The window and the app are one process, so this fails only when the app is still starting or has gone.
  function open() {
    invoke("subscribe", { channel }).then(
      () => {
        for (const fn of listeners) fn(everythingChanged);
        tell({ state: "up" });
      },
      () => {
        tell({ state: "down", retryAt: Date.now() + RETRY_MS });
        setTimeout(open, RETRY_MS);
      },
    );
  }

  return {
    async choosePath(ask) {
      try {
        return await invoke<string | null>("choose_path", { ask });
      } catch (e) {
        throw asWireError(e);
      }
    },
    async call<C extends Command>(command: C) {
      try {
        return await invoke<Results[C["type"]]>("rpc", { command });
      } catch (e) {
        throw asWireError(e);
      }
    },
    subscribe(fn) {
      listeners.add(fn);
      if (!subscribed) open();
      subscribed = true;
      return () => listeners.delete(fn);
    },
    watch(fn: (connection: Connection) => void) {
      watchers.add(fn);
      fn(connection);
      return () => watchers.delete(fn);
    },
    reconnect() {
      if (connection.state === "down") open();
    },
  };
}
