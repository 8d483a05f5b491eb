import { useId, useState } from "react";
import type { Mailbox } from "../../api/client.ts";
import { mailboxUses } from "../../api/mailboxes.ts";
import { ToldBar } from "../../live/told.tsx";
import { MayButton } from "../../session/may-button.tsx";
import type { usePlayer } from "../../sound/use-player.ts";
import { UsesButton } from "../../uses/uses-button.tsx";
import { MessageList } from "./message-list.tsx";
import { message } from "./words.ts";

/** One mailbox: where its messages go, what lies in it, and what to do when that is too much. */
export function MailboxCard(props: {
  readonly mailbox: Mailbox;
  readonly player: ReturnType<typeof usePlayer>;
  readonly onTell: (words: string) => void;
  readonly onChanged: () => void;
}) {
  const { mailbox, player, onTell, onChanged } = props;
  const { name, deliversTo, room, waiting, refused, kept } = mailbox;
  const [isOpen, setOpen] = useState(false);
  const heading = useId();
  const taken = waiting + kept;
  return (
    <section className="card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{name}</h2>
      </header>
      <ul className="mailbox-facts">
        {factsOf(mailbox).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {refused > 0 && deliversTo !== null && (
        <ToldBar
          intent="warning"
          told={{
            code: "not_taken",
            message: message("mailboxes.refused", { count: refused, host: deliversTo }),
            remedy: message("mailboxes.refused.remedy"),
          }}
        />
      )}
      {taken >= room && (
        <ToldBar
          intent="warning"
          told={{
            code: "no_room",
            message: message("mailboxes.full"),
            remedy: message("mailboxes.full.remedy"),
          }}
        />
      )}
      <div className="card-actions">
        <MayButton
          right="administer"
          size="small"
          aria-expanded={isOpen}
          aria-label={message("mailboxes.messagesIn", { name })}
          onClick={() => setOpen(!isOpen)}
        >
          {message("mailboxes.messages")}
        </MayButton>
        <UsesButton load={() => mailboxUses(name)} thing={`mailbox:${name}`} />
      </div>
      {isOpen && <MessageList mailbox={name} player={player} onTell={onTell} onChanged={onChanged} />}
    </section>
  );
}

function factsOf(mailbox: Mailbox): readonly string[] {
  const { deliversTo, keepDays, giveUpHours, room, waiting, kept } = mailbox;
  const taken = message("mailboxes.room", { room, taken: waiting + kept });
  if (deliversTo === null)
    return [
      message("mailboxes.keepsHere"),
      message("mailboxes.keepDays", { count: keepDays }),
      taken,
      message("mailboxes.kept", { count: kept }),
    ];
  return [
    message("mailboxes.deliversTo", { host: deliversTo }),
    message("mailboxes.giveUp", { count: giveUpHours }),
    keepDays === 0 ? message("mailboxes.keepsNone") : message("mailboxes.keepDaysAfter", { count: keepDays }),
    taken,
    message("mailboxes.waiting", { count: waiting }),
    message("mailboxes.kept", { count: kept }),
  ];
}
