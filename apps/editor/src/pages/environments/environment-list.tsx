import { live } from "@dialtree/flow/names";
import { Button, Field, Input } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { Environment, KeptEnvironments } from "../../api/environments.ts";
import { ConfirmDialog } from "../../dialog/confirm-dialog.tsx";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { WorkButton } from "../../live/work-button.tsx";
import { useMay } from "../../session/session.tsx";
import { idFor } from "../flows/new-flow.ts";
import { withoutEnvironment } from "./book.ts";
import { type Save, useSaving } from "./use-saving.ts";
import { message } from "./words.ts";

/** The environments that there are; all but Live come and go. */
export function EnvironmentList({
  kept,
  onSave,
}: {
  readonly kept: KeptEnvironments;
  readonly onSave: Save;
}) {
  const [open, setOpen] = useState<"new" | Environment>();
  const mayChange = useMay("administer");
  const close = () => setOpen(undefined);
  const saved: Save = async (...order) => {
    await onSave(...order);
    close();
  };
  return (
    <section className="card environments-part" aria-labelledby="environments">
      <header>
        <h2 id="environments">{message("environments.list")}</h2>
        {mayChange && (
          <Button icon={<AddRegular />} onClick={() => setOpen("new")}>
            {message("environments.new")}
          </Button>
        )}
      </header>
      <p>{message("environments.list.live")}</p>
      {kept.environments.length === 1 && <p>{message("environments.list.alone")}</p>}
      <ul className="environments-list">
        {kept.environments.map((environment) => {
          const { id, title } = environment;
          const removing = message("environments.remove.of", { title });
          return (
            <li key={id}>
              <span>
                {title} <code>{id}</code>
              </span>
              {mayChange && id !== live && (
                <Button
                  appearance="subtle"
                  icon={<DeleteRegular />}
                  aria-label={removing}
                  title={removing}
                  onClick={() => setOpen(environment)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {open === "new" && (
        <NewEnvironment taken={kept.environments.map(({ id }) => id)} onSave={saved} onClose={close} />
      )}
      {typeof open === "object" && (
        <ConfirmDialog
          title={message("environments.removing", { title: open.title })}
          action={message("environments.removing.do")}
          onConfirm={() =>
            saved(
              (book) => withoutEnvironment(book, open.id),
              message("environments.removed", { title: open.title }),
            )
          }
          onClose={close}
        >
          <p>{message("environments.removing.what")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function NewEnvironment(props: {
  readonly taken: readonly string[];
  readonly onSave: Save;
  readonly onClose: () => void;
}) {
  const { taken, onSave, onClose } = props;
  const [typed, setTyped] = useState("");
  const { busy, told, save } = useSaving(onSave);
  const title = typed.trim();

  function create(): void {
    if (title === "" || busy) return;
    const environment = { id: idFor(title, taken), title };
    void save(
      (book) => ({ ...book, environments: [...book.environments, environment] }),
      message("environments.made", { title }),
    );
  }

  return (
    <Dialog
      title={message("environments.new")}
      onClose={onClose}
      onSubmit={create}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={title === ""}>
            {message("new.create")}
          </WorkButton>
        </>
      }
    >
      <Field label={message("environments.name")} hint={message("environments.new.hint")} required>
        <Input value={typed} maxLength={100} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
