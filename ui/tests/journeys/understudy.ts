// What every journey needs: a Rehearsal account of its own behind the real bridge, and the words of the window.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { test as base, expect, type Page } from "@playwright/test";

const PROGRAM = resolve(process.env.UNDERSTUDY_PROGRAM ?? "../target/debug/understudy");
const NOW = "2026-11-23T09:00:00Z";

/** The bridge of one journey. */
export class Understudy {
  #child: ChildProcess | undefined;
  address = "";
  /** Nought until the system gave it one; it is kept over a restart, as the window expects. */
  #port = 0;

  constructor(
    readonly data: string,
    readonly undoSeconds: number,
  ) {}

  async start(): Promise<void> {
    const args = [
      "--rehearsal",
      "--now",
      NOW,
      "--undo-seconds",
      String(this.undoSeconds),
      "--data",
      this.data,
    ];
    const child = spawn(PROGRAM, [...args, "serve", "--port", String(this.#port), "--ui", resolve("dist")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      this.address = line.trim();
      this.#port = Number(new URL(this.address).port);
      return;
    }
    throw new Error("the bridge ended before it gave its address");
  }

  /** Ends the bridge and waits until it is gone. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await gone;
  }

  /** A command in the terminal, while the bridge is away. */
  terminal(...words: string[]): string {
    const args = ["--rehearsal", "--now", NOW, "--data", this.data, ...words];
    return execFileSync(PROGRAM, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  }

  /** The letters in Sent, as they lie in the Maildir. */
  sent(): string[] {
    return this.#mail(/\.Sent\/(cur|new)$/);
  }

  /** The letters in Drafts. */
  drafts(): string[] {
    return this.#mail(/\.Drafts\/(cur|new)$/);
  }

  #mail(folder: RegExp): string[] {
    const found: string[] = [];
    for (const entry of readdirSync(this.data, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && folder.test(entry.parentPath)) found.push(join(entry.parentPath, entry.name));
    }
    return found.sort();
  }

  /** The letters that came into Sent since `before`, whole. */
  sentSince(before: string[]): string[] {
    const known = new Set(before.map(unique));
    return this.sent()
      .filter((file) => !known.has(unique(file)))
      .map((file) => readFileSync(file, "utf8"));
  }
}

/** A flag that changes makes no new message. */
function unique(file: string): string {
  return (file.split("/").at(-1) ?? "").split(":2,")[0] ?? "";
}

interface Own {
  undoSeconds: number;
  understudy: Understudy;
}

export const test = base.extend<Own, { seeded: string }>({
  undoSeconds: [0, { option: true }],
  // The account is made once; every journey works on a copy.
  seeded: [
    // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, and this one needs nothing
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "understudy-seeded-"));
      execFileSync(PROGRAM, ["--rehearsal", "--now", NOW, "--data", folder, "doctor"], { stdio: "ignore" });
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  understudy: async ({ seeded, undoSeconds }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "understudy-journey-"));
    cpSync(seeded, folder, { recursive: true });
    const understudy = new Understudy(folder, undoSeconds);
    await understudy.start();
    await use(understudy);
    await understudy.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  page: async ({ page, understudy }, use) => {
    const troubles: string[] = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    await page.goto(understudy.address);
    await expect(page.getByTestId("ask-input")).toBeVisible();
    await use(page);
    expect(troubles, "the page threw").toEqual([]);
  },
});

export { expect };

/** Asks on Today and waits until the run is shown. */
export async function ask(page: Page, request: string): Promise<void> {
  await page.getByTestId("rail-today").click();
  await page.getByTestId("ask-input").fill(request);
  await page.getByTestId("ask-submit").click();
  await expect(page).toHaveURL(/#\/runs\/.+/);
}

/** Waits until the run that is shown ends like this. */
export async function ends(page: Page, how: string): Promise<void> {
  await expect(page.getByTestId("run-state")).toHaveText(new RegExp(`^${how}$`, "i"), { timeout: 90_000 });
}

/** Asks for a letter to Dana and opens its card. */
export async function letter(page: Page): Promise<void> {
  await ask(page, "Answer Dana about the discount");
  await ends(page, "done");
  await page.getByTestId("rail-approvals").click();
  await page.getByTestId("approval-row").first().click();
  await expect(page.getByTestId("letter-body")).toBeVisible();
}

/** Waits until the approve button is armed, then clicks it. */
export async function approve(page: Page): Promise<void> {
  const button = page.getByTestId("approve");
  await expect(button).toHaveAttribute("data-armed", "true");
  await button.click();
}
