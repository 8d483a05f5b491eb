import type { FlowDocument } from "@dialtree/flow";
import {
  type Addition,
  addNode,
  connect,
  disconnect,
  type Edit,
  insertOnEdge,
  moveNodes,
  type Refusal,
  removeNode,
  renameNode,
  setField,
} from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import fc from "fast-check";

export type RandomEdit = (document: FlowDocument) => Edit | Addition | Refusal;

/** What an author may do anywhere in a flow. Much of it is refused, as in life. */
export const randomEdit: fc.Arbitrary<RandomEdit> = fc
  .record({
    what: fc.constantFrom("rename", "say", "connect", "disconnect", "add", "insert", "remove", "move"),
    pick: fc.nat(1_000),
    other: fc.nat(1_000),
    text: fc.string({ maxLength: 8 }),
    type: fc.constantFrom(...nodeTypes.keys()),
  })
  .map(
    ({ what, pick, other, text, type }): RandomEdit =>
      (document) => {
        const node = document.nodes[pick % document.nodes.length]?.id ?? "";
        const to = document.nodes[other % document.nodes.length]?.id ?? "";
        const exit = document.edges[pick % Math.max(1, document.edges.length)] ?? {
          from: node,
          outlet: "next",
        };
        switch (what) {
          case "rename":
            return renameNode(document, node, text, nodeTypes);
          case "say":
            return setField(document, node, ["prompt", "en-US", "text"], text, nodeTypes);
          case "connect":
            return connect(document, { from: exit.from, outlet: exit.outlet, to }, nodeTypes);
          case "disconnect":
            return disconnect(document, exit, nodeTypes);
          case "add":
            return addNode(document, { type, position: { x: pick, y: other } }, nodeTypes);
          case "insert":
            return insertOnEdge(document, exit, { type }, nodeTypes);
          case "remove":
            return removeNode(document, node, { heal: pick % 2 === 0 }, nodeTypes);
          default:
            return moveNodes(document, { [node]: { x: pick, y: other } }, nodeTypes);
        }
      },
  );
