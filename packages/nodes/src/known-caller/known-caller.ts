import { anyPhase, type DataOf, defineNode, type Facts, list, type NodeProblem, text } from "@dialtree/flow";
import { forks } from "../condition/forks.ts";

const fields = {
  callers: list({
    label: "Known callers",
    max: 200,
    items: {
      number: text({
        label: "Number",
        help: "With plus sign and country code, +15550100. With * at the end all numbers that begin so: +1555*.",
        max: 40,
      }),
      name: text({ label: "Who it is", help: "For whoever reads the list.", max: 100, optional: true }),
    },
    initial: [{ id: "caller", number: "", name: "" }],
  }),
};

/** Tells apart who is on a list, who is not, and who cannot be seen. */
export const knownCaller = defineNode({
  type: "known-caller",
  version: 1,
  title: "Known caller",
  summary: "Sends callers of certain numbers another way.",
  group: "steer",
  fields,
  worksWhile: anyPhase,
  outlets: () => [
    { id: "known", label: "Known", role: "way" },
    { id: "other", label: "Somebody else", role: "way" },
    { id: "hidden", label: "Hides the number", role: "mishap" },
  ],
  check,
  program: () => forks({ known: "known", other: "other", hidden: "hidden" }),
  decide: ({ callers }, { caller }: Facts) => {
    if (caller.kind === "unknown") return "hidden";
    if (caller.kind !== "phone") return "other";
    const { number } = caller;
    return callers.some(({ number: listed }) => fits(plain(listed), number)) ? "known" : "other";
  },
  problems: {
    known_caller_nobody: {
      severity: "error",
      say: () => "Nobody is on the list.",
      remedy: () => "Add a number, or take the step out.",
    },
    known_caller_unfit: {
      severity: "error",
      say: ({ number }) => `"${number}" is no number that somebody could call from.`,
      remedy: () => "Write a plus sign, the country code and the number, or the beginning of one and *.",
    },
    known_caller_repeated: {
      severity: "warning",
      say: ({ number }) => `"${number}" is on the list twice.`,
      remedy: () => "Take one of the two away.",
    },
  },
});

function fits(listed: string, number: string): boolean {
  return listed.endsWith("*") ? number.startsWith(listed.slice(0, -1)) : listed === number;
}

/** Without what people write between digits. */
function plain(number: string): string {
  return number.replaceAll(/[\s()./-]/g, "");
}

function check({ callers }: DataOf<typeof fields>): readonly NodeProblem[] {
  if (callers.length === 0) return [{ code: "known_caller_nobody", at: ["callers"] }];
  const seen = new Set<string>();
  return callers.flatMap(({ number }, index) => {
    const at = ["callers", index, "number"];
    const listed = plain(number);
    if (listed === "") return [];
    if (!/^\+[1-9]\d{0,14}\*?$/.test(listed)) return [{ code: "known_caller_unfit", at, values: { number } }];
    if (seen.has(listed)) return [{ code: "known_caller_repeated", at, values: { number } }];
    seen.add(listed);
    return [];
  });
}
