// A hundred thousand conversations in a real browser: few row nodes while they are scrolled, and a page is asked for once.
// The app's answers about conversations are made here; what such an answer costs the app is tested in `store`.

import type { ThreadPage, ThreadRow } from "../../src/lib/backend/api.gen";
import { expect, test } from "./understudy";

const MANY = 100_000;
/** More rows than a screen holds, and far fewer than there are. */
const MOST_NODES = 80;

const row = (n: number): ThreadRow => ({
  id: `t${n}`,
  subject: `Conversation ${n}`,
  people: ["Dana Ortiz", "me"],
  snippet: "We compared three offers and yours is the dearest.",
  at: 1_795_424_400 - n * 311,
  messages: (n % 4) + 1,
  unread: n % 7 === 0,
  starred: n % 31 === 0,
  hasFile: n % 5 === 0,
  inInbox: true,
  labels: n % 3 === 0 ? ["Prospects"] : [],
  snoozedUntil: null,
  agent: null,
  approvalId: null,
});

test("a hundred thousand conversations scroll with a few dozen rows", async ({ page }, info) => {
  const asked: number[] = [];
  await page.route("**/rpc", async (route) => {
    const command = route.request().postDataJSON() as { type: string; offset?: number; limit?: number };
    if (command.type !== "thread_list") return route.continue();
    const [offset, limit] = [command.offset ?? 0, command.limit ?? 50];
    asked.push(offset);
    const threads = Array.from({ length: Math.min(limit, MANY - offset) }, (_, i) => row(offset + i));
    const json: ThreadPage = { threads, offset, total: MANY, understood: [] };
    return route.fulfill({ json });
  });
  await page.getByTestId("rail-inbox").click();
  await expect(page.getByTestId("thread-row").first()).toBeVisible();
  await page.getByTestId("rail-today").click();
  await expect(page.getByTestId("thread-row")).toHaveCount(0);

  /** Milliseconds from the click to the frame in which rows stand; and how many row nodes there are. */
  const opened = await page.evaluate(async () => {
    const from = performance.now();
    document.querySelector<HTMLElement>('[data-testid="rail-inbox"]')?.click();
    const rows = () => document.querySelectorAll('[data-testid="thread-row"]').length;
    while (rows() === 0) await new Promise((done) => requestAnimationFrame(done));
    return { ms: performance.now() - from, rows: rows() };
  });
  expect(opened.rows).toBeGreaterThan(5);
  expect(opened.rows).toBeLessThanOrEqual(MOST_NODES);

  const list = page.getByRole("list", { name: "Conversations" });
  const before = asked.length;
  const scrolled = await list.evaluate(async (scroller) => {
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const nodes: number[] = [];
    const gaps: number[] = [];
    let last = await frame();
    // Slowly at first, then in leaps to the very end.
    for (let i = 0; i < 120; i++) {
      scroller.scrollTop += i < 80 ? 60 : scroller.scrollHeight / 40;
      const now = await frame();
      gaps.push(now - last);
      last = now;
      nodes.push(scroller.querySelectorAll('[role="listitem"]').length);
    }
    scroller.scrollTop = scroller.scrollHeight;
    gaps.sort((a, b) => a - b);
    return { most: Math.max(...nodes), median: gaps[60] ?? 0, late: gaps.filter((g) => g > 34).length };
  });
  expect(scrolled.most).toBeLessThanOrEqual(MOST_NODES);
  await expect(list.getByText(`Conversation ${MANY - 1}`)).toBeVisible();
  expect(await list.getByRole("listitem").count()).toBeLessThanOrEqual(MOST_NODES);
  // Two pages are in sight at most, and what was left behind is not asked for again.
  expect(asked.length - before).toBeLessThanOrEqual(100);
  expect(new Set(asked.slice(before)).size).toBe(asked.length - before);
  const words = `rows ${opened.ms.toFixed(0)} ms after the click; ${scrolled.most} row nodes at most; a frame took ${scrolled.median.toFixed(1)} ms in the middle, ${scrolled.late} of 120 were late`;
  info.annotations.push({ type: "measured", description: words });
  console.log(`    ${words}`);
});
