import { callerNamed, isPinAccount } from "@dialtree/flow/texts";
import { Button, Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import { unlockPin } from "../../api/pin-lists.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { message } from "./words.ts";

const everyWho = ["account", "caller", "everybody"] as const;
type Who = (typeof everyWho)[number];

/** Lets an account or a caller try again before its time, or has a list no longer guarded. */
export function UnlockDialog(props: {
  readonly name: string;
  readonly onChanged: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { name, onChanged, onClose } = props;
  const [who, setWho] = useState<Who>("account");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string>();
  const { busy, told, work } = useWork();

  async function unlock(): Promise<void> {
    const whom = whomMeant(who, typed.trim());
    if (!whom) return setWrong(message(`pins.unlock.${who === "caller" ? who : "account"}.wrong`));
    await work(async () => {
      await unlockPin(name, whom);
      onChanged(message("pins.unlock.done", { name }));
    });
  }

  return (
    <Dialog
      title={message("pins.unlockIn", { name })}
      onClose={onClose}
      onSubmit={() => void unlock()}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy}>
            {message("pins.unlock.do")}
          </WorkButton>
        </>
      }
    >
      <Field label={message("pins.unlock.who")}>
        <RadioGroup
          value={who}
          onChange={(_event, { value }) => {
            setWho(everyWho.find((one) => one === value) ?? "account");
            setWrong(undefined);
          }}
        >
          {everyWho.map((one) => (
            <Radio key={one} value={one} label={message(`pins.unlock.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      {who !== "everybody" && (
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
      )}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}

function whomMeant(who: Who, text: string): Parameters<typeof unlockPin>[1] | undefined {
  if (who === "everybody") return { everybody: true };
  if (who === "account") return isPinAccount(text) ? { account: text } : undefined;
  const caller = callerNamed(text);
  return caller === undefined ? undefined : { caller };
}
