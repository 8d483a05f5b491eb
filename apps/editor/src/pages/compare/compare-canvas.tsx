import "@xyflow/react/dist/base.css";
import "../../canvas/canvas.css";
import type { NodeId } from "@dialtree/flow";
import { middleOf, pathOf } from "@dialtree/flow/lines";
import {
  Background,
  BackgroundVariant,
  BaseEdge,
  Controls,
  type Edge,
  type EdgeProps,
  MarkerType,
  MiniMap,
  type Node,
  type NodeProps,
  Panel,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  useNodesInitialized,
} from "@xyflow/react";
import { useEffect, useMemo, useRef } from "react";
import { fitting } from "../../canvas/fitting.ts";
import { canvasLabels } from "../../canvas/labels.ts";
import { MarkBox, type MarkNode, markNodes } from "../../canvas/marks/mark-nodes.tsx";
import { type CanvasNode, NodeView } from "../../canvas/node-view.tsx";
import { heightOf, nodeWidth } from "../../canvas/placing.ts";
import { spokenName } from "../../canvas/projection.ts";
import { CanvasRoutes, useLine, useRoutes } from "../../canvas/routes.ts";
import type { ComparedNode, ComparedPicture, Standing } from "./compared.ts";
import { StandingMark } from "./standing-mark.tsx";
import { message } from "./words.ts";

type ShownComparedNode = Node<CanvasNode["data"] & { readonly standing: Standing }, "compared">;
type ShownComparedMark = Node<MarkNode["data"] & { readonly standing: Standing }, "mark">;
type Drawn = ShownComparedNode | ShownComparedMark;

const views = { compared: ComparedView, mark: ComparedMarkView };
const lines = { compared: ComparedLine };
const mapFrom = 8;
const none: readonly string[] = [];
const nothing: ReadonlySet<string> = new Set();

interface CompareCanvasProps {
  readonly picture: ComparedPicture;
  readonly dark: boolean;
  /** Brings it into view and gives it the focus, each time that `times` is another. */
  readonly reveal: { readonly node: NodeId; readonly times: number } | undefined;
}

/** Two versions in one picture, to be looked at. */
export function CompareCanvas(props: CompareCanvasProps) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

function Drawing(props: CompareCanvasProps) {
  const { picture, dark, reveal } = props;
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<ReactFlowInstance<Drawn, Edge>>(null);
  const nodes = useMemo(
    (): Drawn[] => [...picture.nodes.map(drawnNode), ...drawnMarks(picture.marks)],
    [picture],
  );
  const edges = useMemo(() => picture.edges.map(drawnEdge), [picture]);
  const ways = useMemo(() => picture.edges.map(({ shown }) => shown), [picture]);
  // Lines are found between boxes that have been measured.
  useNodesInitialized();
  const routes = useRoutes(nodes, ways);

  useEffect(() => {
    if (!reveal) return;
    const { node: id } = reveal;
    void flow.current?.fitView({ nodes: [{ id }], maxZoom: 1, duration: 200, padding: 1.5 });
    frame.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus();
  }, [reveal]);

  return (
    <CanvasRoutes value={routes}>
      <div ref={frame} className="canvas compare-canvas">
        <ReactFlow<Drawn, Edge>
          nodes={nodes}
          edges={edges}
          nodeTypes={views}
          edgeTypes={lines}
          ariaLabelConfig={canvasLabels()}
          colorMode={dark ? "dark" : "light"}
          onInit={(instance) => {
            flow.current = instance;
            void instance.fitView(fitting);
          }}
          nodesDraggable={false}
          nodesConnectable={false}
          elementsSelectable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          minZoom={0.15}
          maxZoom={1.75}
          attributionPosition="top-right"
          onlyRenderVisibleElements={false}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
          <Controls showInteractive={false} aria-label={message("canvas.zoom")} />
          {picture.nodes.length >= mapFrom && (
            <MiniMap
              pannable
              zoomable
              ariaLabel={message("canvas.map")}
              className="canvas-map"
              nodeClassName={({ className = "" }) => className}
              style={{ width: 160, height: 100 }}
            />
          )}
          <Panel position="top-left">
            <ul className="compare-legend" aria-label={message("compare.legend")}>
              {(["added", "removed", "changed"] as const).map((standing) => (
                <li key={standing}>
                  <StandingMark standing={standing} />
                </li>
              ))}
            </ul>
          </Panel>
        </ReactFlow>
      </div>
    </CanvasRoutes>
  );
}

