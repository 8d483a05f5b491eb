import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { type KeptSecret, putSecret } from "../../api/secrets.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { message } from "./words.ts";

const fitName = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** A secret goes in: a new one, or another value in the place of one that there is. */
export function SecretDialog(props: {
  readonly secret: KeptSecret | undefined;
  readonly approved: readonly string[];
  readonly taken: readonly string[];
  readonly onChanged: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { secret, approved, taken, onChanged, onClose } = props;
  const [name, setName] = useState(secret?.name ?? "");
  const [value, setValue] = useState("");
  const [hosts, setHosts] = useState<readonly string[]>(
    secret ? secret.hosts.filter((host) => approved.includes(host)) : approved.length === 1 ? approved : [],
  );
  const { busy, told, work } = useWork();
  const isTaken = !secret && taken.includes(name);
  const isFit = fitName.test(name) && !isTaken && value !== "" && hosts.length > 0;

  async function put(): Promise<void> {
    if (!isFit) return;
    await work(async () => {
      await putSecret(name, value, hosts);
      onChanged(message("connections.kept", { name }));
    });
  }

  return (
    <Dialog
      title={secret ? message("connections.replaceOf", { name }) : message("connections.new")}
      onClose={onClose}
      onSubmit={() => void put()}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={!isFit}>
            {message("connections.keep")}
          </WorkButton>
        </>
      }
    >
      {!secret && (
        <Field
          label={message("connections.name")}
          hint={message("connections.name.hint")}
          required
          validationState={isTaken ? "error" : "none"}
          validationMessage={isTaken ? message("connections.name.taken") : null}
        >
          <Input
            value={name}
            maxLength={64}
            spellCheck={false}
            onChange={(_event, next) => setName(next.value)}
          />
        </Field>
      )}
      <Field label={message("connections.value")} hint={message("connections.value.hint")} required>
        <Input
          // Nobody looking over a shoulder reads it, and no browser offers to keep it.
          type="password"
          autoComplete="new-password"
          value={value}
          maxLength={4_096}
          onChange={(_event, next) => setValue(next.value)}
        />
      </Field>
      <fieldset className="connections-for">
        <legend>{message("connections.for")}</legend>
        {approved.map((host) => (
          <Checkbox
            key={host}
            label={host}
            checked={hosts.includes(host)}
            onChange={(_event, { checked }) =>
              setHosts(checked ? [...hosts, host] : hosts.filter((other) => other !== host))
            }
          />
        ))}
      </fieldset>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
