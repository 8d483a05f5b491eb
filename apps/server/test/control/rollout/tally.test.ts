import { expect, test } from "vitest";
import { tallyOf } from "../../../src/control/rollout/tally.ts";

const types: Readonly<Record<string, string>> = {
  language: "language-choice",
  main: "menu",
  hello: "prompt",
  away: "transfer",
};
const typeOf = (_flow: string, node: string) => types[node];

const entered = (node: string) => ({ kind: "entered", flow: "desk", node });
const left = (node: string, outlet = "next") => ({ kind: "left", flow: "desk", node, outlet });
const ended = (reason: string) => ({ kind: "ended", reason });
const command = (id: string, type: string) => ({ kind: "command", id, type, leg: "caller" });
const result = (outcome: string, which: object) => ({
  kind: "event",
  type: "result",
  leg: "caller",
  command: which,
  outcome,
});

const cases: readonly (readonly [string, readonly object[], string])[] = [
  ["hung up before the menu", [entered("hello"), ended("remote")], ""],
  [
    "hung up in the first menu",
    [entered("hello"), left("hello"), entered("main"), ended("remote")],
    "hangUp",
  ],
  ["ended by the flow in the first menu", [entered("main"), ended("local")], ""],
  [
    "hung up behind the first menu",
    [entered("main"), left("main", "1"), entered("hello"), ended("remote")],
    "",
  ],
  [
    "hung up in the second menu",
    [entered("language"), left("language", "en"), entered("main"), ended("remote")],
    "",
  ],
  ["a fault", [{ kind: "fault", flow: "desk", code: "flow_loops" }, ended("local")], "error"],
  [
    "the fallback",
    [left("away", "failed"), entered("$fallback"), ended("transferred")],
    "error failedTransfer",
  ],
  ["a transfer", [command("c1", "transfer"), result("done", { id: "c1" }), ended("transferred")], ""],
  ["a transfer that failed", [command("c1", "transfer"), result("failed", { id: "c1" })], "failedTransfer"],
  ["a transfer that nobody knows of", [result("unknown", { type: "transfer" })], "failedTransfer"],
  ["a prompt that failed", [command("c1", "play"), result("failed", { id: "c1" })], ""],
  ["somebody who did not answer", [left("away", "no-answer")], ""],
];

test.each(cases)("%s", (_, lines, what) => {
  const tally = tallyOf(
    lines.map((line) => JSON.stringify(line)),
    typeOf,
  );
  const found = Object.entries(tally).flatMap(([name, is]) => (is ? [name] : []));
  expect(found.join(" ")).toBe(what);
});
