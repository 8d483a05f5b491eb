import { z } from "zod";
import { limits } from "../limits.ts";
import type { FlowDocument } from "./document.ts";

/** The colours that notes and frames may have. Named, because what can be read on them is the editor's affair. */
export const tints = ["yellow", "green", "blue", "purple", "red", "grey"] as const;
export type Tint = (typeof tints)[number];

const side = z.number().min(limits.markSideLeast).max(limits.markSideMost);
const box = { x: z.number(), y: z.number(), width: side, height: side };
const colour = z.enum(tints);

export const noteSchema = z
  .strictObject({ text: z.string().max(limits.noteCharacters), colour, ...box })
  .meta({ title: "Note", description: "Words on the picture, for those who work on the flow." });
export type Note = Readonly<z.infer<typeof noteSchema>>;

export const frameSchema = z
  .strictObject({ title: z.string().max(200), colour, ...box })
  .meta({ title: "Frame", description: "A rectangle with a name around some steps of the picture." });
export type Frame = Readonly<z.infer<typeof frameSchema>>;

/** Either of them, by its id: each kind has ids of its own. */
export interface MarkPlace {
  readonly kind: "note" | "frame";
  readonly id: string;
}

/** A flow without what only its picture has: where boxes sit, notes and frames. Two that are alike so make the same call. */
export function withoutPicture(document: FlowDocument): FlowDocument {
  const { notes: _notes, frames: _frames, ...rest } = document;
  return { ...rest, layout: {} };
}
