// The desktop host: one `rpc` command and one channel. The only file that names @tauri-apps.
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Command, Results, Update } from "./api.gen";
import { asWireError, type Backend, type Connection } from "./backend";

export function tauriBackend(): Backend {
  const listeners = new Set<(update: Update) => void>();
  const channel = new Channel<Update>();
  channel.onmessage = (update) => {
    for (const fn of listeners) fn(update);
  };
  let subscribed: Promise<unknown> | null = null;
  return {
    async call<C extends Command>(command: C) {
      try {
        return await invoke<Results[C["type"]]>("rpc", { command });
      } catch (e) {
        throw asWireError(e);
      }
    },
    subscribe(fn) {
      listeners.add(fn);
      subscribed ??= invoke("subscribe", { channel });
      return () => listeners.delete(fn);
    },
    watch(fn: (connection: Connection) => void) {
      // The window and the app are one process: while the window lives, so does the app.
      fn({ state: "up" });
      return () => {};
    },
    reconnect() {},
  };
}
