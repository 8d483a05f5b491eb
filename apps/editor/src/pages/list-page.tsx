import { Button } from "@fluentui/react-components";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { announce } from "../live/announce.tsx";
import { useArrival, useFocusKept } from "../live/focus.ts";
import { type Loaded, useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { Waiting } from "../live/waiting.tsx";
import { LanguageSwitch } from "../messages/language-switch.tsx";
import { message } from "../messages/message.ts";
import { Link } from "../routes/router.tsx";
import { flowsPath } from "../routes/routes.ts";
import { AccountLink } from "../session/account-link.tsx";
import { ThemeSwitch } from "../theme/theme-switch.tsx";

/** What a page that lists things works with. */
export interface ListPageState<Value> {
  readonly loaded: Loaded<Value>;
  readonly again: () => void;
  /** The last thing that was done, in words. */
  readonly note: string | undefined;
  /** Says it in sight and to screen readers. */
  readonly tell: (words: string) => void;
}

export function useListPage<Value>(
  key: string,
  title: string,
  load: () => Promise<Value>,
): ListPageState<Value> {
  const [loaded, again] = useLoaded(key, load);
  const [note, setNote] = useState<string>();
  const tell = useCallback((words: string) => {
    setNote(words);
    announce(words);
  }, []);
  useEffect(() => {
    document.title = message("page.title", { page: title });
  }, [title]);
  return { loaded, again, note, tell };
}

/** A page with a heading, what it is about, and what was fetched for it, or why it could not be. */
export function ListPage<Value>(props: {
  readonly page: ListPageState<Value>;
  readonly title: string;
  readonly about: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { page, title, about, actions, children } = props;
  const { loaded, again, note } = page;
  const heading = useArrival();
  useFocusKept(heading, loaded.state === "there" ? loaded.value : undefined);
  return (
    <main className="page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
        <Link href={flowsPath}>{message("page.toFlows")}</Link>
        <AccountLink />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <p className="page-about">{about}</p>
      {note !== undefined && <p className="page-note">{note}</p>}
      {loaded.state === "loading" && <Waiting words={message("page.loading.what", { what: title })} />}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {children}
    </main>
  );
}
