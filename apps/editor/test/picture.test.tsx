import { type Destination, destinationName, type FlowDocument, type Problem } from "@dialtree/flow";
import {
  addFrame,
  addNode,
  connect,
  disconnect,
  isRefusal,
  moveNodes,
  removeNodes,
  renameNode,
  setFallback,
  setField,
} from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heightOf, nodeWidth } from "../src/canvas/placing.ts";
import { pictureOf } from "../src/canvas/projection.ts";
import { neighbour } from "../src/canvas/walking.ts";
import { reception, shipped, shippedNames } from "./flows.tsx";

function must<Result extends object>(result: Result): Exclude<Result, { refused: unknown }> {
  if (isRefusal(result)) throw new Error(result.refused);
  return result as Exclude<Result, { refused: unknown }>;
}
const nodeIn = (document: FlowDocument, id: string) => pictureOf(document, []).nodes.find((n) => n.id === id);

type Change = (flow: FlowDocument, problems: readonly Problem[]) => [FlowDocument, readonly Problem[]];

/** Something that somebody does to a flow, or that is found in it. What cannot be done changes nothing. */
const anyChange: fc.Arbitrary<Change> = fc
  .record({
    kind: fc.constantFrom(
      "rename",
      "connect",
      "disconnect",
      "move",
      "remove",
      "fallback",
      "frame",
      "label",
      "problem",
    ),
    one: fc.nat(),
    other: fc.nat(),
    words: fc.string({ maxLength: 12 }),
    x: fc.integer({ min: -400, max: 1_200 }),
    y: fc.integer({ min: -400, max: 1_200 }),
  })
  .map(
    ({ kind, one, other, words, x, y }): Change =>
      (flow, problems) => {
        const node = flow.nodes[one % flow.nodes.length]?.id ?? "";
        const to = flow.nodes[other % flow.nodes.length]?.id ?? "";
        const edge = flow.edges[other % Math.max(1, flow.edges.length)];
        if (kind === "problem")
          return [
            flow,
            [
              ...problems,
              { code: "text_missing", severity: x % 2 === 0 ? "error" : "warning", at: "", node, values: {} },
            ],
          ];
        const done = {
          rename: () => renameNode(flow, node, words, nodeTypes),
          connect: () => connect(flow, { from: node, outlet: edge?.outlet ?? "", to }, nodeTypes),
          disconnect: () => disconnect(flow, edge ?? { from: node, outlet: "" }, nodeTypes),
          move: () => moveNodes(flow, { [node]: { x, y } }, nodeTypes),
          remove: () => removeNodes(flow, [node], { heal: one % 2 === 0 }, nodeTypes),
          fallback: () =>
            setFallback(flow, {
              say: {},
              to: { kind: "phone", number: `+4930${100_000 + (one % 900_000)}` },
            }),
          label: () => setField(flow, "main", ["choices", one % 4, "label"], words, nodeTypes),
          frame: () => addFrame(flow, { title: words, colour: "blue", x, y, width: 900, height: 700 }),
        }[kind]();
        return [isRefusal(done) ? flow : done.doc, problems];
      },
  );

describe("a node reads as words", () => {
  test("a menu: its title, what is said, and a row for each exit", () => {
    expect(nodeIn(reception, "main")).toMatchObject({
      title: "Main menu",
      typeTitle: "Menu",
      lines: [{ kind: "said", text: expect.stringContaining("For sales, press 1.") }],
      outlets: [
        { label: "Press 1, Sales", to: "To sales", otherwise: undefined },
        { label: "Press 2, Support", to: "To support", otherwise: undefined },
        { label: "Press 3, Opening hours", to: "Opening hours", otherwise: undefined },
        { label: "Press 0, Operator", to: "To the operator", otherwise: undefined },
        { label: "Presses nothing", when: "3 times", to: "To the operator", otherwise: undefined },
        { label: "Wrong key", when: "3 times", to: "To the operator", otherwise: undefined },
        { label: "Could not be played", to: undefined, otherwise: { short: "else Operator" } },
      ],
    });
  });

  test("a transfer says what is heard first and where the call goes", () => {
    expect(nodeIn(reception, "message")?.lines).toEqual([
      { kind: "said", text: expect.stringContaining("Nobody can take your call") },
      { kind: "sent", text: "To the voicemail of Operator" },
    ]);
  });

  test("a redirect names all whom it rings", () => {
    const doctor = shipped("doctor");
    const node = doctor.nodes.find(({ type }) => type === "redirect");
    const targets = node?.data.targets as { to: Destination }[];
    expect(targets.length).toBeGreaterThan(1);
    const names = targets.map(({ to }) => destinationName(to)).join(", ");
    expect(pictureOf(doctor, []).nodes.find(({ id }) => id === node?.id)?.lines).toEqual([
      { kind: "sent", text: `To ${names}` },
    ]);
  });

  test("an exit that has to lead somewhere says that it does not", () => {
    const { doc } = must(disconnect(reception, { from: "main", outlet: "sales" }, nodeTypes));
    expect(nodeIn(doc, "main")?.outlets[0]).toMatchObject({ otherwise: { short: "leads nowhere" } });
  });

  test("every exit of every node type is there from the beginning", () => {
    for (const type of nodeTypes.values()) {
      const { doc, added } = must(addNode(reception, { type: type.type }, nodeTypes));
      const shown = nodeIn(doc, added[0] ?? "");
      expect(shown?.outlets.map(({ id }) => id)).toEqual(type.outlets(type.initial).map(({ id }) => id));
      expect(shown?.lines.every(({ text }) => text !== "")).toBe(true);
    }
  });

  test("problems are counted on their node", () => {
    const problems = [
      { code: "a", severity: "error", at: "", node: "main", values: {} },
      { code: "b", severity: "warning", at: "", node: "main", values: {} },
      { code: "c", severity: "error", at: "", values: {} },
    ] as const;
    const { nodes } = pictureOf(reception, problems);
    expect(nodes.find(({ id }) => id === "main")).toMatchObject({ errors: 1, warnings: 1 });
    expect(nodes.reduce((sum, { errors, warnings }) => sum + errors + warnings, 0)).toBe(2);
  });
});

