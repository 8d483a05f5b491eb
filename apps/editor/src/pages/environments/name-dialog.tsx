import { FieldControl } from "@dialtree/controls";
import { phones } from "@dialtree/controls/phones";
import {
  type Destination,
  destination,
  destinationSchema,
  isJsonObject,
  type Json,
  slug,
} from "@dialtree/flow";
import type { BookName } from "@dialtree/flow/names";
import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { KeptEnvironments } from "../../api/environments.ts";
import { people } from "../../api/people.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { WorkButton } from "../../live/work-button.tsx";
import { controlWords } from "../../words/control-words.ts";
import { withName, withoutName } from "./book.ts";
import { type Save, useSaving } from "./use-saving.ts";
import { message } from "./words.ts";

/** A name, and who it is in each environment. */
export function NameDialog(props: {
  readonly kept: KeptEnvironments;
  /** Undefined for a new one. */
  readonly name: BookName | undefined;
  readonly onSave: Save;
  readonly onClose: () => void;
}) {
  const { kept, name: before, onSave, onClose } = props;
  const [name, setName] = useState(before?.name ?? "");
  const [note, setNote] = useState(before?.note ?? "");
  const [values, setValues] = useState<Readonly<Record<string, Json | undefined>>>(
    () => (before?.values ?? {}) as Record<string, Json>,
  );
  const { busy, told, save } = useSaving(onSave);
  const isTaken = before === undefined && kept.book.names.some((one) => one.name === name);
  const isFit = slug.safeParse(name).success && !isTaken;

  function put(): void {
    if (!isFit || busy) return;
    const chosen = Object.entries(values).flatMap(([environment, value]) => {
      const { data: somebody } = destinationSchema.safeParse(value);
      return somebody ? [[environment, somebody] as const] : [];
    });
    const whole: BookName = {
      name,
      values: Object.fromEntries<Destination>(chosen),
      ...(note.trim() === "" ? {} : { note: note.trim() }),
    };
    void save((book) => withName(book, before?.name, whole), message("environments.saved"));
  }

  return (
    <Dialog
      title={
        before
          ? message("environments.name.edit.of", { name: before.name })
          : message("environments.name.new")
      }
      onClose={onClose}
      onSubmit={put}
      actions={
        <>
          {before && (
            <Button
              disabled={busy}
              onClick={() =>
                void save((book) => withoutName(book, before.name), message("environments.saved"))
              }
            >
              {message("environments.name.remove")}
            </Button>
          )}
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={!isFit}>
            {message("environments.save")}
          </WorkButton>
        </>
      }
    >
      {before ? (
        <p>{message("environments.name.remove.hint")}</p>
      ) : (
        <Field
          label={message("environments.name")}
          hint={message("environments.name.hint")}
          required
          validationState={isTaken ? "error" : "none"}
          validationMessage={isTaken ? message("environments.name.taken") : null}
        >
          <Input
            value={name}
            maxLength={64}
            spellCheck={false}
            onChange={(_event, { value }) => setName(value)}
          />
        </Field>
      )}
      <Field label={message("environments.name.note")}>
        <Input value={note} maxLength={200} onChange={(_event, { value }) => setNote(value)} />
      </Field>
      {kept.environments.map(({ id, title }) => (
        <FieldControl
          strings={controlWords}
          key={id}
          field={whoIn(title)}
          path={[id]}
          value={values[id]}
          languages={[]}
          people={people}
          phones={phones}
          onChange={([, member], value) =>
            setValues((now) => ({
              ...now,
              [id]: member === undefined ? value : withMember(now[id], member, value),
            }))
          }
        />
      ))}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}

/** Nobody is somebody, too: until then nothing that names it can be published there. */
function whoIn(environment: string) {
  const accepts = ["user", "account", "phone", "voicemail"] as const;
  return { ...destination({ label: message("environments.in", { environment }), accepts }), required: false };
}

function withMember(whole: Json | undefined, member: string | number, value: Json | undefined): Json {
  const { [String(member)]: _before, ...others } = isJsonObject(whole) ? whole : {};
  return value === undefined ? others : { ...others, [String(member)]: value };
}
