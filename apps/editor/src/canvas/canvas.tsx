import "@xyflow/react/dist/base.css";
import "./canvas.css";
import type { NodeId, Point } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { BroomRegular } from "@fluentui/react-icons";
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  ControlButton,
  Controls,
  MarkerType,
  MiniMap,
  type NodeChange,
  type OnConnectEnd,
  Panel,
  ReactFlow,
  type ReactFlowInstance,
  type ReactFlowProps,
  ReactFlowProvider,
  useStore,
} from "@xyflow/react";
import {
  type MouseEvent as Click,
  type DragEvent,
  type KeyboardEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { chordWords } from "../commands/chord.ts";
import { isTyping } from "../commands/command.ts";
import { message } from "../messages/message.ts";
import { useMay } from "../session/session.tsx";
import { CanvasActions } from "./actions.ts";
import { type CanvasEdge, EdgeView } from "./edge-view.tsx";
import { fitting } from "./fitting.ts";
import { GuideLines, useGuides } from "./guide-lines.tsx";
import { canvasKeyOf } from "./keys.ts";
import { canvasLabels } from "./labels.ts";
import { LargeMap } from "./large-map.tsx";
import { withContents } from "./marks/carrying.ts";
import { MarkBox, type MarkNode, markNodes } from "./marks/mark-nodes.tsx";
import { markPlaceOf } from "./marks/shown.ts";
import { type CanvasNode, NodeView } from "./node-view.tsx";
import { manySteps, nodeWidth } from "./placing.ts";
import { edgeId, type Picture, problemWords, type ShownFold, spokenName } from "./projection.ts";
import { CanvasRoutes, useRoutes } from "./routes.ts";
import { useSteady } from "./steady.ts";
import { type Direction, neighbour } from "./walking.ts";

const views = { step: NodeView, mark: MarkBox };
type DrawnNode = CanvasNode | MarkNode;
const lines = { way: EdgeView };
export const draggedType = "application/x-dialtree-node-type";

/** How far a call has come, to light it up. */
export interface LitPath {
  readonly here: NodeId | undefined;
  readonly passed: ReadonlySet<NodeId>;
  /** `edgeId` of the exits that were taken. */
  readonly ways: ReadonlySet<string>;
}

export interface CanvasProps extends CanvasActions {
  readonly picture: Picture;
  readonly selected: ReadonlySet<NodeId>;
  readonly path: LitPath | undefined;
  readonly dark: boolean;
  /** Brings it into view, each time that `times` is another. */
  readonly reveal: { readonly node: NodeId; readonly times: number } | undefined;
  readonly onSelect: (ids: readonly NodeId[]) => void;
  readonly onMove: (places: Readonly<Record<NodeId, Point>>) => void;
  readonly onConnect: (exit: Exit, to: NodeId) => void;
  /** A line that ended on the empty canvas. */
  readonly onConnectNew: (exit: Exit, place: Point, at: { x: number; y: number }) => void;
  /** A type that was dropped, perhaps on a connection. */
  readonly onDropType: (type: string, place: Point, on: Exit | undefined) => void;
  /** A step that leads nowhere yet, dropped on a connection. */
  readonly onDropOn: (id: NodeId, on: Exit) => void;
  /** Somebody wants a step at an empty place. */
  readonly onCreate: (place: Point, at: { x: number; y: number }) => void;
  readonly onDelete: (ids: readonly NodeId[]) => void;
  /** Puts all steps in order. */
  readonly onTidy: () => void;
  /** Somebody asks what can be done here: with what is chosen then, or at an empty place of the canvas. */
  readonly onMenu: (at: { x: number; y: number }, place: Point | undefined) => void;
  readonly onReady: (places: CanvasPlaces) => void;
}

/** Places of the canvas, for whoever puts something there without pointing. */
export interface CanvasPlaces {
  /** The middle of what is seen. */
  readonly middle: () => Point;
  /** Where the mouse is, if it is on the canvas. */
  readonly pointer: () => Point | undefined;
  /** How high a box is drawn, if it has been drawn. */
  readonly heightOf: (id: NodeId) => number | undefined;
  /** What moves next is seen on its way, by those who want to see things move. */
  readonly glide: () => void;
  /** Looks at the flow as it does when it is opened. */
  readonly lookAgain: () => void;
}

const step: Readonly<Record<Direction, Point>> = {
  left: { x: -20, y: 0 },
  right: { x: 20, y: 0 },
  up: { x: 0, y: -20 },
  down: { x: 0, y: 20 },
};

export function Canvas(props: CanvasProps) {
  const { connectFrom, disconnect, insertOn, openNode, toggleFold } = props;
  const steps = useSteady({ connectFrom, disconnect, insertOn, openNode, toggleFold });
  const { editing, ...doing } = props.marks;
  const marks = useSteady(doing);
  const actions = useMemo(() => ({ ...steps, marks: { ...marks, editing } }), [steps, marks, editing]);
  return (
    <ReactFlowProvider>
      <CanvasActions.Provider value={actions}>
        <Drawing {...props} />
      </CanvasActions.Provider>
    </ReactFlowProvider>
  );
}

function Drawing(props: CanvasProps) {
  const mayEdit = useMay("author");
  const { picture, selected, path, dark, reveal, onSelect, onMove, onDelete } = props;
  const frame = useRef<HTMLDivElement>(null);
  const flow = useRef<ReactFlowInstance<DrawnNode, CanvasEdge>>(null);
  const mouse = useRef<{ x: number; y: number }>(undefined);
  const selectedAt = useRef("");
  const callAt = useRef("");
  const [near, setNear] = useState<string>();
  const [currentStep, setCurrentStep] = useState<NodeId>();
  const [currentMark, setCurrentMark] = useState<string>();
  const [only] = selected.size === 1 ? selected : [];
  // Tab leads to the step that somebody is busy with.
  const [nodes, setNodes] = useNodes(picture, selected, path, [only, currentStep, currentMark]);
  const edges = useEdges(picture, path, near);
  const routes = useRoutes(nodes, picture.edges);
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < far);
  const dragging = useGuides();

  // It may have to be unfolded before.
  const isThere =
    reveal !== undefined && [...picture.nodes, ...picture.marks].some(({ id }) => id === reveal.node);
  useEffect(() => {
    if (reveal && isThere && flow.current) lookAt(flow.current, reveal.node);
  }, [reveal, isThere]);

  // A form beside the canvas may cover what it is about.
  useEffect(() => {
    // Nothing comes into view because something else is dragged.
    if (nodes.some((node) => node.dragging)) return;
    const frames = requestAnimationFrame(() => {
      if (only !== undefined) bringIn(only, selectedAt);
      // Whoever is on the phone wants to see where the call is.
      if (path?.here !== undefined) bringIn(path.here, callAt);
    });
    return () => cancelAnimationFrame(frames);
  });

  function bringIn(id: NodeId, shownAt: { current: string }): void {
    const canvas = frame.current;
    const element = canvas && elementOf(canvas, id);
    if (!canvas || !element || !flow.current || shownAt.current === `${id} ${canvas.clientWidth}`) return;
    shownAt.current = `${id} ${canvas.clientWidth}`;
    const [inner, outer] = [element.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const x = shift(inner.left, inner.right, outer.left, outer.right);
    const y = shift(inner.top, inner.bottom, outer.top, outer.bottom);
    if (x === 0 && y === 0) return;
    const view = flow.current.getViewport();
    void flow.current.setViewport({ ...view, x: view.x + x, y: view.y + y }, { duration: 200 });
  }

  function changed(changes: NodeChange<DrawnNode>[]): void {
    const others = changes
      .filter(({ type }) => type !== "select" && type !== "remove")
      .map((change) => dragging.along(change, nodes));
    const all = [...withContents(others, picture)];
    if (all.length > 0) setNodes((before) => applyNodeChanges(all, before));
    const selections = changes.filter((change) => change.type === "select");
    if (selections.length > 0) {
      const now = new Set(selected);
      for (const { id, selected: isOn } of selections) isOn ? now.add(id) : now.delete(id);
      onSelect([...now]);
    }
  }

  function pressed(event: KeyboardEvent<HTMLDivElement>): void {
    const id = nodeAt(event.target);
    // Where somebody writes on a note, letters are letters.
    const key = id === undefined || isTyping(event.target) ? undefined : canvasKeyOf(event);
    if (id === undefined || !key) return;
    const mark = picture.marks.find((one) => one.id === id);
    switch (key.does) {
      case "walk": {
        const next = neighbour(id, key.to, mark ? picture.marks : picture.nodes);
        if (next !== undefined) focusNode(next);
        break;
      }
      case "move": {
        const moved = selected.has(id) ? selected : new Set([id]);
        const by = step[key.to];
        onMove(
          Object.fromEntries(
            [...picture.nodes, ...picture.marks]
              .filter((thing) => moved.has(thing.id))
              .map(({ id: one, at }) => [one, { x: at.x + by.x, y: at.y + by.y }]),
          ),
        );
        break;
      }
      case "resize": {
        if (!mark || !mayEdit) break;
        const { x, y } = step[key.to];
        const [width, height] = [mark.width + x, mark.height + y];
        props.marks.resize(mark.place, { at: mark.at, width, height });
        break;
      }
      case "open":
        open(id);
        break;
      case "connect":
        if (!mark) props.connectFrom(id);
        break;
      case "fold":
        if (!mark) props.toggleFold(id);
        break;
      case "note":
        if (mayEdit) props.marks.add(mark ? undefined : id);
        break;
      case "delete":
        onDelete(selected.has(id) ? [...selected] : [id]);
        break;
    }
    event.preventDefault();
  }

  /** Lets somebody write: in the form of a step, or on a note or a frame itself. */
  function open(id: string): void {
    if (!markPlaceOf(id)) props.openNode(id);
    else if (mayEdit) props.marks.edit(id);
  }

  function focusNode(id: NodeId): void {
    setCurrent(id);
    if (frame.current) elementOf(frame.current, id)?.focus();
    onSelect([id]);
  }

  function setCurrent(id: string): void {
    if (markPlaceOf(id)) setCurrentMark(id);
    else setCurrentStep(id);
  }

  /** Whether a step leads nowhere and nothing leads to it, so that it can take its place on a connection. */
  function isLoose(id: NodeId): boolean {
    if (markPlaceOf(id)) return false;
    return !picture.edges.some(({ from, to }) => from === id || to === id);
  }

  const ended: OnConnectEnd = (event, { fromHandle, isValid, toHandle }) => {
    if (isValid || toHandle || fromHandle?.type !== "source" || !fromHandle.id || !flow.current) return;
    const { clientX, clientY } = pointOf(event);
    const exit = { from: fromHandle.nodeId, outlet: fromHandle.id };
    // Dropped on a node, not on its handle: it is clear what was meant.
    const node = nodeAt(document.elementFromPoint(clientX, clientY));
    if (node !== undefined && !markPlaceOf(node))
      return node === exit.from ? undefined : props.onConnect(exit, node);
    const place = flow.current.screenToFlowPosition({ x: clientX, y: clientY });
    props.onConnectNew(exit, { x: place.x, y: place.y - 24 }, { x: clientX, y: clientY });
  };

  function dropped(event: DragEvent): void {
    const type = event.dataTransfer.getData(draggedType);
    if (type === "" || !flow.current) return;
    event.preventDefault();
    const { x, y } = flow.current.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const under = edgeUnder(event.clientX, event.clientY);
    const on = picture.edges.find(({ id, isFolded }) => id === under && !isFolded);
    setNear(undefined);
    props.onDropType(type, { x: x - nodeWidth / 2, y: y - 24 }, on && { from: on.from, outlet: on.outlet });
  }

  /** All of the flow from far away, or its beginning again. */
  function showWhole(isShown: boolean): void {
    if (!flow.current) return;
    void (isShown ? firstLook(flow.current, frame.current, picture.start) : flow.current.fitView(fitting));
  }

  /** The other button of the mouse, a long touch, or the key for menus at a step. */
  function asked(event: Click): void {
    const { target, clientX: x, clientY: y } = event;
    if (isTyping(target) || !flow.current) return;
    const id = nodeAt(target);
    const isEmpty = (target as Element).classList.contains("react-flow__pane");
    if (id === undefined && !isEmpty && !(target as Element).closest(".react-flow__nodesselection")) return;
    event.preventDefault();
    if (isEmpty) onSelect([]);
    else if (id !== undefined && !selected.has(id)) onSelect([id]);
    const place = flow.current.screenToFlowPosition({ x, y });
    props.onMenu({ x, y }, isEmpty ? { x: place.x - nodeWidth / 2, y: place.y - 24 } : undefined);
  }

  const handlers = useSteady({
    onInit: (instance) => {
      flow.current = instance;
      void firstLook(instance, frame.current, picture.start).then(() => {
        // Somebody came here from another view, because of it.
        if (reveal && reveal.node === only && isThere) lookAt(instance, only);
      });
      props.onReady({
        middle() {
          const box = frame.current?.getBoundingClientRect();
          return box
            ? instance.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 3 })
            : { x: 0, y: 0 };
        },
        pointer: () => mouse.current && instance.screenToFlowPosition(mouse.current),
        heightOf: (id) => instance.getInternalNode(id)?.measured.height,
        glide: () => glide(frame.current),
        lookAgain: () => void firstLook(instance, frame.current, picture.start),
      });
    },
    onNodesChange: changed,
    onNodeDrag: (event, dragged, moved) =>
      setNear(moved.length === 1 && isLoose(dragged.id) ? edgeAt(event) : undefined),
    onNodeDragStop: (event, dragged, moved) => {
      const under = moved.length === 1 && isLoose(dragged.id) ? edgeAt(event) : undefined;
      const on = picture.edges.find(({ id, isFolded }) => id === under && !isFolded);
      setNear(undefined);
      onMove(dragging.ended(moved));
      if (on) props.onDropOn(dragged.id, { from: on.from, outlet: on.outlet });
    },
    onSelectionDragStop: (_event, moved) => onMove(dragging.ended(moved)),
    onNodeClick: ({ shiftKey, ctrlKey, metaKey }, { id }) => {
      // One of several that are chosen: it alone is meant.
      if (!shiftKey && !ctrlKey && !metaKey && selected.size > 1) onSelect([id]);
    },
    onNodeDoubleClick: (_event, { id }) => open(id),
    onConnect: ({ source, sourceHandle, target }) => {
      if (sourceHandle) props.onConnect({ from: source, outlet: sourceHandle }, target);
    },
    onConnectEnd: ended,
    onEdgeMouseEnter: (_event, { id }) => setNear(id),
    onEdgeClick: (_event, { id }) => setNear(id),
    onPaneClick: () => {
      setNear(undefined);
      onSelect([]);
    },
  } satisfies Partial<ReactFlowProps<DrawnNode, CanvasEdge>>);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the nodes inside have the focus; their keys are heard here
    <div
      ref={frame}
      className="canvas"
      data-far={isFar || undefined}
      onKeyDown={pressed}
      onMouseOver={({ target }) => {
        if (!(target as Element).closest(".react-flow__edge, .edge-tools")) setNear(undefined);
      }}
      onMouseMove={({ clientX: x, clientY: y }) => {
        mouse.current = { x, y };
      }}
      onMouseLeave={() => {
        mouse.current = undefined;
      }}
      onDoubleClick={({ target, clientX, clientY }) => {
        if (!(target as Element).classList.contains("react-flow__pane") || !flow.current) return;
        const { x, y } = flow.current.screenToFlowPosition({ x: clientX, y: clientY });
        props.onCreate({ x: x - nodeWidth / 2, y: y - 24 }, { x: clientX, y: clientY });
      }}
      onContextMenu={asked}
      onFocus={({ target }) => {
        const id = nodeAt(target);
        if (id !== undefined) setCurrent(id);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(draggedType)) return;
        event.preventDefault();
        setNear(edgeUnder(event.clientX, event.clientY));
      }}
      onDrop={dropped}
    >
      <CanvasRoutes value={routes}>
        <ReactFlow<DrawnNode, CanvasEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={views}
          edgeTypes={lines}
          ariaLabelConfig={canvasLabels()}
          colorMode={dark ? "dark" : "light"}
          {...handlers}
          nodesDraggable={mayEdit}
          nodesConnectable={mayEdit}
          // With Shift a box is drawn as well, but not from a step.
          multiSelectionKeyCode={several}
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          edgesFocusable={false}
          elevateNodesOnSelect={false}
          connectionRadius={28}
          minZoom={0.15}
          maxZoom={1.75}
          fitViewOptions={fitting}
          attributionPosition="top-right"
          onlyRenderVisibleElements={picture.nodes.length > manySteps}
        >
          <Background variant={BackgroundVariant.Dots} gap={20} size={1.4} />
          <GuideLines guides={dragging.guides} />
          <Controls showInteractive={false} aria-label={message("canvas.zoom")}>
            {mayEdit && (
              <ControlButton
                aria-label={message("canvas.tidy")}
                title={`${message("canvas.tidy")} (${chordWords("Mod+Shift+L")})`}
                onClick={props.onTidy}
              >
                <BroomRegular aria-hidden />
              </ControlButton>
            )}
          </Controls>
          {picture.nodes.length >= mapFrom && (
            <Panel position="bottom-right" className="canvas-whole">
              <button type="button" onClick={() => showWhole(isFar)}>
                {isFar
                  ? message("canvas.beginning")
                  : message("canvas.whole", { count: picture.nodes.length })}
              </button>
            </Panel>
          )}
          {picture.nodes.length > manySteps && <LargeMap nodes={picture.nodes} marks={picture.marks} />}
          {picture.nodes.length >= mapFrom && picture.nodes.length <= manySteps && (
            <MiniMap
              pannable
              zoomable
              ariaLabel={message("canvas.map")}
              className="canvas-map"
              nodeClassName={({ className = "" }) => className}
              style={{ width: 160, height: 100 }}
            />
          )}
          {picture.nodes.length <= 1 && (
            <Panel position="top-center">
              <p className="canvas-hint">{message("canvas.empty")}</p>
            </Panel>
          )}
        </ReactFlow>
      </CanvasRoutes>
    </div>
  );
}

