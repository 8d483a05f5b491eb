/** What a live call cannot tell as a rehearsal can, and why. Each must stay the only way to make two transcripts equal. */
const untold: readonly { readonly line: RegExp; readonly becomes: string; readonly because: string }[] = [
  {
    line: /^(fails +transfer) \(.+\)$/,
    becomes: "$1",
    because:
      "Graph tells of every failed transfer by the same numbers, 500/7000: busy, unanswered or unreachable",
  },
];

/** Lines of a transcript without what Graph never tells: equal for a rehearsal and a live call that went alike. */
export function normalised(lines: readonly string[]): readonly string[] {
  return lines.map((text) => untold.reduce((said, { line, becomes }) => said.replace(line, becomes), text));
}
