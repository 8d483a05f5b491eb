import type { FlowDocument } from "@dialtree/flow";
import { message } from "../../messages/message.ts";
import { titleIn } from "../../words/node-words.ts";
import { markPlaceOf } from "./shown.ts";

/** What people call something on the canvas: a step, a note or a frame. */
export function calledIn(document: FlowDocument, id: string): string {
  const place = markPlaceOf(id);
  if (!place) return titleIn(document, id);
  const { notes = {}, frames = {} } = document;
  if (place.kind === "note")
    return message("mark.note", { words: notes[place.id]?.text || message("mark.empty") });
  return message("mark.frame.called", { title: frames[place.id]?.title || message("mark.untitled") });
}