const several = ["Shift", "Control", "Meta"];
/** From here on nobody reads more than the names of steps. */
const far = 0.55;
// So many steps rarely fit into one view.
const mapFrom = 8;
const readable = 0.72;

/** The whole flow, if it can be read at that size; else its beginning. */
async function firstLook(
  instance: ReactFlowInstance<DrawnNode, CanvasEdge>,
  frame: HTMLElement | null,
  start: NodeId,
): Promise<void> {
  await instance.fitView(fitting);
  const { zoom } = instance.getViewport();
  const first = instance.getNode(start);
  if (zoom >= readable || !first || !frame) return;
  const bounds = instance.getNodesBounds(instance.getNodes());
  const { width, height } = frame.getBoundingClientRect();
  const fits = bounds.height * readable < height;
  const middle = fits ? bounds.y + bounds.height / 2 : first.position.y + 80;
  const left = Math.max(bounds.x, first.position.x - (width / readable) * 0.3);
  await instance.setViewport({
    x: (40 / readable - left) * readable,
    y: height / 2 - middle * readable,
    zoom: readable,
  });
}

function lookAt(instance: ReactFlowInstance<DrawnNode, CanvasEdge>, id: string): void {
  void instance.fitView({ nodes: [{ id }], maxZoom: 1, duration: 200, padding: 1.5 });
}

