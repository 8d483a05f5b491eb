import "../table.css";
import "./account-page.css";
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { failureOf } from "../../api/errors.ts";
import {
  type AccessToken,
  listAccessTokens,
  revokeAccessToken,
  signOut,
  type Who,
} from "../../api/session.ts";
import { ConfirmDialog } from "../../dialog/confirm-dialog.tsx";
import { shownLanguage } from "../../messages/language.ts";
import { useWho } from "../../session/session.tsx";
import { listed } from "../../words/amounts.ts";
import { dayAndTime } from "../../words/time.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { TokenDialog } from "./token-dialog.tsx";
import { message } from "./words.ts";

/** Who one is here, what one may, and one's access tokens. */
export default function AccountPage() {
  const page = useListPage("account", message("account.title"), listAccessTokens);
  const who = useWho();
  const [making, setMaking] = useState(false);
  const tokens = page.loaded.state === "there" ? page.loaded.value : undefined;
  return (
    <ListPage page={page} title={message("account.title")} about={message("account.about")}>
      {who && <Whom who={who} tell={page.tell} />}
      <h2>{message("tokens.title")}</h2>
      <p>
        {message("tokens.about")}{" "}
        <a href={`/api/docs?language=${shownLanguage()}`}>{message("tokens.api")}</a>
      </p>
      <Button onClick={() => setMaking(true)}>{message("tokens.make")}</Button>
      {tokens?.length === 0 && <p>{message("tokens.none")}</p>}
      {tokens && tokens.length > 0 && <Tokens tokens={tokens} tell={page.tell} again={page.again} />}
      {making && who && (
        <TokenDialog
          roles={who.roles}
          onMade={page.again}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </ListPage>
  );
}

function Whom({ who, tell }: { readonly who: Who; readonly tell: (words: string) => void }) {
  if (who.signIn === "none") return <p>{message("account.local.about")}</p>;
  async function leave(): Promise<void> {
    try {
      location.assign(await signOut());
    } catch (error) {
      tell(failureOf(error).failure);
    }
  }
  const { name, username, endsAt, roles, secondPerson } = who;
  return (
    <>
      <p>
        {message("account.as", {
          name: name ?? "",
          username: username ?? "",
          when: dayAndTime(endsAt ?? ""),
        })}
      </p>
      <p>{message("account.roles", { roles: listed(roles.map((role) => message(`role.${role}`))) })}</p>
      {secondPerson && <p>{message("account.secondPerson")}</p>}
      <Button onClick={() => void leave()}>{message("account.signOut")}</Button>
    </>
  );
}

function Tokens(props: {
  readonly tokens: readonly AccessToken[];
  readonly tell: (words: string) => void;
  readonly again: () => void;
}) {
  const { tokens, tell, again } = props;
  const [ending, setEnding] = useState<AccessToken>();

  async function revoke({ id, name }: AccessToken): Promise<void> {
    await revokeAccessToken(id);
    setEnding(undefined);
    tell(message("tokens.revoked", { name }));
    again();
  }

  return (
    <div className="table-scroll">
      <table className="table" aria-label={message("tokens.title")}>
        <thead>
          <tr>
            <th scope="col">{message("tokens.what")}</th>
            <th scope="col">{message("tokens.whose")}</th>
            <th scope="col">{message("tokens.may")}</th>
            <th scope="col">{message("tokens.ends")}</th>
            <th scope="col">{message("tokens.used")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td>{token.person}</td>
              <td>{listed(token.roles.map((role) => message(`role.${role}`)))}</td>
              <td>{dayAndTime(token.endsAt)}</td>
              <td>{token.usedAt === null ? message("tokens.never") : dayAndTime(token.usedAt)}</td>
              <td>
                <Button
                  size="small"
                  aria-label={message("tokens.revoke.which", { name: token.name })}
                  onClick={() => setEnding(token)}
                >
                  {message("tokens.revoke")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ending && (
        <ConfirmDialog
          title={message("tokens.revoke.which", { name: ending.name })}
          action={message("tokens.revoke")}
          onConfirm={() => revoke(ending)}
          onClose={() => setEnding(undefined)}
        >
          {message("tokens.revoke.about")}
        </ConfirmDialog>
      )}
    </div>
  );
}
