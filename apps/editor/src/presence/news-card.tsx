import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useMemo } from "react";
import type { DraftStore } from "../store/draft-store.ts";
import { type By, type News, sentencesOf } from "./arriving.ts";
import { message } from "./words.ts";

const mostShown = 4;

/** What was changed by somebody else just now. It covers nothing for long: it goes with the next change that is made here. */
export function NewsCard(props: {
  readonly news: News | "unreadable";
  readonly store: DraftStore;
  readonly onClose: () => void;
}) {
  const { news, store, onClose } = props;
  useEffect(
    () =>
      store.subscribe(() => {
        if (store.state().unsaved.length > 0) onClose();
      }),
    [store, onClose],
  );
  return (
    <section className="news-card" aria-label={message("here.news")}>
      {news === "unreadable" ? <p>{message("here.unreadable")}</p> : <Changes news={news} />}
      <Button
        appearance="subtle"
        size="small"
        icon={<DismissRegular />}
        aria-label={message("here.news.close")}
        title={message("here.news.close")}
        onClick={onClose}
      />
    </section>
  );
}

function Changes({ news }: { readonly news: News }) {
  const said = useMemo(() => {
    const all = sentencesOf(news);
    return all.length > 0 ? all : [message("here.news.places")];
  }, [news]);
  const more = said.length - mostShown;
  return (
    <div>
      <p>{newsWords(news.by)}</p>
      <ul>
        {said.slice(0, mostShown).map((sentence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of them may read alike
          <li key={index}>{sentence}</li>
        ))}
        {more > 0 && <li>{message("here.news.more", { count: more })}</li>}
      </ul>
      {news.forgets && <p className="news-note">{message("here.news.undo")}</p>}
    </div>
  );
}

/** Who changed it, as a sentence. */
export function newsWords(by: By): string {
  switch (by) {
    case "you":
      return message("here.news.yours");
    case "somebody":
      return message("here.news.somebody");
    case "several":
      return message("here.news.several");
    default:
      return message("here.news.by", { name: by.name });
  }
}
