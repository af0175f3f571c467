// The editor itself, on CodeMirror. Loaded only when a text is opened, so that no other panel waits for it.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from "@codemirror/language";
import {
  type Diagnostic,
  forceLinting,
  linter,
  lintGutter,
  lintKeymap,
  setDiagnostics,
} from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { type MarkdownConfig, parser } from "@lezer/markdown";
import type { Mark, Suggest } from "./editor";

/** `---` ... `---` at the top; markdown alone would read the line above the second one as a heading. */
const frontMatter: MarkdownConfig = {
  defineNodes: [{ name: "FrontMatter", block: true }],
  props: [styleTags({ FrontMatter: tags.meta })],
  parseBlock: [
    {
      name: "FrontMatter",
      before: "HorizontalRule",
      parse(context, line) {
        if (context.lineStart !== 0 || line.text.trimEnd() !== "---") return false;
        while (context.nextLine()) {
          if (line.text.trimEnd() === "---") {
            context.nextLine();
            break;
          }
        }
        context.addElement(context.elt("FrontMatter", 0, context.prevLineEnd()));
        return true;
      },
    },
  ],
};

/** Markdown alone: the languages that may be embedded in it would be most of what is loaded. */
const markdown = new Language(defineLanguageFacet(), parser.configure([frontMatter]), [], "markdown");

/** Enter in a list begins the next item; in an empty item it ends the list. */
function nextItem(view: EditorView): boolean {
  const { main } = view.state.selection;
  const line = view.state.doc.lineAt(main.head);
  const item = /^(\s*)([-*]|(\d+)\.) +/.exec(line.text);
  if (!item || !main.empty || main.head - line.from < item[0].length) return false;
  if (line.text.length === item[0].length) {
    view.dispatch({ changes: { from: line.from, to: line.to }, userEvent: "delete" });
    return true;
  }
  const mark = item[3] === undefined ? item[2] : `${Number(item[3]) + 1}.`;
  const text = `${view.state.lineBreak}${item[1]}${mark} `;
  view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: "input" });
  return true;
}

const colours = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "650", color: "var(--ink)" },
  { tag: tags.monospace, color: "var(--accent-ink)" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "650" },
  { tag: [tags.link, tags.url], color: "var(--accent-ink)" },
  { tag: tags.quote, color: "var(--ink-2)" },
  {
    tag: [tags.meta, tags.comment, tags.processingInstruction, tags.contentSeparator],
    color: "var(--ink-3)",
  },
]);

const look = EditorView.theme({
  "&": { height: "100%", backgroundColor: "transparent", color: "var(--ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "var(--code)", lineHeight: "20px", overflow: "auto" },
  ".cm-content": { padding: "10px 0 40vh", caretColor: "var(--ink)", fontVariantLigatures: "none" },
  ".cm-line": { padding: "0 14px 0 6px", unicodeBidi: "plaintext" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--ink-3)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 6px 0 10px", minWidth: "34px" },
  ".cm-activeLine, .cm-activeLineGutter": {
    backgroundColor: "var(--hover)",
  },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-wash)",
  },
  ".cm-gutter-lint": { width: "12px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 2px" },
  ".cm-lint-marker": { width: "8px", height: "8px", marginTop: "6px", borderRadius: "50%", content: "none" },
  ".cm-lint-marker-error": { backgroundColor: "var(--bad)", borderRadius: "1px" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--waiting)" },
  ".cm-lintRange-error, .cm-lintRange-warning": {
    backgroundImage: "none",
    textDecorationLine: "underline",
    textDecorationStyle: "wavy",
    textDecorationThickness: "1px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-error": { textDecorationColor: "var(--bad)", backgroundColor: "var(--bad-wash)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--waiting)" },
  ".cm-tooltip": {
    border: "1px solid var(--line-2)",
    borderRadius: "5px",
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    boxShadow: "0 4px 16px var(--lift)",
    font: "var(--small)",
    maxWidth: "420px",
  },
  ".cm-diagnostic": { padding: "5px 10px", borderLeft: "2px solid var(--bad)", whiteSpace: "pre-line" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--waiting)" },
  ".cm-tooltip-autocomplete > ul": { font: "var(--code)", maxHeight: "15em" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "2px 8px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent-wash)",
    color: "var(--ink)",
  },
  ".cm-completionDetail": {
    font: "var(--small)",
    fontStyle: "normal",
    color: "var(--ink-3)",
    marginLeft: "10px",
  },
  ".cm-completionIcon": { display: "none" },
  ".cm-panels": { backgroundColor: "var(--desk)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panel.cm-search": { font: "var(--small)", padding: "6px 10px" },
  ".cm-textfield": {
    border: "1px solid var(--line-2)",
    borderRadius: "4px",
    backgroundColor: "var(--paper)",
  },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--sheet)",
    border: "1px solid var(--line-2)",
    borderRadius: "4px",
  },
  ".cm-searchMatch": { backgroundColor: "var(--waiting-wash)", outline: "1px solid var(--waiting)" },
});

