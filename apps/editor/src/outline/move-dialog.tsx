import type { FlowDocument, NodeId } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { edgeId, type Picture } from "../canvas/projection.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { titleIn } from "../words/node-words.ts";
import { below, type Forest } from "./forest.ts";
import { message } from "./words.ts";

/** Where a step goes, with all that follows it: the way to drag it along without a mouse. */
export function MoveDialog(props: {
  readonly document: FlowDocument;
  readonly picture: Picture;
  readonly forest: Forest;
  readonly step: NodeId;
  readonly onMove: (to: Exit) => void;
  readonly onClose: () => void;
}) {
  const { document, picture, forest, step, onMove, onClose } = props;
  const name = titleIn(document, step);
  const [exits] = useState(() => exitsFor(picture, forest, step));
  const [chosen, setChosen] = useState(exits[0]?.id ?? "");
  const exit = exits.find(({ id }) => id === chosen);

  function decide(): void {
    if (exit) onMove(exit.exit);
    onClose();
  }

  return (
    <Dialog
      title={message("move.title", { step: name })}
      onClose={onClose}
      onSubmit={decide}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <Button appearance="primary" type="submit">
            {message("move.do")}
          </Button>
        </>
      }
    >
      <p>{message("move.about", { step: name })}</p>
      <Field label={message("move.to")}>
        <Select value={chosen} onChange={(_event, { value }) => setChosen(value)}>
          {exits.map(({ id, words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      {exit?.to !== undefined && (
        <p>{message("move.replaces", { to: exit.to, group: message("outline.group.loose") })}</p>
      )}
    </Dialog>
  );
}

/** The exits that a step can go to: all but its own, those that follow it, and the one that it is at. */
function exitsFor({ nodes }: Picture, forest: Forest, step: NodeId) {
  const own = below(forest, step);
  const now = forest.under.get(step);
  const order = new Map(forest.order.map((id, index) => [id, index]));
  return nodes
    .filter(({ id }) => !own.has(id))
    .toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0))
    .flatMap(({ id: from, title, outlets }) =>
      outlets.flatMap(({ id: outlet, label, to }) => {
        const exit: Exit = { from, outlet };
        if (now && edgeId(now) === edgeId(exit)) return [];
        const words =
          to === undefined
            ? message("move.option", { step: title, exit: label })
            : message("move.option.taken", { step: title, exit: label, to });
        return [{ id: edgeId(exit), exit, to, words }];
      }),
    );
}
