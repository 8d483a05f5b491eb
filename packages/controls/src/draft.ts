import { type Json, pointer } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { useContext, useEffect, useState } from "react";
import { ItemContext, useForm } from "./form.ts";

/** Inputs that the document does not hold as they are shown, by field. One belongs to one node. */
export type Drafts = Map<string, Draft>;

export interface Draft {
  readonly shown: unknown;
  /** The value in the document beside which it was typed; with another one there, the draft is out of date. */
  readonly beside: string;
}

/** What an input means: a value for the document, or the reason why there is none. */
export type Taken = { readonly value: Json | undefined } | { readonly reason: string };

interface Typing<Shown> {
  readonly show: (value: Json | undefined) => Shown;
  readonly take: (shown: Shown) => Taken;
  readonly report: (value: Json | undefined) => void;
  /** What the document holds as long as the input is not taken, in a sentence. */
  readonly kept: (value: Json) => string;
}

interface State<Shown> {
  readonly shown: Shown;
  /** The value in the document when this was last drawn. */
  readonly seen: string;
  /** Values that were reported and have not come back yet. */
  readonly awaited: readonly string[];
}

/**
 * An input that keeps what is typed: text that means nothing is shown and not reported, and a value that comes back late
 * does not overwrite what was typed meanwhile. Any other change of the document (undo, a colleague) replaces the text.
 */
export function useDraft<Shown>(
  key: string,
  value: Json | undefined,
  { show, take, report, kept }: Typing<Shown>,
): { readonly shown: Shown; readonly reason: string | undefined; readonly type: (shown: Shown) => void } {
  const { drafts } = useForm();
  const now = asText(value);
  const [state, setState] = useState<State<Shown>>(() => {
    const draft = drafts.get(key);
    // A key belongs to one control, which is the only one to write its draft.
    const shown = draft?.beside === now ? (draft.shown as Shown) : show(value);
    return { shown, seen: now, awaited: [] };
  });

  let current = state;
  if (now !== state.seen) {
    const echo = state.awaited.indexOf(now);
    current =
      echo < 0
        ? { shown: show(value), seen: now, awaited: [] }
        : { shown: state.shown, seen: now, awaited: state.awaited.slice(echo + 1) };
    setState(current);
  }

  const { shown } = current;
  const isSaved = asText(shown) === asText(show(value));
  useEffect(() => {
    if (isSaved) drafts.delete(key);
    else drafts.set(key, { shown, beside: now });
  });

  const taken = take(shown);
  const meanwhile = isSaved || value === undefined ? "" : ` ${kept(value)}`;
  return {
    shown,
    reason: "reason" in taken ? `${taken.reason}${meanwhile}` : undefined,
    type: (next) => {
      const meant = take(next);
      const last = current.awaited.at(-1) ?? current.seen;
      const isNew = "value" in meant && asText(meant.value) !== last;
      setState({
        ...current,
        shown: next,
        awaited: isNew ? [...current.awaited, asText(meant.value)] : current.awaited,
      });
      if (isNew) report(meant.value);
    },
  };
}

/** Whether something was typed for a field that is not in the document, beside the value that is there. */
export function isUntaken(drafts: Drafts, key: string, value: Json | undefined): boolean {
  return drafts.get(key)?.beside === asText(value);
}

/** The name of a field's draft: its path, with ids for the items of lists. */
export function useDraftKey(path: Path): string {
  const item = useContext(ItemContext);
  return item ? `${item.trail}/${String(path.at(-1))}` : pointer(path);
}

function asText(value: unknown): string {
  return JSON.stringify(value) ?? "";
}
