import { ChevronDownRegular, ChevronRightRegular, WarningRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Graph } from "./graph.ts";
import { type Row, rowsOf } from "./tree.ts";
import { kindWords, layerWords, linkWords, titleWords } from "./wording.ts";
import { message } from "./words.ts";

/** The estate as an outline: one line for each thing, below what leads to it. */
export function TreeView(props: {
  readonly graph: Graph;
  readonly wanted: string;
  readonly chosen: string | undefined;
  /** Stands where there is no line. */
  readonly none: ReactNode;
  readonly onChoose: (thing: string) => void;
}) {
  const { graph, wanted, chosen, none, onChoose } = props;
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  // The focus goes with whoever walks. Kept with the place: what was drawn before knows nothing of it.
  const [at, setAt] = useState({ row: "", isWalked: false });
  const list = useRef<HTMLDivElement>(null);
  // Another text shows other ways; what was opened before says nothing of them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each text anew
  useEffect(() => setFlipped(new Set()), [wanted]);
  const rows = rowsOf(graph, flipped, wanted);
  const here = Math.max(
    0,
    rows.findIndex(({ id }) => id === at.row),
  );

  useEffect(() => {
    if (at.isWalked) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [at]);
  const goTo = (index: number): void => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row) setAt({ row: row.id, isWalked: true });
  };
  const flip = ({ id }: Row): void =>
    setFlipped((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const act = (row: Row): void => {
    if ("thing" in row.is) onChoose(row.is.thing);
    else if ("end" in row.is) onChoose(row.is.end.thing);
    else flip(row);
  };

  function pressed(event: KeyboardEvent, row: Row, index: number): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const parent = rows.findLastIndex(({ level }, before) => before < index && level < row.level);
    const does = doing(event.key);
    if (!does) return;
    event.preventDefault();
    does();

    function doing(key: string): (() => void) | undefined {
      switch (key) {
        case "ArrowDown":
          return () => goTo(index + 1);
        case "ArrowUp":
          return () => goTo(index - 1);
        case "Home":
          return () => goTo(0);
        case "End":
          return () => goTo(rows.length - 1);
        case "ArrowRight":
          return () => (row.isOpen === false ? flip(row) : row.isOpen && goTo(index + 1));
        case "ArrowLeft":
          return () => (row.isOpen ? flip(row) : parent >= 0 && goTo(parent));
        case "Enter":
        case " ":
          return () => act(row);
        default:
          return undefined;
      }
    }
  }

  if (rows.length === 0) return none;
  return (
    <div ref={list} className="estate-tree" role="tree" aria-label={message("estate.tree")}>
      {rows.map((row, index) => (
        <div
          key={row.id}
          role="treeitem"
          tabIndex={index === here ? 0 : -1}
          aria-level={row.level}
          aria-posinset={row.position}
          aria-setsize={row.siblings}
          aria-expanded={row.isOpen}
          aria-selected={"thing" in row.is && row.is.thing === chosen}
          style={{ paddingInlineStart: 8 + (row.level - 1) * 22 }}
          className={"end" in row.is ? "estate-end" : undefined}
          onKeyDown={(event) => pressed(event, row, index)}
          onFocus={() => setAt({ row: row.id, isWalked: false })}
          onClick={() => act(row)}
        >
          <span
            className="estate-twist"
            aria-hidden
            onClick={(event) => {
              if (row.isOpen === undefined) return;
              event.stopPropagation();
              flip(row);
            }}
          >
            {row.isOpen !== undefined && (row.isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />)}
          </span>
          <RowWords row={row} graph={graph} />
        </div>
      ))}
    </div>
  );
}

function RowWords({ row, graph }: { readonly row: Row; readonly graph: Graph }) {
  const { is } = row;
  if ("group" in is)
    return (
      <strong>
        {message(`estate.group.${is.group}`)} ({is.count})
      </strong>
    );
  if ("end" in is) return <EndWords says={is.end.says} layer={layerWords(is.end)} />;
  const thing = graph.things.get(is.thing);
  if (!thing) return null;
  const title = titleWords(thing);
  const links = is.by?.links ?? [];
  const layer = is.by
    ? layerWords({
        published: links.some(({ published }) => published),
        draft: links.some(({ draft }) => draft),
      })
    : undefined;
  return (
    <>
      <span className="estate-kind">{kindWords(thing.kind)}</span>{" "}
      <span className="estate-title">{is.again ? message("estate.again", { title }) : title}</span>
      {thing.people !== undefined && <> ({message("estate.people", { people: thing.people })})</>}
      {!thing.exists && <strong className="estate-missing"> {message("estate.missing")}</strong>}{" "}
      {links.length > 0 && <span className="estate-how">{linkWords(links)}</span>}
      {layer !== undefined && <em> ({layer})</em>}
    </>
  );
}

function EndWords({ says, layer }: { readonly says: string; readonly layer: string | undefined }) {
  return (
    <span>
      <WarningRegular aria-hidden /> {says}
      {layer !== undefined && <em> ({layer})</em>}
    </span>
  );
}