function ComparedView(props: NodeProps<ShownComparedNode>) {
  const { standing } = props.data;
  return (
    <div className="compared" data-standing={standing}>
      {standing !== "same" && <StandingMark standing={standing} />}
      <NodeView {...(props as unknown as NodeProps<CanvasNode>)} />
    </div>
  );
}

function ComparedLine(props: EdgeProps) {
  const { id, source, target, sourceX, sourceY, targetX, targetY, label, markerEnd } = props;
  const line = useLine({
    id,
    from: source,
    to: target,
    start: { x: sourceX, y: sourceY },
    end: { x: targetX, y: targetY },
  });
  const { x, y } = middleOf(line);
  return (
    <BaseEdge path={pathOf(line)} label={label} labelX={x} labelY={y} {...(markerEnd ? { markerEnd } : {})} />
  );
}

function drawnNode({ shown, standing }: ComparedNode): ShownComparedNode {
  const name = spokenName(shown);
  return {
    id: shown.id,
    type: "compared",
    position: shown.at,
    data: { shown, standing, lit: undefined, left: none, fold: undefined },
    // The map draws nothing whose size it does not know.
    initialWidth: nodeWidth,
    initialHeight: heightOf(shown),
    ariaLabel:
      standing === "same"
        ? name
        : message("standing.of", { standing: message(`standing.${standing}`), name }),
    // Tab goes from change to change; the list has them in words.
    domAttributes: {
      tabIndex: standing === "same" ? -1 : 0,
      "aria-roledescription": message("node.role"),
    },
  };
}

function ComparedMarkView(props: NodeProps<ShownComparedMark>) {
  const { standing } = props.data;
  return (
    <div className="compared" data-standing={standing}>
      {standing !== "same" && <StandingMark standing={standing} />}
      <MarkBox {...(props as unknown as NodeProps<MarkNode>)} />
    </div>
  );
}

function drawnMarks(marks: ComparedPicture["marks"]): ShownComparedMark[] {
  const standings = new Map(marks.map(({ shown, standing }) => [shown.id, standing]));
  const drawn = markNodes(
    marks.map(({ shown }) => shown),
    new Map(),
    nothing,
    undefined,
  );
  return drawn.map(({ data, ariaLabel: name = "", domAttributes, ...node }) => {
    const standing = standings.get(node.id) ?? "same";
    const isSame = standing === "same";
    return {
      ...node,
      data: { ...data, standing },
      ariaLabel: isSame ? name : message("standing.of", { standing: message(`standing.${standing}`), name }),
      domAttributes: { ...domAttributes, tabIndex: isSame ? -1 : 0 },
    };
  });
}

function drawnEdge({ shown, standing }: ComparedPicture["edges"][number]): Edge {
  const word = standing === "same" ? shown.name : message(`standing.${standing}`);
  const color = standing === "same" ? "var(--edge)" : `var(--${standing})`;
  return {
    id: shown.id,
    type: "compared",
    source: shown.from,
    sourceHandle: shown.outlet,
    target: shown.to,
    className: `compared-edge ${standing}`,
    ariaLabel:
      standing === "same" ? shown.name : message("standing.of", { standing: word, name: shown.name }),
    ...(standing === "same" ? {} : { label: `${standing === "added" ? "+" : "−"} ${word}`, zIndex: 1 }),
    markerEnd: { type: MarkerType.ArrowClosed, markerUnits: "userSpaceOnUse", width: 22, height: 22, color },
  };
}
