import type { FlowDocument } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { createFlow, listFlows } from "../../api/client.ts";
import { type Told, toldOf } from "../../api/errors.ts";
import { Dialog } from "../../dialog/dialog.tsx";
import { ToldBar } from "../../live/told.tsx";
import { message } from "../../messages/message.ts";
import { idFor } from "../flows/new-flow.ts";

/** Two people changed one flow. Nothing is lost before somebody says what shall become of both. */
export function ConflictDialog(props: {
  readonly mine: FlowDocument;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}) {
  const { mine, onKeepMine, onTakeTheirs } = props;
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);

  async function keepBoth(): Promise<void> {
    setBusy(true);
    try {
      const taken = (await listFlows()).map(({ id }) => id);
      const title = message("conflict.copy", { title: mine.title || mine.id });
      await createFlow({ ...mine, id: idFor(`${mine.id}-copy`, taken), title: title.slice(0, 200) });
      onTakeTheirs();
    } catch (error) {
      setTold(toldOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={message("conflict.title")}
      actions={
        <>
          <Button disabled={busy} onClick={onTakeTheirs}>
            {message("conflict.theirs")}
          </Button>
          <Button disabled={busy} onClick={onKeepMine}>
            {message("conflict.mine")}
          </Button>
          <Button appearance="primary" disabled={busy} onClick={() => void keepBoth()}>
            {message("conflict.both")}
          </Button>
        </>
      }
    >
      <p>{message("conflict.says")}</p>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
