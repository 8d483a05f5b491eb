import "../cards.css";
import "./mailboxes-page.css";
import { listMailboxes } from "../../api/client.ts";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { usePlayer } from "../../sound/use-player.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { MailboxCard } from "./mailbox-card.tsx";
import { message } from "./words.ts";

const example = `{
  "front-desk": { "keepDays": 7 }
}`;

/** The mailboxes of the installation, and the messages that lie in them. */
export default function MailboxesPage() {
  const page = useListPage("mailboxes", message("mailboxes.title"), listMailboxes);
  const player = usePlayer(page.tell);
  const mailboxes = page.loaded.state === "there" ? page.loaded.value : [];
  return (
    <ListPage page={page} title={message("mailboxes.title")} about={message("mailboxes.about")}>
      {page.loaded.state === "there" && mailboxes.length === 0 && (
        <NothingYet title={message("mailboxes.none")} level={2}>
          <p>{message("mailboxes.none.about")}</p>
          <p>{message("mailboxes.none.how")}</p>
          <pre>{example}</pre>
        </NothingYet>
      )}
      <ul className="cards">
        {mailboxes.map((mailbox) => (
          <li key={mailbox.name}>
            <MailboxCard mailbox={mailbox} player={player} onTell={page.tell} onChanged={page.again} />
          </li>
        ))}
      </ul>
      {player.isComing && <Waiting className="part-coming" size="tiny" words={message("sound.coming")} />}
    </ListPage>
  );
}
