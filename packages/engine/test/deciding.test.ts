import { compile, libraryOf } from "@dialtree/engine";
import { defineNode, type FlowDocument, type NodeTypes, nodeTypesOf, variable } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { Drive } from "./drive.ts";
import { flowOf, node } from "./flows.ts";
import { keeper, keeping } from "./keeping.ts";

/** Would keep what was worked out, and works nothing out. */
const heir = defineNode({
  type: "heir",
  version: 1,
  title: "Heir",
  summary: "Keeps what is there.",
  group: "steer",
  fields: { as: variable({ label: "Keep it as", use: "keeps" }) },
  worksWhile: ["answered"],
  outlets: () => [{ id: "next", label: "Then", role: "way" }],
  program: ({ as }) => ({
    initial: "keeping",
    states: {
      keeping: { do: [{ type: "keepDerived", as, is: "text" }], always: { to: { outlet: "next" } } },
    },
  }),
});

const types: NodeTypes = nodeTypesOf([...nodeTypes.values(), keeper, heir]);
function answered(document: FlowDocument): Drive {
  const drive = new Drive(libraryOf([compile(document, types, "1")]));
  drive.send({ type: "connected" });
  return drive;
}

const worked = (id: string, as: string, expression: string) =>
  node(id, "set-variable", { as, from: "expression", expression });
const end = node("end", "hang-up");

describe("a value that is worked out", () => {
  const derived = (sensitive: boolean) =>
    flowOf(
      [
        keeping("pin", { as: "pin", sensitive }),
        worked("half", "half", "pin.substring(0, 1)"),
        worked("both", "both", "half + half"),
        end,
      ],
      [
        "pin.kept -> half",
        "half.next -> both",
        "both.next -> end",
        "half.failed -> end",
        "both.failed -> end",
      ],
    );

  test("is sensitive if it is made of something sensitive, however long the way", () => {
    const drive = answered(derived(true));
    drive.press("1", "2", "#");
    expect(drive.session.variables).toEqual({ pin: "12", half: "1", both: "11" });
    expect(drive.session.sensitive.toSorted()).toEqual(["both", "half", "pin"]);
    const open = answered(derived(false));
    open.press("1", "2", "#");
    expect(open.session.sensitive).toEqual([]);
  });

  test("is sensitive if it is copied or filled in", () => {
    const flow = flowOf(
      [
        keeping("pin", { as: "pin", sensitive: true }),
        node("copy", "set-variable", { as: "copy", from: "variable", copied: "pin" }),
        node("note", "set-variable", { as: "note", from: "template", template: "PIN {pin}" }),
        end,
      ],
      ["pin.kept -> copy", "copy.next -> note", "note.next -> end"],
    );
    const drive = answered(flow);
    drive.press("9", "#");
    expect(drive.session.variables).toMatchObject({ copy: "9", note: "PIN 9" });
    expect(drive.session.sensitive.toSorted()).toEqual(["copy", "note", "pin"]);
  });

  test("is told in no journal", () => {
    const drive = answered(derived(false));
    const kept = drive.press("1", "#").journal.filter(({ kind }) => kind === "kept");
    expect(kept).toHaveLength(3);
    expect(JSON.stringify(kept)).not.toMatch(/value|11/);
  });

  test("is its own node's: the next one in the same step does not come by it", () => {
    const flow = flowOf(
      [worked("first", "first", '"gold"'), node("second", "heir", { as: "second" }), end],
      ["first.next -> second", "first.failed -> end", "second.next -> end"],
    );
    expect(answered(flow).session.variables).toEqual({ first: "gold" });
  });

  test("leaves what was kept before if it cannot be worked out", () => {
    const flow = flowOf(
      [
        node("set", "set-variable", {
          as: "team",
          is: "number",
          from: "expression",
          expression: "double(plan)",
        }),
        end,
      ],
      ["set.next -> end", "set.failed -> end"],
      { variables: { plan: { type: "text", initial: "gold" }, team: { type: "number", initial: 7 } } },
    );
    expect(answered(flow).session.variables).toMatchObject({ team: 7 });
  });
});

describe("rounds", () => {
  const flow = flowOf(
    [
      keeping("ask", { as: "order" }),
      node("count", "loop-counter", { rounds: 2 }),
      keeping("again", { as: "order" }),
      keeping("other", { as: "order" }),
      node("elsewhere", "loop-counter", { rounds: 1 }),
      end,
    ],
    [
      "ask.kept -> count",
      "count.again -> again",
      "again.kept -> count",
      "count.used-up -> other",
      "other.kept -> elsewhere",
      "elsewhere.again -> count",
      "elsewhere.used-up -> end",
    ],
  );
  const outlets = (drive: Drive) =>
    drive.last.journal.flatMap((entry) =>
      entry.kind === "left" && entry.node !== "ask" ? [entry.outlet] : [],
    );

  test("are counted for each step and call, and not again from the start", () => {
    const drive = answered(flow);
    const left = [1, 2, 3].map(() => {
      drive.press("#");
      return outlets(drive).at(-1);
    });
    expect(left).toEqual(["again", "again", "used-up"]);
    // Another step counts for itself, and the first one goes on where it was.
    drive.press("#");
    expect(outlets(drive)).toEqual(["kept", "again", "used-up"]);
    drive.press("#");
    expect(outlets(drive)).toEqual(["kept", "used-up"]);
    expect(answered(flow).session.counts).toBeUndefined();
  });
});
