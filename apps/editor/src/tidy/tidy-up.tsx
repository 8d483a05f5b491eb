import "./tidy.css";
import type { FlowDocument, NodeId, Point } from "@dialtree/flow";
import { Button, Spinner } from "@fluentui/react-components";
import { useEffect, useEffectEvent } from "react";
import type { CanvasPlaces } from "../canvas/canvas.tsx";
import type { Picture } from "../canvas/projection.ts";
import { announce } from "../live/announce.tsx";
import { useTold } from "../live/waiting.tsx";
import { putInOrder } from "./arranger.ts";
import { besideOthers } from "./beside.ts";
import { untidyOf } from "./untidy.ts";
import { message } from "./words.ts";

/**
 * Puts the steps of a flow in order, or those that are chosen, and is done then. Whoever changes the flow meanwhile gets the order of
 * what stands there after the change.
 */
export function TidyUp(props: {
  readonly picture: Picture;
  readonly layout: FlowDocument["layout"];
  readonly chosen: ReadonlySet<NodeId> | undefined;
  readonly canvas: CanvasPlaces;
  readonly onPlaces: (places: Readonly<Record<NodeId, Point>>) => void;
  readonly onNote: (words: string | undefined) => void;
  readonly onClose: () => void;
}) {
  const { picture, layout, chosen, canvas, onPlaces, onNote, onClose } = props;
  const takesLong = useTold(true, message("tidy.busy"));

  const done = useEffectEvent((places: Readonly<Record<NodeId, Point>>) => {
    onClose();
    const moved = picture.nodes.filter(({ id, at }) => {
      const to = places[id];
      return to && (to.x !== at.x || to.y !== at.y);
    });
    if (moved.length === 0) return announce(message("tidy.already"));
    canvas.glide();
    onNote(undefined);
    onPlaces(Object.fromEntries(moved.flatMap(({ id }) => (places[id] ? [[id, places[id]]] : []))));
    announce(message("tidy.done", { count: moved.length }));
    // Once the boxes stand there.
    if (!chosen) requestAnimationFrame(() => requestAnimationFrame(canvas.lookAgain));
  });
  const failed = useEffectEvent((error: unknown) => {
    console.error(error);
    onClose();
    onNote(message("tidy.failed"));
  });

  useEffect(() => {
    let isWanted = true;
    const untidy = untidyOf(picture, layout, canvas.heightOf, chosen);
    const others = chosen
      ? untidyOf(picture, layout, canvas.heightOf).boxes.filter(({ id }) => !chosen.has(id))
      : [];
    const { places, stop } = putInOrder(untidy);
    places.then(
      (found) => isWanted && done(chosen ? besideOthers(untidy.boxes, found, others) : found),
      (error: unknown) => isWanted && failed(error),
    );
    return () => {
      isWanted = false;
      stop();
    };
  }, [picture, layout, chosen, canvas]);

  if (!takesLong) return null;
  return (
    <div className="tidying">
      <Spinner size="tiny" label={message("tidy.busy")} />
      <Button size="small" onClick={onClose}>
        {message("tidy.stop")}
      </Button>
    </div>
  );
}
