// How a mail's frame is dressed: designed mail keeps its white page, plain words follow the theme.

const DARK = { paper: "transparent", ink: "oklch(92% 0.008 85)", quiet: "oklch(66% 0.009 80)" };
const LIGHT = { paper: "transparent", ink: "oklch(24% 0.012 70)", quiet: "oklch(53% 0.01 75)" };

/** Names that the document's own style reads; the frame cannot see the window's tokens. */
export function frameStyle(designed: boolean, dark: boolean): Record<string, string> {
  if (designed)
    return { "--frame-paper": "#fff", "--frame-scheme": "light", "--frame-font": "system-ui, sans-serif" };
  const colours = dark ? DARK : LIGHT;
  return {
    "--frame-paper": colours.paper,
    "--frame-ink": colours.ink,
    "--frame-quiet": colours.quiet,
    "--frame-line": dark ? "oklch(36% 0.009 75)" : "oklch(85% 0.008 88)",
    "--frame-accent": dark ? "oklch(80% 0.09 178)" : "oklch(41% 0.08 178)",
    "--frame-scheme": dark ? "dark" : "light",
    "--frame-font": "'Source Serif 4 Variable', Georgia, serif",
  };
}
