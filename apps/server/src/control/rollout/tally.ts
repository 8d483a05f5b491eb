import { fallbackNode, type JournalEntry } from "@dialtree/engine";

/** What one call was, once it is over. */
export interface Tally {
  readonly error: boolean;
  readonly failedTransfer: boolean;
  readonly hangUp: boolean;
}

/** The lines of a journal that are looked at; the others have another `kind`. */
type Line =
  | JournalEntry
  | { readonly kind: "command"; readonly id: string; readonly type: string }
  | {
      readonly kind: "event";
      readonly type: string;
      readonly leg: string;
      readonly command?: { readonly id: string } | { readonly type: string };
      readonly outcome?: string;
    };

const handsOver: ReadonlySet<string> = new Set(["transfer", "redirect"]);
const callsFirst: ReadonlySet<string> = new Set(["transfer", "ring-group", "redirect"]);
const menus: ReadonlySet<string> = new Set(["menu", "language-choice", "yes-no"]);

/**
 * What a call was, by all that was journalled of it, oldest first.
 * @param typeOf The type of a node of the version that the call ran.
 */
export function tallyOf(
  journal: readonly string[],
  typeOf: (flow: string, node: string) => string | undefined,
): Tally {
  let error = false;
  let failedTransfer = false;
  let hungUp = false;
  let menusLeft = 0;
  let at: string | undefined;
  const commands = new Map<string, string>();
  for (const text of journal) {
    const line = JSON.parse(text) as Line;
    switch (line.kind) {
      case "command":
        commands.set(line.id, line.type);
        break;
      case "event": {
        const { command, outcome } = line;
        if (line.type !== "result" || !command || outcome === "done") break;
        const type = "id" in command ? commands.get(command.id) : command.type;
        if (type !== undefined && handsOver.has(type)) failedTransfer = true;
        break;
      }
      case "entered":
        if (line.node === fallbackNode) error = true;
        at = typeOf(line.flow, line.node);
        break;
      case "left": {
        const type = typeOf(line.flow, line.node);
        if (type !== undefined && menus.has(type)) menusLeft += 1;
        // Somebody who was to be called first, and could not be.
        if (type !== undefined && callsFirst.has(type) && line.outlet === "failed") failedTransfer = true;
        at = undefined;
        break;
      }
      case "fault":
        error = true;
        break;
      case "ended":
        hungUp = line.reason === "remote";
        break;
    }
  }
  return {
    error,
    failedTransfer,
    hangUp: hungUp && menusLeft === 0 && at !== undefined && menus.has(at),
  };
}
