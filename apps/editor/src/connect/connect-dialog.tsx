import type { FlowDocument, NodeId } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Select,
} from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { useFocusBack } from "../live/focus.ts";
import { message } from "../messages/message.ts";
import { titleIn } from "../words/node-words.ts";
import { exitsOf, targetsFor } from "./targets.ts";

const nowhere = "";

/** "Connect exit 2 of Main menu to …": the way to draw a line without a mouse. */
export function ConnectDialog(props: {
  readonly document: FlowDocument;
  readonly from: NodeId;
  /** The exit that is meant; the first one that leads nowhere unless told. */
  readonly outlet?: string | undefined;
  readonly onConnect: (exit: Exit, to: NodeId) => void;
  readonly onDisconnect: (exit: Exit) => void;
  readonly onClose: () => void;
}) {
  const { document, from, onConnect, onDisconnect, onClose } = props;
  useFocusBack();
  const exits = exitsOf(document, from);
  const [outlet, setOutlet] = useState(
    props.outlet ?? exits.find(({ to }) => to === undefined)?.id ?? exits[0]?.id ?? "",
  );
  const now = exits.find(({ id }) => id === outlet)?.to ?? nowhere;
  // Untouched, the choice shows where the exit leads at present.
  const [chosen, setChosen] = useState<string>();
  const to = chosen ?? now;

  function decide(event: FormEvent): void {
    event.preventDefault();
    if (to === now) onClose();
    else {
      if (to === nowhere) onDisconnect({ from, outlet });
      else onConnect({ from, outlet }, to);
      onClose();
    }
  }

  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={decide}>
          <DialogBody>
            <DialogTitle>{message("connect.title", { node: titleIn(document, from) })}</DialogTitle>
            <DialogContent className="dialog-fields">
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
                  {targetsFor(document).map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{message("cancel")}</Button>
              <Button appearance="primary" type="submit">
                {message("connect.do")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