describe("the picture", () => {
  test("what looks as before is the same object", () => {
    const before = pictureOf(reception, []);
    const { doc } = must(moveNodes(reception, { main: { x: 1, y: 2 } }, nodeTypes));
    const after = pictureOf(doc, [], before);
    const changed = after.nodes.filter((node, index) => node !== before.nodes[index]);
    expect(changed.map(({ id }) => id)).toEqual(["main"]);
    expect(after.edges.every((edge, index) => edge === before.edges[index])).toBe(true);
  });

  test("who types the name of a step changes that step, what leads to it and its lines, and nothing else", () => {
    const before = pictureOf(reception, []);
    const { doc } = must(renameNode(reception, "sales", "To our sellers", nodeTypes));
    const after = pictureOf(doc, [], before);
    const changed = after.nodes.filter((node, index) => node !== before.nodes[index]);
    expect(changed.map(({ id }) => id)).toEqual(["main", "sales"]);
    const lines = after.edges.filter((edge, index) => edge !== before.edges[index]);
    expect(lines.filter(({ from, to }) => from !== "sales" && to !== "sales")).toEqual([]);
    expect(lines.map(({ id }) => id)).toContain("main.sales");
    expect(pictureOf(doc, [], after).nodes).toBe(after.nodes);
    expect(pictureOf(doc, [], after).edges).toBe(after.edges);
  });

  test("whatever was drawn before, it is what would be drawn now", () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 25 }), (changes) => {
        let flow = reception;
        let problems: readonly Problem[] = [];
        let picture = pictureOf(flow, problems);
        for (const change of changes) {
          [flow, problems] = change(flow, problems);
          picture = pictureOf(flow, problems, picture);
          // Nothing is known of this copy.
          expect(picture).toEqual(pictureOf(structuredClone(flow), problems));
        }
      }),
    );
  });

  test("a line that leads elsewhere is another line under the same name", () => {
    // Of the same name, so that in words nothing changes.
    const alike = must(renameNode(reception, "support", "To sales", nodeTypes)).doc;
    const before = pictureOf(alike, []);
    const { doc } = must(connect(alike, { from: "main", outlet: "sales", to: "support" }, nodeTypes));
    const after = pictureOf(doc, [], before);
    expect(after.edges.find(({ id }) => id === "main.sales")?.to).toBe("support");
  });

  test("lines to nowhere, which a file may have, are not drawn", () => {
    const broken = { ...reception, edges: [...reception.edges, { from: "main", outlet: "failed", to: "x" }] };
    expect(pictureOf(broken, []).edges).toHaveLength(reception.edges.length);
  });

  test.each(["reception", "doctor", "helpdesk", "hotel"])("%s has every node and every line", (name) => {
    const flow = shipped(name);
    const { nodes, edges } = pictureOf(flow, []);
    expect(nodes).toHaveLength(flow.nodes.length);
    expect(edges).toHaveLength(flow.edges.length);
  });
});

describe("places", () => {
  test("boxes that the file says nothing of stand by their distance from the start", () => {
    const { nodes } = pictureOf({ ...reception, layout: {} }, []);
    const at = (id: string) => nodes.find((node) => node.id === id)?.at;
    expect(at("incoming")).toEqual({ x: 0, y: 0 });
    expect(at("welcome")?.x).toBeGreaterThan(0);
  });

  test.each(
    shippedNames.flatMap((name) => [[name, "as it is shipped"] as const, [name, "laid out by us"] as const]),
  )("no box of %s covers another, %s", (name, how) => {
    const flow = shipped(name);
    const { nodes } = pictureOf(how === "laid out by us" ? { ...flow, layout: {} } : flow, []);
    const covered = nodes.flatMap((one) =>
      nodes
        .filter(
          (other) =>
            one.id < other.id &&
            Math.abs(one.at.x - other.at.x) < nodeWidth &&
            one.at.y < other.at.y + heightOf(other) &&
            other.at.y < one.at.y + heightOf(one),
        )
        .map((other) => `${one.id} and ${other.id}`),
    );
    expect(covered).toEqual([]);
  });

  test("arrow keys walk to what lies straight ahead", () => {
    const { nodes } = pictureOf(reception, []);
    expect(neighbour("incoming", "right", nodes)).toBe("welcome");
    expect(neighbour("main", "left", nodes)).toBe("welcome");
    expect(neighbour("sales", "down", nodes)).toBe("support");
    expect(neighbour("incoming", "left", nodes)).toBeUndefined();
  });
});
