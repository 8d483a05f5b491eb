import { type BookThing, type ThingKind, thingKinds } from "@dialtree/flow/names";
import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { KeptEnvironments } from "../../api/environments.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { WorkButton } from "../../live/work-button.tsx";
import { withoutThing, withThing } from "./book.ts";
import { type Save, useSaving } from "./use-saving.ts";
import { message } from "./words.ts";

/** What an environment uses in the place of something that flows name. */
export function ThingDialog(props: {
  readonly kept: KeptEnvironments;
  /** Undefined for a new one. */
  readonly thing: BookThing | undefined;
  readonly onSave: Save;
  readonly onClose: () => void;
}) {
  const { kept, thing: before, onSave, onClose } = props;
  const [kind, setKind] = useState<ThingKind>(before?.kind ?? "calendar");
  const [name, setName] = useState(before?.name ?? "");
  const [values, setValues] = useState<Readonly<Record<string, string>>>(before?.values ?? {});
  const { busy, told, save } = useSaving(onSave);
  const isTaken = !before && kept.book.things.some((one) => one.kind === kind && one.name === name.trim());
  const isFit = name.trim() !== "" && !isTaken;

  function put(): void {
    if (!isFit || busy) return;
    const others = Object.entries(values).flatMap(([environment, other]) =>
      other.trim() === "" ? [] : [[environment, other.trim()] as const],
    );
    const thing: BookThing = { kind, name: name.trim(), values: Object.fromEntries(others) };
    void save((book) => withThing(book, before, thing), message("environments.saved"));
  }

  return (
    <Dialog
      title={
        before
          ? message("environments.name.edit.of", { name: before.name })
          : message("environments.thing.new")
      }
      onClose={onClose}
      onSubmit={put}
      actions={
        <>
          {before && (
            <Button
              disabled={busy}
              onClick={() => void save((book) => withoutThing(book, before), message("environments.saved"))}
            >
              {message("environments.thing.remove")}
            </Button>
          )}
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={!isFit}>
            {message("environments.save")}
          </WorkButton>
        </>
      }
    >
      {!before && (
        <>
          <Field label={message("environments.thing.kind")}>
            <Select value={kind} onChange={(_event, { value }) => setKind(value as ThingKind)}>
              {thingKinds.map((one) => (
                <option key={one} value={one}>
                  {message(`environments.kind.${one}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={message("environments.thing.name")}
            hint={message("environments.thing.name.hint")}
            required
            validationState={isTaken ? "error" : "none"}
            validationMessage={isTaken ? message("environments.thing.taken") : null}
          >
            <Input value={name} maxLength={64} onChange={(_event, { value }) => setName(value)} />
          </Field>
        </>
      )}
      {kept.environments.map(({ id, title }) => (
        <Field
          key={id}
          label={message("environments.thing.in", { environment: title })}
          hint={message("environments.thing.in.hint")}
        >
          <Input
            value={values[id] ?? ""}
            maxLength={64}
            onChange={(_event, { value }) => setValues((now) => ({ ...now, [id]: value }))}
          />
        </Field>
      ))}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
