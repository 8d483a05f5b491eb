import { type ReactNode, useMemo } from "react";
import { go, Link } from "../../routes/router.tsx";
import { breaksPath, flowPath, stepPath } from "../../routes/routes.ts";
import { type Bundle, foundIn, type Graph } from "./graph.ts";
import { type Box, boxSize, pictureOf } from "./layout.ts";
import { kindWords, linkWords, titleWords } from "./wording.ts";
import { message } from "./words.ts";

// As many letters as fit into a box.
const lettersOf = { title: 25 } as const;

/** The estate as a drawing. Who cannot see or point at it has the same in the outline, with all that it says. */
export function MapView(props: {
  readonly graph: Graph;
  readonly wanted: string;
  readonly chosen: string | undefined;
  /** Stands where there is nothing to be drawn. */
  readonly none: ReactNode;
  readonly onChoose: (thing: string) => void;
}) {
  const { graph, wanted, chosen, none, onChoose } = props;
  const { boxes, lines, width, height, left } = useMemo(
    () => pictureOf(graph, wanted.trim() === "" ? undefined : foundIn(graph, wanted)),
    [graph, wanted],
  );
  return (
    <>
      <p className="card-aside">{message("estate.map")}</p>
      {left > 0 && <p role="status">{message("estate.map.left", { left })}</p>}
      {boxes.length === 0 && none}
      <div className="estate-map">
        <svg width={width} height={height} aria-hidden>
          {lines.map(({ bundle, path }) => (
            <MapLine
              key={`${bundle.from} ${bundle.to}`}
              bundle={bundle}
              path={path}
              isNear={bundle.from === chosen || bundle.to === chosen}
            />
          ))}
          {boxes.map((box) => (
            <MapBox key={box.key} box={box} graph={graph} isChosen={box.key === chosen} onChoose={onChoose} />
          ))}
        </svg>
      </div>
    </>
  );
}

function MapLine({
  bundle,
  path,
  isNear,
}: {
  readonly bundle: Bundle;
  readonly path: string;
  readonly isNear: boolean;
}) {
  const [first] = bundle.links;
  const [, flow = ""] = (bundle.from.startsWith("flow:") ? bundle.from : bundle.to).split(/:(.*)/s);
  return (
    <Link
      href={stepPath(flow, first?.node)}
      tabIndex={-1}
      className={isNear ? "estate-line estate-near" : "estate-line"}
    >
      <title>{linkWords(bundle.links)}</title>
      <path className="estate-grip" d={path} />
      <path d={path} strokeDasharray={bundle.links.some(({ published }) => published) ? undefined : "4 4"} />
    </Link>
  );
}

function MapBox(props: {
  readonly box: Box;
  readonly graph: Graph;
  readonly isChosen: boolean;
  readonly onChoose: (thing: string) => void;
}) {
  const { box, graph, isChosen, onChoose } = props;
  const thing = graph.things.get(box.key);
  if (!thing) return null;
  const title = titleWords(thing);
  const isBad = !thing.exists || graph.ends.has(thing.key);
  const shown = title.length > lettersOf.title ? `${title.slice(0, lettersOf.title - 1)}…` : title;
  return (
    <a
      href={breaksPath(thing.key)}
      tabIndex={-1}
      className={`estate-box estate-${thing.kind}${isChosen ? " estate-chosen" : ""}${isBad ? " estate-bad" : ""}`}
      onClick={(event) => {
        event.preventDefault();
        onChoose(thing.key);
      }}
      onDoubleClick={() => thing.kind === "flow" && thing.exists && go(flowPath(thing.id))}
    >
      <title>{`${kindWords(thing.kind)}: ${title}`}</title>
      <g transform={`translate(${box.x} ${box.y})`}>
        <rect width={boxSize.width} height={boxSize.height} rx={6} />
        <text x={10} y={20}>
          {isBad ? `! ${shown}` : shown}
        </text>
      </g>
    </a>
  );
}
