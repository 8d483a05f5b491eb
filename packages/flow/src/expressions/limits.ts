/** Bounds of one expression. Whoever needs more has a program to write, and not a phone menu. */
export const expressionLimits = {
  /** Characters of the source. */
  sourceCharacters: 2_000,
  /** Nodes of the syntax tree. None is visited twice in one evaluation, so this bounds the work as well. */
  nodes: 200,
  /** Nesting of brackets, calls and lists. */
  depth: 32,
  /** Items of one list. */
  listItems: 100,
  /** Characters of a text that goes in, that a pattern looks through, or that comes out. */
  textCharacters: 4_096,
  /** Characters of a pattern. */
  patternCharacters: 256,
} as const;
