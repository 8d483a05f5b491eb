import "./outline.css";
import type { FlowDocument, NodeId } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { type KeyboardEvent, type MouseEvent, startTransition, useMemo, useRef, useState } from "react";
import type { LitPath } from "../canvas/canvas.tsx";
import type { Lit } from "../canvas/node-view.tsx";
import { edgeId, type Picture } from "../canvas/projection.ts";
import { PlaceMenu } from "../commands/place-menu.tsx";
import { useLatest } from "../live/latest.ts";
import type { Does } from "../pages/flow/editing.ts";
import { useMay } from "../session/session.tsx";
import { actionsOf, type Deed } from "./actions.ts";
import { changesOf } from "./changes.ts";
import { forestOf, jumpsIn } from "./forest.ts";
import { itemOf } from "./items.ts";
import { KeyList } from "./key-list.tsx";
import { deedOf } from "./keys.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { RowView } from "./row-view.tsx";
import { nameOf } from "./row-words.ts";
import { type Line, type Row, rowOf } from "./rows.ts";
import { usePlace } from "./use-place.ts";
import { lineHeight, useSight } from "./use-sight.ts";
import { found, walked } from "./walking.ts";
import { message } from "./words.ts";

interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

// Letters that follow each other within this time are one beginning.
const typingPauseMs = 1_000;

