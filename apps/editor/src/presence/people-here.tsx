import "./presence.css";
import { WindowMultipleRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { openFlow, type Version } from "../api/client.ts";
import { toldOf } from "../api/errors.ts";
import type { Here, Present } from "../api/presence.ts";
import { announce } from "../live/announce.tsx";
import type { DraftStore } from "../store/draft-store.ts";
import { listed } from "../words/amounts.ts";
import { isBehind, isReadable, type News, takeOver } from "./arriving.ts";
import { initialsOf } from "./initials.ts";
import { NewsCard, newsWords } from "./news-card.tsx";
import { type Removed, RemovedCard } from "./removed-card.tsx";
import { useFollowing } from "./use-following.ts";
import { message } from "./words.ts";

const mostShown = 3;

/** Who else has this flow open; and what they save appears here by itself, as long as nothing is unsaved here. */
export function PeopleHere(props: {
  readonly flow: string;
  readonly store: DraftStore;
  /** The version that new calls get, as far as this page knows. */
  readonly current: Version | undefined;
  /** The recordings that came along. */
  readonly onRecordings: (names: readonly string[]) => void;
  /** New calls get another version. */
  readonly onLive: (version: Version, words: string) => void;
}) {
  const { flow, store, current, onRecordings, onLive } = props;
  const [news, setNews] = useState<News | "unreadable">();
  const [removed, setRemoved] = useState<Removed>();
  const known = useRef<ReadonlySet<string>>(new Set());
  const here = useFollowing(
    flow,
    store,
    (heard) => {
      // What callers get of it has changed as well: the page is loaded anew.
      if (removed) return setRemoved({ ...removed, isBack: true });
      tellWhoCame(heard);
      if (isBusy()) return;
      if (isBehind(store.state(), heard)) void take(heard);
      if (heard.live !== null && heard.live !== current?.id) void lookWhatIsLive();
    },
    ({ message: told }) => {
      if (!removed || removed.isBack) announce(told);
      setRemoved({ told, isBack: false });
    },
  );

  function tellWhoCame({ people, otherTabs }: Here): void {
    // Windows of one's own have no name.
    const now = [...people.map(({ name }) => name), ...(otherTabs > 0 ? [""] : [])];
    const fresh = now.filter((name) => !known.current.has(name));
    known.current = new Set([...known.current, ...fresh]);
    const names = fresh.filter((name) => name !== "");
    if (names.length > 0) announce(message("here.came", { names: listed(names) }));
    else if (fresh.length > 0) announce(message("here.yours"));
  }

  async function take(heard: Here): Promise<void> {
    let opened: Awaited<ReturnType<typeof openFlow>>;
    try {
      opened = await openFlow(flow);
    } catch (error) {
      // The next answer says it again.
      toldOf(error);
      return;
    }
    if (!isReadable(opened)) {
      if (news !== "unreadable") announce(message("here.unreadable"));
      return setNews("unreadable");
    }
    const unread = news === "unreadable" ? undefined : news;
    const fresh = takeOver(store, opened, heard, unread);
    if (!fresh) return;
    onRecordings(opened.recordings);
    setNews(fresh);
    if (!unread) announce(newsWords(fresh.by));
  }

  async function lookWhatIsLive(): Promise<void> {
    try {
      // An answer that was on its way while somebody published here knows the version before.
      const opened = await openFlow(flow);
      const now = isReadable(opened) ? opened.current : undefined;
      if (now && now.id !== current?.id) onLive(now, message("here.live", { number: now.number }));
    } catch (error) {
      // The next answer says it again.
      toldOf(error);
    }
  }

  return (
    <>
      {here && <Others here={here} />}
      {removed && <RemovedCard flow={flow} removed={removed} />}
      {news && !removed && <NewsCard news={news} store={store} onClose={() => setNews(undefined)} />}
    </>
  );
}

/** A dialog shows what it was opened with, and a step in somebody's hand stays there: what is new comes a moment later. */
function isBusy(): boolean {
  return document.querySelector("dialog[open], .react-flow__node.dragging") !== null;
}

function Others({ here: { people, otherTabs } }: { readonly here: Here }) {
  const shown = people.slice(0, mostShown);
  // Of one's own windows nobody need read while many others are here.
  const hasRoom = people.length < mostShown;
  const more = people.slice(mostShown);
  const names = listed(more.map(({ name }) => name));
  if (people.length + otherTabs === 0) return null;
  return (
    <ul className="people-here" aria-label={message("here.title")}>
      {shown.map((person, index) => (
        // Two people may have one name.
        // biome-ignore lint/suspicious/noArrayIndexKey: they stand in the order in which they came
        <Chip key={index} words={wordsOf(person)} isEditing={person.editing}>
          {initialsOf(person.name)}
        </Chip>
      ))}
      {more.length > 0 && (
        <Chip words={message("here.more", { names })}>
          {message("here.more.short", { count: more.length })}
        </Chip>
      )}
      {otherTabs > 0 && hasRoom && (
        <Chip words={message("here.yours")}>
          <WindowMultipleRegular />
        </Chip>
      )}
    </ul>
  );
}

function wordsOf({ name, editing }: Present): string {
  return message(editing ? "here.editing" : "here.person", { name });
}

function Chip(props: {
  readonly words: string;
  readonly isEditing?: boolean;
  readonly children: React.ReactNode;
}) {
  const { words, isEditing, children } = props;
  return (
    <li title={words} data-editing={isEditing || undefined}>
      <span aria-hidden>{children}</span>
      <span className="unseen">{words}</span>
    </li>
  );
}
