// What the editor is told, without naming what it is made of.

/** A problem at a place. */
export interface Mark {
  /** 1-based. */
  line: number;
  /** 1-based, in characters. */
  column: number;
  severity: "error" | "warning";
  text: string;
}

export interface Suggestion {
  label: string;
  detail?: string;
  apply?: string;
}

/** What may be written here: from which column of the line on, and what. `quiet` waits to be asked when nothing is typed. */
export type Suggest = (
  before: string,
  all: string,
) => { from: number; items: Suggestion[]; quiet?: boolean } | null;
