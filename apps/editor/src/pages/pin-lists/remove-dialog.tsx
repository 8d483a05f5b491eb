import type { PinList } from "../../api/client.ts";
import { pinListUses, removePinList } from "../../api/pin-lists.ts";
import { ConfirmDialog } from "../../dialog/confirm-dialog.tsx";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { ResourceUsesList } from "../../uses/resource-uses.tsx";
import { message } from "./words.ts";

/** Asks before a list is forgotten, and says whose callers will miss it. */
export function RemoveDialog(props: {
  readonly list: PinList;
  readonly onChanged: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { list, onChanged, onClose } = props;
  const { name, accounts } = list;
  const [uses] = useLoaded(name, () => pinListUses(name));
  const isUsed = uses.state === "there" && uses.value.uses.length + uses.value.published.length > 0;
  return (
    <ConfirmDialog
      title={message("pins.removing", { name })}
      action={message("pins.removing.do")}
      onConfirm={async () => {
        await removePinList(name);
        onChanged(message("pins.removed", { name }));
      }}
      onClose={onClose}
    >
      <p>{message("pins.removing.what", { count: accounts })}</p>
      {uses.state === "loading" && <Waiting words={message("pins.removing.looking")} />}
      {uses.state === "failed" && <ToldBar told={uses.told} />}
      {isUsed && <p>{message("pins.removing.used")}</p>}
      {uses.state === "there" && <ResourceUsesList uses={uses.value} />}
    </ConfirmDialog>
  );
}
