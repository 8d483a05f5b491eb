import type { FlowDocument, NodeId } from "@dialtree/flow";
import {
  addItem,
  connect,
  disconnect,
  type Exit,
  moveItem,
  reconnect,
  removeItem,
  renameNode,
  setField,
} from "@dialtree/flow/edit";
import { announce } from "../live/announce.tsx";
import type { Does } from "../pages/flow/editing.ts";
import { nodeTypes } from "../words/node-types.ts";
import { otherwise, titleIn } from "../words/node-words.ts";
import type { Forest } from "./forest.ts";
import { itemOf, listOfExits } from "./items.ts";
import type { Line } from "./rows.ts";
import { message } from "./words.ts";

type ExitLine = Extract<Line, { kind: "exit" }>;
const exitOf = ({ of, exit }: ExitLine): Exit => ({ from: of.id, outlet: exit.id });

/** What the outline changes in a flow by itself, each with word of it for everybody. */
export interface Changes {
  readonly disconnect: (line: ExitLine) => void;
  readonly order: (line: ExitLine, by: 1 | -1) => void;
  readonly removeExit: (line: ExitLine) => void;
  /** The outlet of the exit that came in, and whether it waits for words of its own. */
  readonly addExit: (step: NodeId) => { readonly outlet: string; readonly isUnnamed: boolean } | undefined;
  readonly rename: (line: Line, name: string) => void;
  /** Whether the step went there. */
  readonly move: (step: NodeId, to: Exit, forest: Forest) => boolean;
}

export function changesOf(flow: FlowDocument, does: Does): Changes {
  const item = ({ of, exit }: ExitLine) => {
    const node = flow.nodes.find(({ id }) => id === of.id);
    return node && itemOf(node, exit.id);
  };
  const labelOf = ({ from, outlet }: Exit) => outletOf(flow, from, outlet)?.label ?? outlet;
  return {
    disconnect(line) {
      const exit = exitOf(line);
      if (!does((doc) => disconnect(doc, exit, nodeTypes))) return;
      const outlet = outletOf(flow, exit.from, exit.outlet);
      announce(
        message("outline.disconnected", {
          exit: line.exit.label,
          step: line.of.title,
          otherwise: outlet ? otherwise(flow, outlet).full : "",
        }),
      );
    },
    order(line, by) {
      const found = item(line);
      const exit = line.exit.label;
      if (!found) return announce(message("outline.unordered", { exit }));
      const to = found.index + by;
      if (to < 0) return announce(message("outline.first", { exit }));
      if (to >= found.count) return announce(message("outline.last", { exit }));
      if (does((doc) => moveItem(doc, found.place, to, nodeTypes)))
        announce(message("outline.moved", { exit, position: to + 1, count: found.count }));
    },
    removeExit(line) {
      const found = item(line);
      if (found && does((doc) => removeItem(doc, found.place, nodeTypes)))
        announce(message("outline.exitRemoved", { exit: line.exit.label }));
    },
    addExit(step) {
      const list = listOfExits(flow, step);
      if (!list) {
        announce(message("outline.cannotAdd", { step: titleIn(flow, step) }));
        return undefined;
      }
      const outlet = does((doc) => addItem(doc, list.place, {}, nodeTypes))?.[0];
      if (outlet === undefined) return undefined;
      const key = list.hasWords ? "outline.exitAdded.name" : "outline.exitAdded";
      announce(message(key, { list: list.label }));
      return { outlet, isUnnamed: list.hasWords };
    },
    rename(line, name) {
      if (line.kind === "step") {
        if (does((doc) => renameNode(doc, line.step.id, name, nodeTypes)))
          announce(message("outline.renamed", { name: name || line.step.typeTitle }));
      } else if (line.kind === "exit") {
        const words = item(line)?.words;
        if (words && does((doc) => setField(doc, line.of.id, words, name, nodeTypes)))
          announce(message("outline.renamed", { name }));
      }
    },
    move(step, to, forest) {
      const by = forest.under.get(step);
      const done = does((doc) =>
        by ? reconnect(doc, by, to, nodeTypes) : connect(doc, { ...to, to: step }, nodeTypes),
      );
      if (done)
        announce(
          message("move.done", { step: titleIn(flow, step), exit: labelOf(to), to: titleIn(flow, to.from) }),
        );
      return done !== undefined;
    },
  };
}

function outletOf({ nodes }: FlowDocument, from: NodeId, outlet: string) {
  const node = nodes.find(({ id }) => id === from);
  return (
    node &&
    nodeTypes
      .get(node.type)
      ?.outlets(node.data)
      .find(({ id }) => id === outlet)
  );
}
