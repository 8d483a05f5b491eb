import type { FlowDocument, NodeId, Point } from "@dialtree/flow";
import { addNode, type Exit, insertOnEdge, moveNodes, removeNodes } from "@dialtree/flow/edit";
import { type Arrangement, arranged } from "../../canvas/arranging.ts";
import type { Picture } from "../../canvas/projection.ts";
import { announce } from "../../live/announce.tsx";
import { message } from "../../messages/message.ts";
import type { DraftStore } from "../../store/draft-store.ts";
import { listed } from "../../words/amounts.ts";
import { nodeTypes } from "../../words/node-types.ts";
import { titleIn } from "../../words/node-words.ts";
import { stepAnywhere, stepBehind } from "./adding.ts";
import type { Does } from "./editing.ts";

export interface StepsAround {
  readonly store: DraftStore;
  readonly does: Does;
  readonly picture: Picture;
  readonly selected: ReadonlySet<NodeId>;
  readonly select: (ids: readonly NodeId[]) => void;
  /** One step has been added. */
  readonly onAdded: (id: NodeId) => void;
  /** The middle of what is seen of the canvas. */
  readonly middle: () => Point;
  /** Leads to the field with the name of the only step that is chosen, once it has been drawn. */
  readonly goToName: () => void;
  readonly focusStep: (id: NodeId) => void;
  readonly onNote: (words: string | undefined) => void;
}

/** What is done with whole steps: adding, deleting, arranging. Whoever did it goes on at the right place, and hears of it. */
export function stepsOf(around: StepsAround) {
  const { store, does, picture, selected, select, onAdded, middle, goToName, focusStep, onNote } = around;
  const flow = (): FlowDocument => store.state().document;

  function arrived(ids: readonly NodeId[] | undefined): void {
    if (!ids || ids.length === 0) return;
    onNote(undefined);
    select(ids);
    if (ids[0] !== undefined && ids.length === 1) onAdded(ids[0]);
    const names = listed(ids.map((id) => titleIn(flow(), id)));
    announce(message("node.added", { node: names }));
    // Whoever adds a step goes on with what it says.
    if (ids.length === 1) goToName();
    else requestAnimationFrame(() => focusStep(ids[0] ?? ""));
  }

  return {
    addAnywhere(type: string): void {
      const [busyWith] = selected.size === 1 ? selected : [];
      const wanted = { picture, busyWith, middle };
      arrived(does((doc) => addNode(doc, stepAnywhere(type, wanted), nodeTypes)));
    },

    addAt(type: string, position: Point, on?: Exit): void {
      const wanted = { type, position };
      arrived(
        does((doc) => (on ? insertOnEdge(doc, on, wanted, nodeTypes) : addNode(doc, wanted, nodeTypes))),
      );
    },

    addBehind(type: string, exit: Exit, place?: Point): void {
      const { step, onEdge } = stepBehind(type, exit, { flow: flow(), picture, place });
      const { position } = step;
      arrived(
        does((doc) =>
          onEdge ? insertOnEdge(doc, exit, { type, position }, nodeTypes) : addNode(doc, step, nodeTypes),
        ),
      );
    },

    remove(ids: readonly NodeId[]): void {
      if (ids.length === 0) return;
      const before = flow();
      // Whoever works without a mouse goes on where they were: at the step that led there.
      const next =
        before.edges.find(({ from, to }) => ids.includes(to) && !ids.includes(from))?.from ?? before.start;
      if (!does((doc) => removeNodes(doc, ids, { heal: true }, nodeTypes))) return;
      select([]);
      requestAnimationFrame(() => focusStep(next));
      const names = listed(ids.map((id) => titleIn(before, id)));
      announce(message("node.deleted", { nodes: names }));
    },

    arrange(how: Arrangement): void {
      const places = arranged(
        picture.nodes.filter(({ id }) => selected.has(id)),
        how,
      );
      if (Object.keys(places).length > 0) does((doc) => moveNodes(doc, places, nodeTypes));
    },
  };
}

export type Steps = ReturnType<typeof stepsOf>;
