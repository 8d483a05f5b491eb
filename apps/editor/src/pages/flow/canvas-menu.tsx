import type { Command, CommandId } from "../../commands/command.ts";
import { type MenuItem, PlaceMenu } from "../../commands/place-menu.tsx";
import { message } from "../../commands/words.ts";

// What is there for the steps that are chosen, and what for the canvas itself; in this order.
const ofChosen: readonly CommandId[] = [
  "copy",
  "cut",
  "duplicate",
  "delete",
  "frame",
  "select.behind",
  "fold",
  "tidy.chosen",
  "arrange.left",
  "arrange.centre",
  "arrange.top",
  "arrange.middle",
  "arrange.across",
  "arrange.down",
];
const ofCanvas: readonly CommandId[] = ["paste", "note", "select.all", "tidy", "unfold", "find"];

/** What can be done with a step, with several, or with the canvas, where somebody has clicked with the other button. */
export function CanvasMenu(props: {
  readonly commands: readonly Command[];
  readonly at: { readonly x: number; readonly y: number };
  /** Something is chosen, and it is about that. */
  readonly isOfChosen: boolean;
  /** Left out where no step can be added. */
  readonly onAdd: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const { commands, at, isOfChosen, onAdd, onClose } = props;
  const offered = (isOfChosen ? ofChosen : ofCanvas).flatMap((wanted) => {
    const command = commands.find(({ id }) => id === wanted);
    return command && command.isPossible !== false ? [command] : [];
  });
  const items = offered.map(
    ({ id, chords }): MenuItem<CommandId | "add"> => ({ id, words: message(`do.${id}`), keys: chords?.[0] }),
  );
  return (
    <PlaceMenu
      of={message("menu.here")}
      at={at}
      items={!isOfChosen && onAdd ? [{ id: "add", words: message("menu.add") }, ...items] : items}
      onDo={(wanted) => {
        if (wanted === "add") onAdd?.();
        else offered.find(({ id }) => id === wanted)?.run();
      }}
      onClose={onClose}
    />
  );
}
