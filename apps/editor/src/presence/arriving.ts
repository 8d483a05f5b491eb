import type { FlowDocument } from "@dialtree/flow";
import { diffFlows } from "@dialtree/flow/diff";
import type { OpenedFlow, UnreadableFlow } from "../api/client.ts";
import type { Here } from "../api/presence.ts";
import { type DraftState, isSaved } from "../store/draft.ts";
import type { DraftStore } from "../store/draft-store.ts";
import { changeWords } from "../words/change-words.ts";
import { nodeTypes } from "../words/node-types.ts";

/** What somebody else made of the flow while nothing was unsaved here, until whoever sits here has read it. */
export interface News {
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  readonly by: By;
  /** There had been steps to undo. */
  readonly forgets: boolean;
}

export type By = { readonly name: string } | "you" | "somebody" | "several";

/** Whether somebody else has saved, and nothing here keeps their document from being shown. */
export function isBehind(state: DraftState, { revision }: Pick<Here, "revision">): boolean {
  return isSaved(state) && revision > state.base.revision;
}

/**
 * Shows what is saved in place of what is here, if nothing is unsaved here by now.
 * @returns what that changed, together with news that nobody has read yet; undefined when nothing did
 */
export function takeOver(
  store: DraftStore,
  { revision, document }: Pick<OpenedFlow, "revision" | "document">,
  here: Here,
  unread: News | undefined,
): News | undefined {
  const was = store.state();
  store.dispatch({ type: "arrived", theirs: { revision, document } });
  const is = store.state();
  if (is.document === was.document) return undefined;
  // Somebody else may have saved since that was asked: then nobody knows who.
  const by = here.revision === revision ? byOf(here) : "somebody";
  return {
    before: unread?.before ?? was.document,
    after: is.document,
    by: unread && !isSame(unread.by, by) ? "several" : by,
    forgets: was.undo.length > 0 || was.redo.length > 0 || unread?.forgets === true,
  };
}

/** What has changed, in words. */
export function sentencesOf({ before, after }: Pick<News, "before" | "after">): readonly string[] {
  return diffFlows(before, after, nodeTypes).map(changeWords);
}

export function isReadable(flow: OpenedFlow | UnreadableFlow): flow is OpenedFlow {
  return "document" in flow;
}

function byOf({ savedBy, savedByYou }: Here): By {
  if (savedByYou) return "you";
  return savedBy === null ? "somebody" : { name: savedBy };
}

function isSame(one: By, other: By): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return one.name === other.name;
}
