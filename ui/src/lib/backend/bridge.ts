// The loopback host: POST /rpc and a WebSocket on /updates, both with the token of this session.
// The token comes in the address's fragment, which never reaches a server, and is kept for the tab only.
import type { Command, Results, Update } from "./api.gen";
import {
  asWireError,
  type Backend,
  backOff,
  type Connection,
  everythingChanged,
  unreachable,
} from "./backend";

const KEY = "understudy.token";

/** Takes the token out of `#token=...`, leaving the rest of the fragment to the router. */
export function takeToken(location: Location, history: History, storage: Storage): string {
  if (location.hash.startsWith("#token=")) {
    const params = new URLSearchParams(location.hash.slice(1));
    storage.setItem(KEY, params.get("token") ?? "");
    history.replaceState(null, "", `${location.pathname}${location.search}#/${params.get("to") ?? "today"}`);
  }
  return storage.getItem(KEY) ?? "";
}

export function bridgeBackend(token: string, origin = window.location.origin): Backend {
  const listeners = new Set<(update: Update) => void>();
  const watchers = new Set<(connection: Connection) => void>();
  let connection: Connection = { state: "up" };
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  function tell(next: Connection) {
    if (next.state === "up" && connection.state === "up") return;
    connection = next;
    for (const fn of watchers) fn(next);
  }

  function open() {
    clearTimeout(timer);
    const url = `${origin.replace(/^http/, "ws")}/updates?token=${encodeURIComponent(token)}`;
    const ws = new WebSocket(url);
    let opened = false;
    socket = ws;
    ws.onopen = () => {
      opened = true;
      attempt = 0;
      for (const fn of listeners) fn(everythingChanged);
      tell({ state: "up" });
    };
    ws.onmessage = (event) => {
      const update = JSON.parse(String(event.data)) as Update;
      for (const fn of listeners) fn(update);
    };
    ws.onclose = async () => {
      if (socket !== ws) return;
      // A socket does not say why it was turned away; a request does.
      if (!opened && (await isRefused())) return tell({ state: "refused" });
      const wait = backOff(attempt++);
      tell({ state: "down", retryAt: Date.now() + wait });
      timer = setTimeout(open, wait);
    };
  }

  function post(command: Command): Promise<Response> {
    return fetch(`${origin}/rpc`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: JSON.stringify(command),
    });
  }

  async function isRefused(): Promise<boolean> {
    try {
      return (await post({ type: "app_status" })).status === 401;
    } catch {
      return false;
    }
  }

  return {
    // A browser tells a page no path.
    choosePath: null,
    async call<C extends Command>(command: C): Promise<Results[C["type"]]> {
      let response: Response;
      try {
        response = await post(command);
      } catch {
        throw unreachable;
      }
      const text = await response.text();
      if (response.ok) return JSON.parse(text) as Results[C["type"]];
      let body: unknown;
      try {
        body = JSON.parse(text);
      } catch {
        body = null;
      }
      if (body) throw asWireError(body);
      throw asWireError(new Error(`The app answered ${response.status}.`));
    },
    subscribe(fn) {
      listeners.add(fn);
      if (!socket) open();
      return () => listeners.delete(fn);
    },
    watch(fn) {
      watchers.add(fn);
      fn(connection);
      return () => watchers.delete(fn);
    },
    reconnect() {
      if (connection.state !== "up") open();
    },
  };
}
