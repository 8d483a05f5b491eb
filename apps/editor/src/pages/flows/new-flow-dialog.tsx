import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { createFlow } from "../../api/client.ts";
import { type Told, toldOf } from "../../api/errors.ts";
import { useFocusBack } from "../../live/focus.ts";
import { ToldBar } from "../../live/told.tsx";
import { message } from "../../messages/message.ts";
import { go } from "../../routes/router.tsx";
import { flowPath } from "../../routes/routes.ts";
import { idFor, newFlow } from "./new-flow.ts";

export function NewFlowDialog(props: { readonly taken: readonly string[]; readonly onClose: () => void }) {
  const { taken, onClose } = props;
  useFocusBack();
  const [title, setTitle] = useState("");
  const [language, setLanguage] = useState("en-US");
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      const id = await createFlow(newFlow(title.trim(), idFor(title, taken), language));
      go(flowPath(id));
    } catch (error) {
      setTold(toldOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={(event) => void create(event)}>
          <DialogBody>
            <DialogTitle>{message("new.title")}</DialogTitle>
            <DialogContent className="dialog-fields">
              <Field label={message("new.name")} required>
                <Input
                  value={title}
                  maxLength={200}
                  placeholder={message("new.name.example")}
                  onChange={(_event, { value }) => setTitle(value)}
                />
              </Field>
              <Field label={message("new.language")} hint={message("new.language.hint")}>
                <Input value={language} onChange={(_event, { value }) => setLanguage(value)} />
              </Field>
              {told && <ToldBar told={told} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{message("cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={busy || title.trim() === ""}>
                {message("new.create")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
