import { isRefusal, replaceBy } from "@dialtree/flow/edit";
import { type Told, toldOf } from "../api/errors.ts";
import type { Restored } from "../api/versions.ts";
import type { DraftStore } from "../store/draft-store.ts";
import { message } from "./words.ts";

/**
 * Has the draft be what it was once, in one step that Undo takes back. What is unsaved is saved first: it would be a step that
 * nobody could go back to.
 */
export async function bringBack(
  store: DraftStore,
  title: string,
  restore: (basedOn: number) => Promise<Restored>,
): Promise<{ readonly restored: Restored } | { readonly told: Told }> {
  try {
    if (!(await store.saveNow())) return { told: notYet("versions.unsaved") };
    const restored = await restore(store.state().base.revision);
    const edit = restored.document && replaceBy(store.state().document, restored.document, title);
    if (!edit || isRefusal(edit)) return { told: notYet("versions.unreadable") };
    store.dispatch({ type: "restored", edit, revision: restored.revision });
    return { restored };
  } catch (error) {
    return { told: toldOf(error) };
  }
}

const remedies = {
  "versions.unsaved": "versions.unsaved.remedy",
  "versions.unreadable": "versions.unreadable.remedy",
} as const;

/** Why a version cannot be had now, and what to do. */
export function notYet(what: keyof typeof remedies): Told {
  return { code: what, message: message(what), remedy: message(remedies[what]) };
}
