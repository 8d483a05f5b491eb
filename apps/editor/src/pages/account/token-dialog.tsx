import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { makeAccessToken, type Who } from "../../api/session.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { announce } from "../../live/announce.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { message } from "./words.ts";

type Role = Who["roles"][number];

const usualDays = "90";

/** Makes an access token, and shows it once. */
export function TokenDialog(props: {
  /** What whoever makes it has, and can give. */
  readonly roles: readonly Role[];
  readonly onMade: () => void;
  readonly onClose: () => void;
}) {
  const { roles, onMade, onClose } = props;
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Role[]>([]);
  const [days, setDays] = useState(usualDays);
  const { busy, told, work } = useWork();
  const [token, setToken] = useState<string>();
  if (token !== undefined) return <Made token={token} onClose={onClose} />;

  async function make(): Promise<void> {
    await work(async () => {
      setToken(await makeAccessToken({ name: name.trim(), roles: [...chosen], days: Number(days) }));
      onMade();
    });
  }

  return (
    <Dialog
      title={message("tokens.make")}
      onClose={onClose}
      onSubmit={() => void make()}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton
            appearance="primary"
            type="submit"
            busy={busy}
            disabled={name.trim() === "" || chosen.length === 0}
          >
            {message("tokens.make")}
          </WorkButton>
        </>
      }
    >
      <Field label={message("tokens.name")} required>
        <Input
          value={name}
          maxLength={100}
          placeholder={message("tokens.name.example")}
          onChange={(_event, { value }) => setName(value)}
        />
      </Field>
      <fieldset className="token-roles">
        <legend>{message("tokens.roles")}</legend>
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={message(`role.${role}`)}
            checked={chosen.includes(role)}
            onChange={(_event, { checked }) =>
              setChosen(checked ? [...chosen, role] : chosen.filter((one) => one !== role))
            }
          />
        ))}
      </fieldset>
      <Field label={message("tokens.days")}>
        <Input
          type="number"
          min={1}
          max={365}
          value={days}
          onChange={(_event, { value }) => setDays(value)}
        />
      </Field>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}

function Made({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  async function copy(): Promise<void> {
    // Where the browser does not let us, it can be selected: one click takes all of it.
    await navigator.clipboard.writeText(token).then(
      () => announce(message("tokens.copied")),
      () => undefined,
    );
  }
  return (
    <Dialog
      title={message("tokens.made")}
      actions={
        <>
          <Button onClick={() => void copy()}>{message("tokens.copy")}</Button>
          <Button appearance="primary" onClick={onClose}>
            {message("done")}
          </Button>
        </>
      }
    >
      <p>{message("tokens.made.about")}</p>
      <code className="token-shown">{token}</code>
    </Dialog>
  );
}