function glide(canvas: HTMLElement | null): void {
  if (!canvas) return;
  canvas.dataset.gliding = "";
  setTimeout(() => delete canvas.dataset.gliding, 400);
}

const nowhere = { clientX: 0, clientY: 0 };

function nodeAt(target: EventTarget | null): NodeId | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>(".react-flow__node") : null;
  return element?.dataset.id;
}

function elementOf(canvas: HTMLElement, id: NodeId): HTMLElement | null {
  return canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}

/** How far something has to move to stand inside its frame; its beginning goes before its end. */
function shift(start: number, end: number, from: number, to: number): number {
  const margin = 16;
  if (start < from + margin) return from + margin - start;
  return end > to - margin ? Math.max(to - margin - end, from + margin - start) : 0;
}

function pointOf(event: MouseEvent | TouchEvent): { readonly clientX: number; readonly clientY: number } {
  return "changedTouches" in event ? (event.changedTouches[0] ?? event.touches[0] ?? nowhere) : event;
}

function edgeAt(event: MouseEvent | TouchEvent): string | undefined {
  const { clientX, clientY } = pointOf(event);
  return edgeUnder(clientX, clientY);
}

function edgeUnder(x: number, y: number): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const id =
      element.closest<HTMLElement>(".edge-tools")?.dataset.edge ??
      element.closest<SVGElement>(".react-flow__edge")?.dataset.id;
    if (id !== undefined) return id;
  }
  return undefined;
}