export interface Options {
  parent: HTMLElement;
  text: string;
  label: string;
  readonly: boolean;
  spellcheck: boolean;
  suggest: Suggest | null;
  onchange: (text: string) => void;
}

export class TextEditor {
  readonly #view: EditorView;
  /** What the view holds, as it was last told to somebody or by somebody. */
  #text: string;

  constructor(options: Options) {
    this.#text = options.text;
    const suggest = options.suggest;
    const source = suggest
      ? async (context: CompletionContext) => {
          const line = context.state.doc.lineAt(context.pos);
          const before = line.text.slice(0, context.pos - line.from);
          const found = suggest(before, context.state.doc.sliceString(0, context.pos));
          if (!found || (found.from === before.length && !context.explicit && found.quiet)) return null;
          const options: Completion[] = found.items.map((i) => ({
            label: i.label,
            detail: i.detail,
            apply: i.apply,
          }));
          return { from: line.from + found.from, options, validFor: /^[\w.{}" -]*$/ };
        }
      : null;
    // Ctrl-Enter and Ctrl-K belong to the window.
    const own = defaultKeymap.filter((k) => k.key !== "Mod-Enter" && k.key !== "Mod-k");
    this.#view = new EditorView({
      parent: options.parent,
      state: EditorState.create({
        doc: options.text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          linter(null),
          highlightSpecialChars(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(options.readonly),
          EditorState.tabSize.of(3),
          // A file with Windows line ends keeps them.
          options.text.includes("\r\n") ? EditorState.lineSeparator.of("\r\n") : [],
          EditorView.contentAttributes.of({
            "aria-label": options.label,
            spellcheck: options.spellcheck ? "true" : "false",
            dir: "auto",
            tabindex: "0",
          }),
          EditorView.perLineTextDirection.of(true),
          markdown,
          syntaxHighlighting(colours),
          search({ top: true }),
          autocompletion(source ? { override: [source], icons: false } : { override: [] }),
          keymap.of([
            ...completionKeymap,
            ...lintKeymap,
            ...searchKeymap,
            { key: "Enter", run: nextItem },
            ...historyKeymap,
            ...own,
          ]),
          look,
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            const text = update.state.sliceDoc();
            if (text === this.#text) return;
            this.#text = text;
            options.onchange(text);
          }),
        ],
      }),
    });
  }

  /** Replaces the text when it came from elsewhere; it can be undone. */
  show(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    const { state } = this.#view;
    const insert = state.toText(text);
    this.#view.dispatch({
      changes: { from: 0, to: state.doc.length, insert },
      selection: EditorSelection.cursor(Math.min(state.selection.main.head, insert.length)),
    });
  }

  mark(marks: readonly Mark[]): void {
    const { doc } = this.#view.state;
    const diagnostics = marks.map((m): Diagnostic => {
      const line = doc.line(Math.max(1, Math.min(doc.lines, m.line)));
      const from = Math.min(line.from + offset(line.text, m.column - 1), line.to);
      const end = /^[\w.-]+/.exec(line.text.slice(from - line.from))?.[0].length ?? 0;
      const to = Math.min(line.to, from + Math.max(1, end));
      // A column on an empty stretch marks the line.
      const whole = from >= line.to;
      return {
        from: whole ? line.from : from,
        to: whole ? line.to : to,
        severity: m.severity,
        message: m.text,
      };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
    forceLinting(this.#view);
  }

  /** Puts the cursor on a line, 1-based, and brings it into sight. */
  goTo(line: number): void {
    const { doc } = this.#view.state;
    const place = doc.line(Math.max(1, Math.min(doc.lines, line)));
    this.#view.dispatch({
      selection: EditorSelection.cursor(place.from),
      effects: EditorView.scrollIntoView(place.from, { y: "center" }),
    });
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}

/** The offset of the character number `n`: the app counts characters, the editor UTF-16 units. */
function offset(text: string, n: number): number {
  return [...text].slice(0, Math.max(0, n)).join("").length;
}
