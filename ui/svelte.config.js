/** Runes everywhere: no file may fall back to the older reactivity. */
export default { compilerOptions: { runes: true } };
