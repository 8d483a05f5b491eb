import type { FlowDocument, Frame, MarkPlace, Note } from "../document/index.ts";

/** A note or a frame that another version has not, or that says something else there. Callers hear nothing of either. */
export type MarkChange =
  | { readonly kind: "note added" | "note removed"; readonly mark: MarkPlace; readonly words: string }
  | { readonly kind: "frame added" | "frame removed"; readonly mark: MarkPlace; readonly words: string }
  | {
      readonly kind: "note rewritten" | "frame renamed";
      readonly mark: MarkPlace;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: "note coloured" | "frame coloured"; readonly mark: MarkPlace; readonly words: string };

/**
 * What is different about the frames and the notes of two versions; what is gone comes last of each. Where they lie and how large they
 * are is not told, as of steps.
 */
export function markChanges(before: FlowDocument, after: FlowDocument): readonly MarkChange[] {
  return (["frame", "note"] as const).flatMap((kind) => {
    const [was, is] = [before, after].map(
      (side): Readonly<Record<string, Note | Frame>> => side[`${kind}s`] ?? {},
    ) as [Readonly<Record<string, Note | Frame>>, Readonly<Record<string, Note | Frame>>];
    const there = Object.entries(is).flatMap(([id, mark]): MarkChange[] => {
      const old = Object.hasOwn(was, id) ? was[id] : undefined;
      const place = { kind, id };
      if (!old) return [{ kind: `${kind} added`, mark: place, words: wordsOf(mark) }];
      if (wordsOf(old) !== wordsOf(mark)) {
        const rewritten = kind === "note" ? "note rewritten" : "frame renamed";
        return [{ kind: rewritten, mark: place, before: wordsOf(old), after: wordsOf(mark) }];
      }
      return old.colour === mark.colour
        ? []
        : [{ kind: `${kind} coloured`, mark: place, words: wordsOf(mark) }];
    });
    const gone = Object.entries(was).flatMap(([id, mark]): MarkChange[] =>
      Object.hasOwn(is, id) ? [] : [{ kind: `${kind} removed`, mark: { kind, id }, words: wordsOf(mark) }],
    );
    return [...there, ...gone];
  });
}

function wordsOf(mark: Note | Frame): string {
  return "title" in mark ? mark.title : mark.text;
}
