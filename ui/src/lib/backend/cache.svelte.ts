// The reads of the window: one entry per command, stale by tag. It never guesses what changed: only an
// action's tags, a push from the app, a lost connection, or a read that failed make an entry stale.
import { untrack } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import { type Command, commandTable, type Results, type Tag, type WireError } from "./api.gen";
import { asWireError, type Backend, backOff } from "./backend";

/** Shortest time between two reads of one entry; pushes come faster than people read. */
const MIN_INTERVAL = 250;

export class Entry<C extends Command = Command> {
  data = $state.raw<Results[C["type"]] | undefined>();
  error = $state.raw<WireError | null>(null);
  readonly tags: readonly Tag[];
  #held = 0;
  #stale = true;
  #fetching = false;
  #readAt = Number.NEGATIVE_INFINITY;
  /** Reads that failed, one after the other. */
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;

  /** `behind`: where it says that somebody sees old data of it. */
  constructor(
    readonly command: C,
    private readonly backend: Backend,
    private readonly behind: Set<Entry>,
  ) {
    this.tags = commandTable[command.type].tags;
  }

  /** Nothing to show yet, and nothing to complain about. */
  get loading(): boolean {
    return this.data === undefined && this.error === null;
  }

  /** Keeps the entry fresh until the returned function is called. */
  hold(): () => void {
    this.#held += 1;
    if (this.#stale) this.#soon();
    this.#mark();
    return () => {
      this.#held -= 1;
      if (this.#held > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      // Whoever looks next begins anew.
      this.#failures = 0;
      this.#mark();
    };
  }

  /** Says that the data may be old; read again if somebody is looking. */
  invalidate(): void {
    this.#stale = true;
    if (this.#held > 0) this.#soon();
  }

  /** Reads now. A failure keeps the data, and is tried again with growing pauses while somebody looks and it may help. */
  async read(): Promise<void> {
    if (this.#fetching) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#fetching = true;
    this.#stale = false;
    this.#readAt = Date.now();
    try {
      const data = await this.backend.call(this.command);
      this.data = data;
      this.error = null;
      this.#failures = 0;
    } catch (e) {
      this.error = asWireError(e);
      this.#failures += 1;
    } finally {
      this.#fetching = false;
    }
    this.#mark();
    const changed = this.#stale;
    this.#stale ||= this.error !== null;
    if (this.#held === 0) return;
    if (changed) this.#soon();
    else if (this.error?.retryable) this.#at(Date.now() + backOff(this.#failures - 1));
  }

  #soon(): void {
    this.#at(this.#readAt + MIN_INTERVAL);
  }

  /** Reads at that time, or earlier when it is to be read earlier already. */
  #at(due: number): void {
    if (this.#fetching || (this.#timer !== undefined && this.#due <= due)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const wait = due - Date.now();
    if (wait <= 0) {
      void this.read();
      return;
    }
    this.#due = due;
    this.#timer = setTimeout(() => void this.read(), wait);
  }

  #mark(): void {
    const old = this.#held > 0 && this.data !== undefined && this.error?.retryable === true;
    if (old) this.behind.add(this as unknown as Entry);
    else this.behind.delete(this as unknown as Entry);
  }
}

export class Cache {
  #entries = new Map<string, Entry>();
  /** Entries whose old data is on the screen, because they could not be read again. */
  readonly behind = new SvelteSet<Entry>();

  constructor(readonly backend: Backend) {}

  /** The entry of a query; the same command always gives the same entry. */
  entry<C extends Command>(command: C): Entry<C> {
    const key = JSON.stringify(command);
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = new Entry<Command>(command, this.backend, this.behind);
      this.#entries.set(key, entry);
    }
    return entry as unknown as Entry<C>;
  }

  /** Performs an action and makes what it touched stale, whether it worked or not. */
  async act<C extends Command>(command: C): Promise<Results[C["type"]]> {
    try {
      return await this.backend.call(command);
    } catch (e) {
      throw asWireError(e);
    } finally {
      this.invalidate(commandTable[command.type].tags);
    }
  }

  invalidate(tags: readonly Tag[]): void {
    for (const entry of this.#entries.values()) {
      if (entry.tags.some((tag) => tags.includes(tag))) entry.invalidate();
    }
  }

  invalidateAll(): void {
    for (const entry of this.#entries.values()) entry.invalidate();
  }

  /** Rewrites the data of the entries of one command that have any. Return the same value to leave it. */
  patch<N extends Command["type"]>(
    name: N,
    change: (data: Results[N], command: Extract<Command, { type: N }>) => Results[N],
  ): void {
    for (const entry of this.#entries.values()) {
      if (entry.command.type !== name || entry.data === undefined) continue;
      const data = entry.data as Results[N];
      const next = change(data, entry.command as Extract<Command, { type: N }>);
      if (next !== data) entry.data = next;
    }
  }
}

/** What a component sees of a query. */
export interface Query<T> {
  readonly data: T | undefined;
  readonly error: WireError | null;
  readonly loading: boolean;
  retry(): void;
}

/** A query for the life of a component; `command` may depend on state, and null asks for nothing. */
export function query<C extends Command>(cache: Cache, command: () => C | null): Query<Results[C["type"]]> {
  const entry = $derived.by(() => {
    const c = command();
    return c ? untrack(() => cache.entry(c)) : null;
  });
  $effect(() => {
    const held = entry;
    return held ? untrack(() => held.hold()) : undefined;
  });
  return {
    get data() {
      return entry?.data;
    },
    get error() {
      return entry?.error ?? null;
    },
    get loading() {
      return entry?.loading ?? false;
    },
    retry() {
      void entry?.read();
    },
  };
}
