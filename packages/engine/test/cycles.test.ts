import { check, compile, libraryOf } from "@dialtree/engine";
import { defineNode, nodeTypesOf } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { Drive, faults, types } from "./drive.ts";
import { flowOf, node } from "./flows.ts";

/** A condition as later node types will have it: it looks at the facts and takes one of two ways at once. */
const fork = defineNode({
  type: "fork",
  version: 1,
  title: "Fork",
  summary: "Odd and even moments part ways.",
  group: "steer",
  fields: {},
  worksWhile: ["ringing", "answered"],
  outlets: () => [
    { id: "even", label: "Even", role: "way" },
    { id: "odd", label: "Odd", role: "way" },
  ],
  program: () => ({
    initial: "looking",
    states: {
      looking: {
        decides: true,
        on: { "decided.even": { to: { outlet: "even" } }, "decided.odd": { to: { outlet: "odd" } } },
      },
    },
  }),
  decide: (_data, { at }) => (Math.floor(at / 1_000) % 2 === 0 ? "even" : "odd"),
});
const known = nodeTypesOf([...nodeTypes.values(), fork]);

const circle = flowOf(
  [node("a", "fork"), node("b", "fork"), node("end", "hang-up")],
  ["a.even -> b", "a.odd -> end", "b.even -> a", "b.odd -> end"],
);

function connectedAt(second: number, document = circle): Drive {
  const drive = new Drive(libraryOf([compile(document, known, "1")]));
  drive.send({ type: "connected" }, second);
  return drive;
}

describe("two conditions that lead into each other", () => {
  test("are refused by the check, once, with the way round", () => {
    const found = check(circle, known).filter(({ code }) => code === "cycle_without_wait");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: "error",
      at: "/nodes/1",
      values: { path: "Fork (a) → Fork (b) → Fork (a)" },
    });
  });

  test("loaded by force, end in a fault and at the fallback instead of a hang", () => {
    const drive = connectedAt(2);
    expect(faults(drive.last)).toEqual(["flow_loops"]);
    expect(types(drive.last.commands)).toEqual(["listen", "transfer"]);
    expect(drive.session.frames).toMatchObject([{ snapshot: { $fallback: "transferring" } }]);
  });

  test("are no trouble for a call that takes the way out", () => {
    const drive = connectedAt(1);
    expect(faults(drive.last)).toEqual([]);
    expect(types(drive.last.commands)).toEqual(["listen", "hangUp"]);
  });
});

test("a condition that answers with a word it has no way for ends at the fallback too", () => {
  const mute = { ...fork, type: "fork", decide: () => "sideways" };
  const types2 = nodeTypesOf([...nodeTypes.values(), mute]);
  const drive = new Drive(libraryOf([compile(circle, types2, "1")]));
  drive.send({ type: "connected" });
  expect(faults(drive.last)).toEqual(["flow_loops"]);
});