/** React Flow's nodes: the picture, and what only the canvas knows (sizes, and where a box is while it is dragged). */
function useNodes(
  picture: Picture,
  selected: ReadonlySet<NodeId>,
  path: LitPath | undefined,
  [only, current, currentMark]: readonly (string | undefined)[],
) {
  const busy = [only, current].find((id) => picture.nodes.some((node) => node.id === id));
  const first = busy ?? picture.nodes[0]?.id;
  const mark = picture.marks.some(({ id }) => id === only) ? only : currentMark;
  const [nodes, setNodes] = useState<DrawnNode[]>([]);
  const [drawn, setDrawn] = useState<readonly unknown[]>([]);
  const wanted = [picture, selected, path, first, mark] as const;
  if (wanted.some((part, index) => part !== drawn[index])) {
    const before = new Map(nodes.filter((node) => node.type === "step").map((node) => [node.id, node]));
    const marksBefore = new Map(nodes.filter((node) => node.type === "mark").map((node) => [node.id, node]));
    setDrawn(wanted);
    setNodes([
      ...picture.nodes.map((shown): CanvasNode => {
        const old = before.get(shown.id);
        const lit = path?.here === shown.id ? "here" : path?.passed.has(shown.id) ? "passed" : undefined;
        const left = path
          ? shown.outlets
              .filter(({ id }) => path.ways.has(edgeId({ from: shown.id, outlet: id })))
              .map(({ id }) => id)
          : none;
        const fold = picture.folds.get(shown.id);
        const isSelected = selected.has(shown.id);
        const tab = shown.id === first ? 0 : -1;
        const same =
          old?.data.shown === shown &&
          old.data.lit === lit &&
          old.data.left.join() === left.join() &&
          sameFold(old.data.fold, fold) &&
          old.selected === isSelected &&
          old.domAttributes?.tabIndex === tab;
        if (same) return old;
        return {
          ...old,
          id: shown.id,
          type: "step" as const,
          position: old?.data.shown.at === shown.at || old?.dragging ? (old?.position ?? shown.at) : shown.at,
          data: { shown, lit, left, fold },
          selected: isSelected,
          initialWidth: nodeWidth,
          ariaLabel: labelFor(shown, fold),
          domAttributes: { tabIndex: tab, "aria-roledescription": message("node.role") },
        };
      }),
      ...markNodes(picture.marks, marksBefore, selected, mark),
    ]);
  }
  return [nodes, setNodes] as const;
}

