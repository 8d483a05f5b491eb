import "./session.css";
import { Button } from "@fluentui/react-components";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { getWho, type Who } from "../api/session.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { useLoaded } from "../live/loading.ts";
import { Waiting } from "../live/waiting.tsx";
import { LanguageSwitch } from "../messages/language-switch.tsx";
import { message } from "../messages/message.ts";
import { onSignedOut } from "./signed-out.ts";

const Asked = createContext<Who | undefined>(undefined);

/** Who is at this browser; undefined where the server did not say, and nothing is known to be forbidden. */
export function useWho(): Who | undefined {
  return useContext(Asked);
}

/** Whether whoever is at this browser may do something. The server decides; this only keeps pages from offering it. */
export function useMay(right: string): boolean {
  const who = useWho();
  return who === undefined || who.rights.includes(right);
}

/** Where to sign in, and to come back from to this page. */
function signInHere(at: string): string {
  return `${at}?back=${encodeURIComponent(location.pathname + location.search)}`;
}

/** Shows the pages to whoever is signed in and has a role, and to everybody else what to do about it. */
export function Session({ children }: { readonly children: ReactNode }) {
  const [loaded] = useLoaded("session", getWho);
  const [isOver, setOver] = useState(false);
  useEffect(() => onSignedOut(() => setOver(true)), []);
  if (loaded.state === "loading") return <Waiting className="page-wait" words={message("page.loading")} />;
  // Without the server each page says itself what it could not get.
  if (loaded.state === "failed") return children;
  const who = loaded.value;
  if (who.signIn === "needed") return <SignIn at={who.signInAt ?? "/"} />;
  if (who.signIn === "done" && who.rights.length === 0) return <NoRole who={who} />;
  return (
    <Asked value={who}>
      {children}
      {isOver && <Over at={who.signInAt ?? "/"} />}
    </Asked>
  );
}

function SignIn({ at }: { readonly at: string }) {
  useEffect(() => {
    document.title = message("page.title", { page: message("session.signIn") });
  }, []);
  return (
    <main className="page session">
      <h1>{message("session.welcome")}</h1>
      <p>{message("session.about")}</p>
      <Button as="a" appearance="primary" size="large" href={signInHere(at)}>
        {message("session.signIn")}
      </Button>
      <LanguageSwitch />
    </main>
  );
}

function NoRole({ who }: { readonly who: Who }) {
  return (
    <main className="page session">
      <h1>{message("session.noRole")}</h1>
      <p>{message("session.noRole.about", { name: who.name ?? "", username: who.username ?? "" })}</p>
      <Button as="a" href={`${who.signInAt ?? "/"}?again=1`}>
        {message("session.asAnother")}
      </Button>
    </main>
  );
}

/** What was changed meanwhile is in this browser's journal, and is offered when the page is opened again. */
function Over({ at }: { readonly at: string }) {
  return (
    <Dialog
      title={message("session.over")}
      actions={
        <Button as="a" appearance="primary" href={signInHere(at)}>
          {message("session.again")}
        </Button>
      }
    >
      <p>{message("session.over.about")}</p>
    </Dialog>
  );
}
