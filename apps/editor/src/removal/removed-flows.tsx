import "./removal.css";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { bringBack, listRemovedFlows, type RemovedFlow } from "../api/removals.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { useWork } from "../live/use-work.ts";
import { WorkButton } from "../live/work-button.tsx";
import { useMay } from "../session/session.tsx";
import { dayAndTime } from "../words/time.ts";
import { tellRemoval, useRemovalNews } from "./news.ts";
import { message } from "./words.ts";

/** Below the list of flows: the way to those that were removed, as soon as there are any. */
export function RemovedFlows({ onChanged }: { readonly onChanged: () => void }) {
  const news = useRemovalNews();
  const [loaded] = useLoaded(`${news?.became} ${news?.flow.id}`, listRemovedFlows);
  const [isOpen, setOpen] = useState(false);
  const removed = loaded.state === "there" ? loaded.value : [];
  return (
    <>
      {removed.length > 0 && (
        <Button className="removed-open" appearance="subtle" onClick={() => setOpen(true)}>
          {message("removed.open", { count: removed.length })}
        </Button>
      )}
      {isOpen && <RemovedDialog flows={removed} onChanged={onChanged} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Who has removed what, and when; each can be brought back. */
function RemovedDialog(props: {
  readonly flows: readonly RemovedFlow[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
}) {
  const { flows, onChanged, onClose } = props;
  const mayEdit = useMay("author");
  const { told, work } = useWork();
  const newest = flows.toSorted((a, b) => (a.removedAt > b.removedAt ? -1 : 1));

  async function back(flow: RemovedFlow): Promise<void> {
    await bringBack(flow.id);
    tellRemoval({ became: "back", flow });
    onChanged();
    onClose();
  }

  return (
    <Dialog
      title={message("removed.title")}
      onClose={onClose}
      actions={<Button onClick={onClose}>{message("removed.close")}</Button>}
    >
      <p>{message("removed.about")}</p>
      <ul className="removed-flows">
        {newest.map((flow) => (
          <li key={flow.id}>
            <div>
              <strong>{flow.title || flow.id}</strong>
              <p>{message("removed.by", { when: dayAndTime(flow.removedAt), name: flow.removedBy })}</p>
            </div>
            {mayEdit && (
              <WorkButton
                aria-label={message("removed.back.of", { title: flow.title || flow.id })}
                onWork={() => work(() => back(flow))}
              >
                {message("removed.back")}
              </WorkButton>
            )}
          </li>
        ))}
      </ul>
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}