const none: readonly string[] = [];

function labelFor(shown: Picture["nodes"][number], fold: ShownFold | undefined): string {
  const problems = problemWords(shown);
  const name = spokenName(shown);
  const said = fold?.isFolded ? message("fold.folded", { step: name, count: fold.steps }) : name;
  return problems === "" ? said : `${said}. ${problems}`;
}

function sameFold(one: ShownFold | undefined, other: ShownFold | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const arrow = {
  type: MarkerType.ArrowClosed,
  markerUnits: "userSpaceOnUse",
  width: 22,
  height: 22,
  color: "var(--edge)",
};
const litArrow = { ...arrow, color: "var(--lit)" };

function useEdges(picture: Picture, path: LitPath | undefined, near: string | undefined): CanvasEdge[] {
  const { edges } = picture;
  const before = useRef<ReadonlyMap<string, CanvasEdge>>(new Map());
  return useMemo(() => {
    const drawn = edges.map((shown): CanvasEdge => {
      const passed = path?.ways.has(shown.id) ?? false;
      const old = before.current.get(shown.id);
      const isNear = near === shown.id;
      if (old?.data?.shown === shown && old.data.passed === passed && old.data.near === isNear) return old;
      return {
        id: shown.id,
        type: "way",
        source: shown.from,
        sourceHandle: shown.outlet,
        target: shown.to,
        className: passed ? "passed" : "",
        ariaLabel: shown.name,
        zIndex: passed || isNear ? 1 : 0,
        markerEnd: passed ? litArrow : arrow,
        data: { shown, passed, near: isNear },
      };
    });
    before.current = new Map(drawn.map((edge) => [edge.id, edge]));
    return drawn;
  }, [edges, path, near]);
}
