import { Environment } from "@marcbachmann/cel-js";
import { registerClock } from "./clock.ts";
import { expressionLimits } from "./limits.ts";
import { type Pattern, patternOf } from "./patterns.ts";
import { typeNames, type ValueType } from "./types.ts";
import { CalledMembers, CallerMembers, callNames, callRoots, type OfferedName } from "./vocabulary.ts";

/** What the expressions of one flow can name, with the types of it. Made once for a flow, and used by all its calls. */
export interface Scope {
  /** Everything that can be named, for authors to choose from. */
  readonly names: readonly OfferedName[];
  readonly environment: Environment;
  /** The patterns of its expressions, by source. */
  readonly patterns: Map<string, Pattern>;
  /** The moment that the expression is worked out for; set before each time, and read by nothing that outlives it. */
  readonly clock: { at: number };
}

const celTypes: Readonly<Record<ValueType, string>> = { text: "string", number: "double", flag: "bool" };

/** Thrown inside an evaluation only, and caught around it. */
export class TextTooLong extends Error {}

// What the language itself uses cannot name a value.
const kept =
  /^(?:as|break|const|continue|else|false|for|function|if|import|in|let|loop|namespace|null|package|return|true|var|void|while|size|string|double)$/;

const writable = /^[A-Za-z_]\w*$/;

export function scopeOf(variables: Readonly<Record<string, ValueType>>): Scope {
  const patterns = new Map<string, Pattern>();
  const environment = new Environment({
    limits: {
      maxAstNodes: expressionLimits.nodes,
      maxDepth: expressionLimits.depth,
      maxListElements: expressionLimits.listItems,
      maxMapEntries: 1,
      maxCallArguments: 8,
    },
  });
  // With a class of its own a value is known by it, and need not be made into one at each evaluation.
  environment.registerType({
    name: "Caller",
    ctor: CallerMembers,
    fields: { number: "string", name: "string", kind: "string" },
  });
  environment.registerType({ name: "Called", ctor: CalledMembers, fields: { number: "string" } });
  environment.registerVariable("caller", "Caller");
  environment.registerVariable("called", "Called");
  environment.registerVariable("language", "string");
  // A name that an author has begun to fill in may be no name yet: the check says so where it stands.
  const usable = Object.entries(variables).filter(
    ([name]) => writable.test(name) && !callRoots.has(name) && !kept.test(name),
  );
  for (const [name, type] of usable) environment.registerVariable(name, celTypes[type]);
  environment.registerFunction("matches(string, string): bool", (text: string, source: string) => {
    if (text.length > expressionLimits.textCharacters) throw new TextTooLong();
    const pattern = patterns.get(source) ?? patternOf(source);
    return pattern?.fits(text) ?? false;
  });
  const clock = { at: 0 };
  registerClock(environment, clock);
  environment.registerFunction("string.substring(double): string", piece);
  environment.registerFunction("string.substring(double, double): string", piece);
  // `size` is the only whole number left, and has to go with all others.
  environment.registerOperator("double == int", (left: number, right: bigint) => left === Number(right));
  for (const [sign, calculate] of Object.entries(calculations)) {
    if (sign === "%") environment.registerOperator("double % double", calculate);
    const [left, right] = [`double ${sign} int`, `int ${sign} double`];
    environment.registerOperator(`${left}: double`, (a: number, b: bigint) => calculate(a, Number(b)));
    environment.registerOperator(`${right}: double`, (a: bigint, b: number) => calculate(Number(a), b));
  }
  const own = usable.map(
    ([name, type]): OfferedName => ({ name, type, help: `Kept by the flow: ${typeNames[type]}.` }),
  );
  return { names: [...own, ...callNames], environment, patterns, clock };
}

const calculations: Readonly<Record<string, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
};

/** A piece of a text; what lies beyond its ends is nothing, as in a text that is shorter than usual. */
function piece(text: string, from: number, to = text.length): string {
  return text.slice(Math.max(0, from), Math.max(0, to));
}
