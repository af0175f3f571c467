import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const path = (p: string) => fileURLToPath(new URL(p, import.meta.url));

export default defineConfig({
  // Relative, so that the same files work from the window's own origin and from the bridge.
  base: "./",
  plugins: [svelte()],
  resolve: {
    alias: { $lib: path("./src/lib"), $components: path("./src/components") },
    conditions: process.env.VITEST ? ["browser"] : undefined,
  },
  build: {
    // WebKitGTK 2.50 and current Chromium: light-dark() and oklch() stay as written.
    target: ["safari18", "chrome125"],
    cssTarget: ["safari18", "chrome125"],
    // No data: addresses, the content security policy has none.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    outDir: "dist",
  },
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"], testTimeout: 20_000 },
});
