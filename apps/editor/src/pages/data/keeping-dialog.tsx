import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { type KeptKind, setRetention } from "../../api/data.ts";
import { ConfirmDialog } from "../../dialog/confirm-dialog.tsx";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { useWork } from "../../live/use-work.ts";
import { WorkButton } from "../../live/work-button.tsx";
import { message } from "./words.ts";

/** For how long one kind is kept. What that would erase is asked once more. */
export function KeepingDialog(props: {
  readonly kind: KeptKind;
  readonly bounds: NonNullable<KeptKind["settable"]>;
  readonly onChanged: (days: number | null) => void;
  readonly onClose: () => void;
}) {
  const { kind, bounds, onChanged, onClose } = props;
  const { least, most } = bounds;
  const [typed, setTyped] = useState(String(kind.days ?? kind.default ?? most));
  const [forGood, setForGood] = useState(kind.days === null);
  const { busy, told, work } = useWork();
  const [shortening, setShortening] = useState<number>();
  const days = Number(typed);
  const isFit = forGood || (/^\d{1,6}$/.test(typed) && days >= least && days <= most);

  async function set(wanted: number | null): Promise<void> {
    await setRetention(kind.kind, wanted);
    onChanged(wanted);
  }
  async function submit(): Promise<void> {
    if (!isFit) return;
    const wanted = forGood ? null : days;
    if (wanted !== null && (kind.days === null || wanted < kind.days)) return setShortening(wanted);
    await work(() => set(wanted));
  }

  if (shortening !== undefined)
    return (
      <ConfirmDialog
        key="shortening"
        title={message("data.shorten")}
        action={message("data.shorten.do", { count: shortening })}
        onConfirm={() => set(shortening)}
        onClose={onClose}
      >
        <p>{message("data.shorten.what", { count: shortening, what: kind.what })}</p>
      </ConfirmDialog>
    );
  return (
    <Dialog
      key="days"
      title={message("data.change.of", { what: kind.what })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>{message("cancel")}</Button>
          <WorkButton appearance="primary" type="submit" busy={busy} disabled={!isFit}>
            {message("data.change.save")}
          </WorkButton>
        </>
      }
    >
      <Field label={message("data.change.days")} hint={message("data.change.hint", { least, most })}>
        <Input
          inputMode="numeric"
          value={typed}
          disabled={forGood}
          onChange={(_event, { value }) => setTyped(value.trim())}
        />
      </Field>
      <Checkbox
        label={message("data.change.forGood")}
        checked={forGood}
        onChange={(_event, { checked }) => setForGood(checked === true)}
      />
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
