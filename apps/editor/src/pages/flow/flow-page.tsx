import { WordsContext } from "@dialtree/controls";
import { explain } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import {
  listDestinations,
  listFlows,
  listMailboxes,
  listNumbers,
  listPinLists,
  listPrompts,
  listVoices,
  type OpenedFlow,
  openFlow,
  saveFlow,
  type UnreadableFlow,
} from "../../api/client.ts";
import { unexpected } from "../../api/errors.ts";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { message } from "../../messages/message.ts";
import { Link } from "../../routes/router.tsx";
import { flowsPath } from "../../routes/routes.ts";
import { useMay } from "../../session/session.tsx";
import { createDraftStore, type DraftStore, type Journal } from "../../store/draft-store.ts";
import { browserJournal } from "../../store/journal.ts";
import { theirsFrom } from "../../store/theirs.ts";
import { controlWords } from "../../words/control-words.ts";
import { listCalendarChoices } from "../hours/choice.ts";
import { choiceOf } from "../prompts/choice.ts";
import { FlowEditor, type Surroundings } from "./flow-editor.tsx";

/** One flow: fetched, then worked on. */
export default function FlowPage({ id }: { readonly id: string }) {
  const [loaded, again] = useLoaded(id, () =>
    Promise.all([openFlow(id), surroundings(), browserJournal(id)]),
  );
  if (loaded.state === "loading") return <Waiting className="page-wait" words={message("flow.opening")} />;
  if (loaded.state === "failed") {
    return (
      <main className="page">
        <h1>{message("flow.unopened")}</h1>
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
        <Link href={flowsPath}>{message("page.toFlows")}</Link>
      </main>
    );
  }
  const [opened, around, journal] = loaded.value;
  if (!("document" in opened)) return <Unreadable flow={opened} />;
  return (
    <WordsContext value={controlWords}>
      <Opened opened={opened} around={around} journal={journal} />
    </WordsContext>
  );
}

async function surroundings(): Promise<Surroundings> {
  const [flows, voices, numbers, destinations, prompts, calendars, mailboxes, pinLists] = await Promise.all([
    listFlows(),
    listVoices(),
    listNumbers(),
    listDestinations(),
    listPrompts(),
    listCalendarChoices(),
    listMailboxes(),
    listPinLists(),
  ]);
  return {
    flows,
    voices,
    numbers,
    destinations,
    prompts: prompts.map(choiceOf),
    calendars,
    resources: {
      mailbox: mailboxes.map(({ name }) => name),
      "pin-list": pinLists.map(({ name }) => name),
    },
  };
}

function Opened(props: {
  readonly opened: OpenedFlow;
  readonly around: Surroundings;
  readonly journal: Journal;
}) {
  const { opened, around, journal } = props;
  const mayEdit = useMay("author");
  const [store, setStore] = useState<DraftStore>();
  useEffect(() => {
    const made = createDraftStore(opened, {
      save: saveFlow,
      readTheirs: theirsFrom,
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
      now: () => performance.now(),
      journal,
      mayEdit,
      unexpected: unexpected(),
    });
    setStore(made);
    const away = () => document.visibilityState === "hidden" && void made.saveNow();
    const online = () => void made.saveNow();
    document.addEventListener("visibilitychange", away);
    globalThis.addEventListener("online", online);
    return () => {
      document.removeEventListener("visibilitychange", away);
      globalThis.removeEventListener("online", online);
      // Leaving the page for the list is no reason to wait.
      void made.saveNow().finally(() => made.close());
    };
  }, [opened, journal, mayEdit]);
  return store ? <FlowEditor store={store} opened={opened} around={around} /> : null;
}

function Unreadable({ flow }: { readonly flow: UnreadableFlow }) {
  return (
    <main className="page">
      <h1>{message("flow.unreadable")}</h1>
      <ul>
        {flow.problems.map((problem) => {
          const { sentence, remedy } = explain(problem, [controlWords.problems]);
          return (
            <li key={problem.at + problem.code}>
              {sentence} {remedy}
            </li>
          );
        })}
      </ul>
      <Link href={flowsPath}>{message("page.toFlows")}</Link>
    </main>
  );
}
