import "../cards.css";
import "./connections-page.css";
import { AddRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { type KeptSecret, listSecrets, removeSecret } from "../../api/secrets.ts";
import { ConfirmDialog } from "../../dialog/confirm-dialog.tsx";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { MayButton } from "../../session/may-button.tsx";
import { ListPage, useListPage } from "../list-page.tsx";
import { SecretCard } from "./secret-card.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { message } from "./words.ts";

const example = `{
  "https://api.fabrikam.example": {}
}`;

/** What is being done, and to which secret; without one, to a secret that is to be kept. */
interface Open {
  readonly what: "put" | "remove";
  readonly secret?: KeptSecret;
}

/** Whom flows may ask, and the secrets that open doors there. Values go in here and are never seen again. */
export default function ConnectionsPage() {
  const page = useListPage("connections", message("connections.title"), listSecrets);
  const [open, setOpen] = useState<Open>();
  const { hosts, secrets } = page.loaded.state === "there" ? page.loaded.value : { hosts: [], secrets: [] };
  const isThere = page.loaded.state === "there";
  const close = () => setOpen(undefined);
  const changed = (words: string) => {
    close();
    page.tell(words);
    page.again();
  };
  const making = (
    <MayButton right="administer" icon={<AddRegular />} onClick={() => setOpen({ what: "put" })}>
      {message("connections.new")}
    </MayButton>
  );
  return (
    <ListPage page={page} title={message("connections.title")} about={message("connections.about")}>
      {isThere && (
        <>
          <section aria-labelledby="hosts">
            <h2 id="hosts">{message("connections.hosts")}</h2>
            {hosts.length === 0 && (
              <NothingYet title={message("connections.hosts.none")} level={3}>
                <p>{message("connections.hosts.none.about")}</p>
                <p>{message("connections.hosts.how")}</p>
                <pre>{example}</pre>
              </NothingYet>
            )}
            <ul className="connections-hosts">
              {hosts.map((host) => (
                <li key={host}>
                  <code>{host}</code>
                </li>
              ))}
            </ul>
            {hosts.length > 0 && <p>{message("connections.hosts.how")}</p>}
          </section>
          <section aria-labelledby="secrets">
            <div className="connections-head">
              <h2 id="secrets">{message("connections.secrets")}</h2>
              {secrets.length > 0 && hosts.length > 0 && making}
            </div>
            {secrets.length === 0 && (
              <NothingYet
                title={message("connections.secrets.none")}
                level={3}
                right="administer"
                action={hosts.length > 0 ? making : undefined}
              >
                <p>{message("connections.secrets.none.about")}</p>
                {hosts.length === 0 && <p>{message("connections.secrets.none.first")}</p>}
              </NothingYet>
            )}
            <ul className="cards">
              {secrets.map((secret) => (
                <li key={secret.name}>
                  <SecretCard secret={secret} onOpen={(what) => setOpen({ what, secret })} />
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      {open?.what === "put" && (
        <SecretDialog
          secret={open.secret}
          approved={hosts}
          taken={secrets.map(({ name }) => name)}
          onChanged={changed}
          onClose={close}
        />
      )}
      {open?.what === "remove" && open.secret && (
        <RemoveSecret secret={open.secret} onChanged={changed} onClose={close} />
      )}
    </ListPage>
  );
}

function RemoveSecret(props: {
  readonly secret: KeptSecret;
  readonly onChanged: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { secret, onChanged, onClose } = props;
  const { name } = secret;
  return (
    <ConfirmDialog
      title={message("connections.removing", { name })}
      action={message("connections.removing.do")}
      onConfirm={async () => {
        await removeSecret(name);
        onChanged(message("connections.removed", { name }));
      }}
      onClose={onClose}
    >
      <p>{message("connections.removing.what")}</p>
    </ConfirmDialog>
  );
}
