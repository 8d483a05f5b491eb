import { callerNamed, isPinAccount } from "@dialtree/flow/texts";
import { Button, Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import { unlockPin } from "../../api/client.ts";
import { type Told, toldOf } from "../../api/errors.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { message } from "../../messages/message.ts";

/** Lets an account or a caller try again before its time. */
export function UnlockDialog(props: {
  readonly name: string;
  readonly onChanged: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { name, onChanged, onClose } = props;
  const [who, setWho] = useState<"account" | "caller">("account");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);

  async function unlock(): Promise<void> {
    const text = typed.trim();
    const caller = callerNamed(text);
    if (who === "account" ? !isPinAccount(text) : caller === undefined)
      return setWrong(message(`pins.unlock.${who}.wrong`));
    setBusy(true);
    try {
      await unlockPin(name, caller !== undefined && who === "caller" ? { caller } : { account: text });
      onChanged(message("pins.unlock.done", { name }));
    } catch (error) {
      setTold(toldOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={message("pins.unlockIn", { name })}
      onClose={onClose}
      onSubmit={() => void unlock()}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <Button appearance="primary" type="submit" disabled={busy}>
            {message("pins.unlock.do")}
          </Button>
        </>
      }
    >
      <Field label={message("pins.unlock.who")}>
        <RadioGroup
          value={who}
          onChange={(_event, { value }) => {
            setWho(value === "caller" ? "caller" : "account");
            setWrong(undefined);
          }}
        >
          <Radio value="account" label={message("pins.unlock.account")} />
          <Radio value="caller" label={message("pins.unlock.caller")} />
        </RadioGroup>
      </Field>
      <Field
        label={message(`pins.unlock.${who}.label`)}
        hint={message("pins.unlock.hint")}
        {...(wrong === undefined ? {} : { validationMessage: wrong })}
        required
      >
        <Input
          value={typed}
          autoComplete="off"
          maxLength={100}
          onChange={(_event, { value }) => {
            setTyped(value);
            setWrong(undefined);
          }}
        />
      </Field>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