/** The flow as a tree, to be built with keys alone: each step below the exit that leads to it first. */
export function Outline(props: {
  readonly document: FlowDocument;
  readonly picture: Picture;
  /** Steps, notes and frames. */
  readonly selected: ReadonlySet<string>;
  /** How far a call has come. */
  readonly path: LitPath | undefined;
  readonly does: Does;
  readonly onSelect: (ids: readonly NodeId[]) => void;
  readonly onDelete: (ids: readonly NodeId[]) => void;
  readonly openNode: (id: NodeId) => void;
  /** Notes and frames are written on there. */
  readonly showOnCanvas: (mark: string) => void;
  /** Asks which step an exit shall lead to. */
  readonly connectFrom: (from: NodeId, outlet: string) => void;
  /** Asks for a new step at an exit. */
  readonly insertOn: (exit: Exit, at: ScreenPoint) => void;
}) {
  const { document: flow, picture, selected, does, onSelect } = props;
  const mayEdit = useMay("author");
  const forest = useMemo(() => forestOf(picture, jumpsIn(flow)), [picture, flow]);
  const tree = useRef<HTMLDivElement>(null);
  const [only] = selected.size === 1 ? selected : [];
  const { rows, here, ...place } = usePlace(tree, picture, forest, only);
  const [naming, setNaming] = useState<string>();
  const [menu, setMenu] = useState<{ readonly row: Row; readonly at: ScreenPoint }>();
  const [moving, setMoving] = useState<NodeId>();
  const typing = useRef({ text: "", at: 0 });
  const changes = changesOf(flow, does);
  const sight = useSight(tree);
  const drawn = rows.flatMap((row, index) =>
    // The line that has the focus keeps it, wherever somebody looks.
    index === here || (index >= sight.from && index < sight.to) ? [[row, index] as const] : [],
  );

  function walkTo(row: Row): void {
    place.walkTo(row);
    choose(row.line);
  }

  // A form beside the outline is about the step of the line.
  function choose(line: Line): void {
    if (line.kind === "group" || line.kind === "marks") return;
    const { id } = line.kind === "step" ? line.step : line.kind === "mark" ? line.mark : line.of;
    // Whoever goes on does not wait for the form of each step on the way.
    startTransition(() => onSelect([id]));
  }

  function act(deed: Deed, row: Row): void {
    const { line } = row;
    if (line.kind === "step") return actOnStep(deed, row.id, line.step.id);
    if (line.kind === "mark") return props.showOnCanvas(line.mark.id);
    if (line.kind === "exit") actOnExit(deed, row.id, line);
  }

  function actOnStep(deed: Deed, row: string, step: NodeId): void {
    switch (deed) {
      case "open":
        return props.openNode(step);
      case "rename":
        return setNaming(row);
      case "add exit": {
        const added = changes.addExit(step);
        if (!added) return;
        const spot = { step, outlet: added.outlet };
        onSelect([step]);
        if (!added.isUnnamed) return place.goTo(spot);
        place.show(spot);
        return setNaming(rowOf(spot));
      }
      case "move":
        return setMoving(step);
      case "delete":
        return props.onDelete([step]);
    }
  }

  function actOnExit(deed: Deed, row: string, line: Extract<Line, { kind: "exit" }>): void {
    const exit: Exit = { from: line.of.id, outlet: line.exit.id };
    switch (deed) {
      case "follow":
        if (line.to === undefined) return;
        onSelect([line.to]);
        return place.goTo({ step: line.to });
      case "add step":
        return props.insertOn(exit, placeOf(row));
      case "lead":
        return props.connectFrom(exit.from, exit.outlet);
      case "rename":
        return setNaming(row);
      case "disconnect":
        return changes.disconnect(line);
      case "remove exit":
        return changes.removeExit(line);
      case "up":
      case "down":
        place.stay();
        return changes.order(line, deed === "up" ? -1 : 1);
    }
  }

  function pressed(event: KeyboardEvent): void {
    const row = rows[here];
    if (!row) return;
    const { key, ctrlKey, metaKey, altKey } = event;
    const deed = deedOf(event, row.line);
    if (deed === "menu") openMenu(row);
    else if (deed !== undefined) tryTo(deed, row);
    else if (ctrlKey || metaKey || altKey || !moved(key, row)) return;
    event.preventDefault();
  }

  /** Does what can be done, and says why something cannot be where that is not plain. */
  function tryTo(deed: Deed, row: Row): void {
    const { line } = row;
    if (actionsOf(line, flow, mayEdit).some((action) => action.deed === deed)) act(deed, row);
    else if (!mayEdit) return;
    else if (line.kind === "exit" && (deed === "up" || deed === "down"))
      changes.order(line, deed === "up" ? -1 : 1);
    else if (line.kind === "step" && deed === "add exit") changes.addExit(line.step.id);
  }

  function moved(key: string, row: Row): boolean {
    const walk = walked(key === " " && typing.current.text === "" ? "flip" : key, rows, here);
    if (walk && "flip" in walk) place.flip(walk.flip);
    else if (walk) walkTo(walk.to);
    // The question mark asks for all keys of the page.
    else if ([...key].length === 1 && key !== "?") typed(key);
    else return row.isOpen !== undefined && key.startsWith("Arrow");
    return true;
  }

  function typed(letter: string): void {
    const now = performance.now();
    const { text, at } = typing.current;
    typing.current = { text: now - at < typingPauseMs ? text + letter : letter, at: now };
    const next = found(typing.current.text, rows, here);
    if (next) walkTo(next);
  }

  function clicked(event: MouseEvent): void {
    const element = (event.target as Element).closest<HTMLElement>("[data-row]");
    const row = rows.find(({ id }) => id === element?.dataset.row);
    if (!element || !row || (event.target as Element).closest("input")) return;
    const isTwist = (event.target as Element).closest(".outline-twist") !== null;
    const isMore = (event.target as Element).closest(".outline-more") !== null;
    walkTo(row);
    const isHeading = ["group", "failures", "marks"].includes(row.line.kind);
    if ((isTwist || isHeading) && row.isOpen !== undefined) place.flip([row]);
    if (isMore || event.type === "contextmenu") {
      element.focus();
      openMenu(row);
    }
    event.preventDefault();
  }

  function openMenu(row: Row): void {
    if (actionsOf(row.line, flow, mayEdit).length > 0) setMenu({ row, at: placeOf(row.id) });
  }

  /** Below a line, where its words begin. */
  function placeOf(row: string): ScreenPoint {
    const element = tree.current?.querySelector(`[data-row="${CSS.escape(row)}"] > :nth-child(2)`);
    const { left, bottom } = element?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
    return { x: left, y: bottom + 4 };
  }

  const named = useLatest(({ line }: Row, name: string | undefined, before: string): void => {
    setNaming(undefined);
    place.stay();
    if (name !== undefined && name !== before) changes.rename(line, name.trim());
  });

  return (
    <div className="outline">
      <div
        ref={tree}
        role="tree"
        aria-label={message("outline.title")}
        aria-multiselectable={selected.size > 1 || undefined}
        className="outline-tree"
        onKeyDown={pressed}
        onClick={clicked}
        onContextMenu={clicked}
        onDoubleClick={() => {
          const line = rows[here]?.line;
          if (line?.kind === "step") props.openNode(line.step.id);
          if (line?.kind === "mark") props.showOnCanvas(line.mark.id);
        }}
        onFocus={({ target }) => {
          const row = target.dataset.row;
          if (row !== undefined) place.arrivedAt(row);
        }}
      >
        <div role="presentation" style={{ height: (rows.length + 1) * lineHeight }} />
        {drawn.map(([row, index]) => (
          <RowView
            key={row.id}
            row={row}
            top={index * lineHeight}
            lit={litBy(props.path, row.line)}
            isCurrent={index === here}
            isSelected={(row.line.kind === "step" || row.line.kind === "mark") && selected.has(row.id)}
            naming={naming === row.id ? ownName(flow, row.line) : undefined}
            onNamed={named}
          />
        ))}
      </div>
      <KeyList mayEdit={mayEdit} />
      {menu && (
        <PlaceMenu
          of={message("outline.more", { row: nameOf(menu.row.line) })}
          at={menu.at}
          items={actionsOf(menu.row.line, flow, mayEdit).map(({ deed, ...shown }) => ({
            id: deed,
            ...shown,
          }))}
          onDo={(deed) => act(deed, menu.row)}
          onClose={() => setMenu(undefined)}
        />
      )}
      {moving !== undefined && (
        <MoveDialog
          document={flow}
          picture={picture}
          forest={forest}
          step={moving}
          onMove={(to) => {
            if (changes.move(moving, to, forest)) place.goTo({ step: moving });
          }}
          onClose={() => setMoving(undefined)}
        />
      )}
    </div>
  );
}

/** Where a call is, or was. */
function litBy(path: LitPath | undefined, line: Line): Lit {
  if (!path) return undefined;
  if (line.kind === "exit")
    return path.ways.has(edgeId({ from: line.of.id, outlet: line.exit.id })) ? "passed" : undefined;
  if (line.kind !== "step") return undefined;
  if (path.here === line.step.id) return "here";
  return path.passed.has(line.step.id) ? "passed" : undefined;
}

/** What somebody has called a line themselves. */
function ownName({ nodes }: FlowDocument, line: Line): string {
  if (line.kind === "step") return nodes.find(({ id }) => id === line.step.id)?.title ?? "";
  const node = line.kind === "exit" ? nodes.find(({ id }) => id === line.of.id) : undefined;
  return (node && line.kind === "exit" && itemOf(node, line.exit.id)?.says) || "";
}
