import type { FlowDocument, NodeId } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { Dialog } from "../dialog/dialog.tsx";
import { announce } from "../live/announce.tsx";
import { titleIn } from "../words/node-words.ts";
import { exitsOf, targetsFor } from "./targets.ts";
import { message } from "./words.ts";

const nowhere = "";
// No id of a step has a space.
const newStep = "a new one";

/** "Connect exit 2 of Main menu to …": the way to draw a line without a mouse. */
export function ConnectDialog(props: {
  readonly document: FlowDocument;
  readonly from: NodeId;
  /** The exit that is meant; the first one that leads nowhere unless told. */
  readonly outlet?: string | undefined;
  /** Both give undefined when it could not be done. */
  readonly onConnect: (exit: Exit, to: NodeId) => unknown;
  readonly onDisconnect: (exit: Exit) => unknown;
  /** A step that is not there yet. */
  readonly onNew: (exit: Exit) => void;
  readonly onClose: () => void;
}) {
  const { document, from, onConnect, onDisconnect, onNew, onClose } = props;
  const exits = exitsOf(document, from);
  const [outlet, setOutlet] = useState(
    props.outlet ?? exits.find(({ to }) => to === undefined)?.id ?? exits[0]?.id ?? "",
  );
  const now = exits.find(({ id }) => id === outlet)?.to ?? nowhere;
  // Untouched, the choice shows where the exit leads at present.
  const [chosen, setChosen] = useState<string>();
  const to = chosen ?? now;

  function decide(): void {
    if (to === now) onClose();
    else {
      const exit = exits.find(({ id }) => id === outlet)?.label ?? outlet;
      if (to === newStep) onNew({ from, outlet });
      else if (to === nowhere) {
        if (onDisconnect({ from, outlet })) announce(message("connect.undone", { exit }));
      } else if (onConnect({ from, outlet }, to))
        announce(message("connect.done", { exit, node: titleIn(document, to) }));
      onClose();
    }
  }

  return (
    <Dialog
      title={message("connect.title", { node: titleIn(document, from) })}
      onClose={onClose}
      onSubmit={decide}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <Button appearance="primary" type="submit">
            {message("connect.do")}
          </Button>
        </>
      }
    >
      <Field label={message("connect.exit")}>
        <Select
          value={outlet}
          onChange={(_event, { value }) => {
            setOutlet(value);
            setChosen(undefined);
          }}
        >
          {exits.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={message("connect.to")}>
        <Select value={to} onChange={(_event, { value }) => setChosen(value)}>
          <option value={nowhere}>{message("exits.none")}</option>
          <option value={newStep}>{message("connect.new")}</option>
          {targetsFor(document).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </Dialog>
  );
}
