import { compile, libraryOf } from "@dialtree/engine";
import { type FlowDocument, type NodeTypes, nodeTypesOf } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { Drive } from "./drive.ts";
import { flowOf } from "./flows.ts";
import { keeper, keeping, reader } from "./keeping.ts";

const types: NodeTypes = nodeTypesOf([...nodeTypes.values(), keeper, reader]);
function answered(document: FlowDocument): Drive {
  const drive = new Drive(libraryOf([compile(document, types, "1")]));
  drive.send({ type: "connected" });
  return drive;
}

const round = ["a.kept -> b", "b.kept -> a"];
const two = flowOf([keeping("a", { as: "pin", sensitive: true }), keeping("b", { as: "order" })], round, {
  variables: { order: { type: "text", initial: "none" } },
});

test("a node keeps what was keyed in under its author's name, and the next begins with nothing keyed in", () => {
  const drive = answered(two);
  expect(drive.session.variables).toEqual({ order: "none" });
  drive.press("1", "2");
  expect(drive.session.entry).toEqual(["1", "2"]);
  drive.press("#");
  expect(drive.session).toMatchObject({ entry: [], variables: { order: "none", pin: "12" } });
  drive.press("9", "#");
  expect(drive.session.variables).toEqual({ order: "9", pin: "12" });
});

test("only what its author calls sensitive is, until something else is kept under the name", () => {
  const drive = answered(two);
  drive.press("1", "#", "2", "#");
  expect(drive.session.sensitive).toEqual(["pin"]);
  const again = answered(
    flowOf([keeping("a", { as: "pin", sensitive: true }), keeping("b", { as: "pin" })], round),
  );
  again.press("1", "#");
  expect(again.session.sensitive).toEqual(["pin"]);
  again.press("2", "#");
  expect(again.session).toMatchObject({ sensitive: [], variables: { pin: "2" } });
});

test("a journal names the node that keeps, the name, and the value only if the node itself knew it", () => {
  const drive = answered(
    flowOf([keeping("a", { as: "order" }), keeping("b", { as: "score", what: "three" })], round),
  );
  const kept = ["9", "#", "9", "#"] as const;
  const journal = kept.flatMap((key) => drive.press(key).journal).filter(({ kind }) => kind === "kept");
  expect(journal).toEqual([
    { kind: "kept", flow: "test", node: "a", name: "order" },
    { kind: "kept", flow: "test", node: "b", name: "score", value: 3 },
  ]);
});

test("what was kept and keyed in is forgotten with the call, and is in no journal", () => {
  const drive = answered(two);
  const journal = [drive.press("9", "#"), drive.press("9", "9")].flatMap((step) => step.journal);
  drive.send({ type: "ended" });
  expect(drive.session).toMatchObject({ variables: {}, sensitive: [], entry: [] });
  expect(JSON.stringify([journal, drive.last.journal])).not.toMatch(/9/);
});

test("a name has letters, digits and underscores, and may be left out where it is optional", () => {
  const fits = (as: string) => keeper.schema.safeParse({ ...keeper.initial, as }).success;
  expect(["", "pin", "order_2", "customerNumber"].filter((name) => !fits(name))).toEqual([]);
  expect(["2nd", "Pin", "order-no", "a b", "constructor", "__proto__", "ä"].filter(fits)).toEqual([]);
});
