import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { type KeptMessage, listMessages, removeMessage } from "../../api/mailboxes.ts";
import { ConfirmDialog } from "../../dialog/confirm-dialog.tsx";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import type { usePlayer } from "../../sound/use-player.ts";
import { MessageRow } from "./message-row.tsx";
import { message } from "./words.ts";

// A mailbox may hold thousands; nobody reads them at once.
const shownAtOnce = 20;

/** What lies in a mailbox, the newest first. */
export function MessageList(props: {
  readonly mailbox: string;
  readonly player: ReturnType<typeof usePlayer>;
  readonly onTell: (words: string) => void;
  readonly onChanged: () => void;
}) {
  const { mailbox, player, onTell, onChanged } = props;
  const [loaded, again] = useLoaded(mailbox, () => listMessages(mailbox));
  const [most, setMost] = useState(shownAtOnce);
  const [removing, setRemoving] = useState<KeptMessage>();

  async function remove({ id }: KeptMessage): Promise<void> {
    await removeMessage(id);
    setRemoving(undefined);
    onTell(message("messages.removed"));
    again();
    onChanged();
  }

  if (loaded.state === "loading")
    return (
      <Waiting
        words={message("page.loading.what", { what: message("mailboxes.messagesIn", { name: mailbox }) })}
      />
    );
  if (loaded.state === "failed")
    return (
      <ToldBar told={loaded.told}>
        <Button onClick={again}>{message("again")}</Button>
      </ToldBar>
    );
  const messages = loaded.value;
  const more = messages.length - most;
  return (
    <>
      {messages.length === 0 && (
        <NothingYet title={message("mailboxes.empty")} level={3}>
          <p>{message("mailboxes.empty.about")}</p>
        </NothingYet>
      )}
      <ul className="messages">
        {messages.slice(0, most).map((one) => (
          <li key={one.id}>
            <MessageRow of={one} player={player} onTell={onTell} onRemove={() => setRemoving(one)} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="small" onClick={() => setMost(most + shownAtOnce)}>
          {message("mailboxes.more", { count: Math.min(more, shownAtOnce) })}
        </Button>
      )}
      {removing && (
        <ConfirmDialog
          title={message("messages.removing")}
          action={message("messages.removing.do")}
          onConfirm={() => remove(removing)}
          onClose={() => setRemoving(undefined)}
        >
          <p>{message("messages.removing.what")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
