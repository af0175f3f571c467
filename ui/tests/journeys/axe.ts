// axe on what is shown: what it finds that is serious or worse, in words.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Past the page's own policy, which allows no script but its own. */
export async function putAxe(page: Page): Promise<void> {
  await page.evaluate(AXE);
}

export async function serious(page: Page, place: string): Promise<string[]> {
  const findings = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (c: Document, o: object) => Promise<unknown> } }).axe;
    const result = (await axe.run(document, { resultTypes: ["violations"] })) as {
      violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
    };
    return result.violations.map((v) => ({
      id: v.id,
      impact: v.impact,
      nodes: v.nodes.map((n) => `${n.target.join(" ")}: ${n.failureSummary}`),
    }));
  });
  return findings
    .filter((f) => f.impact === "serious" || f.impact === "critical")
    .map((f) => `${place}: ${f.id}: ${f.nodes.join("; ")}`);
}
