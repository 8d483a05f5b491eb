import "./look-page.css";
import { languageNames } from "@dialtree/controls";
import type { FlowDocument } from "@dialtree/flow";
import { diffFlows, isForCallers } from "@dialtree/flow/diff";
import { Button } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { languagesIn, rowsIn, type TextRow } from "../../all-words/texts.ts";
import { documentOfVersion } from "../../api/client.ts";
import { ApiError } from "../../api/errors.ts";
import { documentOfKept } from "../../api/kept-drafts.ts";
import { type ListedVersion, listVersions } from "../../api/versions.ts";
import { offerFile, textFile } from "../../files/offer-file.ts";
import { useArrival } from "../../live/focus.ts";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { shownLanguage } from "../../messages/language.ts";
import { drawnFlow } from "../../picture/drawn.ts";
import { Link } from "../../routes/router.tsx";
import { flowPath } from "../../routes/routes.ts";
import { useMay } from "../../session/session.tsx";
import { changeWords } from "../../words/change-words.ts";
import { nodeTypes } from "../../words/node-types.ts";
import { dayAndTime } from "../../words/time.ts";
import { message } from "./words.ts";

const languageName = languageNames(shownLanguage());

/** What somebody is asked to approve, and nothing that could be changed by mistake. */
interface Looked {
  /** Which version or draft it is, in words. */
  readonly about: string;
  /** Undefined where this editor cannot read it. */
  readonly document: FlowDocument | undefined;
  /** What callers get now: undefined before the first version, null where it cannot be read. */
  readonly live: FlowDocument | null | undefined;
  readonly isLive: boolean;
}

/** A version, or a draft as it was kept, for whoever has to say yes to it: picture, changes and texts. */
export default function LookPage({ id }: { readonly id: string }) {
  const of = new URLSearchParams(location.search).get("of") ?? "";
  const [loaded, again] = useLoaded(`${id} ${of}`, () => lookedAt(id, of));
  const mayEdit = useMay("author");
  const heading = useArrival();
  const flow = (loaded.state === "there" && loaded.value?.document?.title) || id;
  useEffect(() => {
    document.title = message("page.title", { page: message("look.title", { flow }) });
  }, [flow]);
  return (
    <main className="page look">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {flow}
        </h1>
        {mayEdit && <Link href={flowPath(id)}>{message("look.open")}</Link>}
      </div>
      {loaded.state === "loading" && (
        <Waiting words={message("page.loading.what", { what: message("look.title", { flow }) })} />
      )}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {loaded.state === "there" && !loaded.value && <p>{message("look.unknown")}</p>}
      {loaded.state === "there" && loaded.value && <Sheet looked={loaded.value} />}
    </main>
  );
}

/** Undefined where there is no such version or draft. @throws ApiError */
async function lookedAt(id: string, of: string): Promise<Looked | undefined> {
  const versions = await listVersions(id);
  const current = versions.find((version) => version.current);
  const live = current && ((await documentOfVersion(current)) ?? null);
  const version = versions.find(({ number }) => String(number) === of);
  if (version)
    return {
      about: message(version.current ? "look.version.live" : "look.version", wordsOf(version)),
      document: await documentOfVersion(version),
      live,
      isLive: version.current,
    };
  // Versions have numbers, kept drafts have ids like these; an address that was cut off is of neither.
  if (!/^[0-9a-f-]{36}$/.test(of)) return undefined;
  try {
    const { name, at, document } = await documentOfKept(id, of);
    const when = dayAndTime(at);
    const about = name === null ? message("look.saved", { when }) : message("look.kept", { name, when });
    return { about, document, live, isLive: false };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

function wordsOf({ number, publishedAt }: ListedVersion): { readonly number: number; readonly when: string } {
  return { number, when: dayAndTime(publishedAt) };
}

function Sheet({ looked: { about, document, live, isLive } }: { readonly looked: Looked }) {
  if (!document) return <p>{message("look.unreadable")}</p>;
  return (
    <>
      <p className="look-about">
        <strong>{about}</strong>
      </p>
      <p className="look-about">{message("look.fixed")}</p>
      <h2>{message("look.changes")}</h2>
      <Changes document={document} live={live} isLive={isLive} />
      <h2>{message("look.picture")}</h2>
      <Picture document={document} about={about} />
      <h2>{message("look.texts")}</h2>
      <Texts document={document} />
    </>
  );
}

function Changes(props: {
  readonly document: FlowDocument;
  readonly live: FlowDocument | null | undefined;
  readonly isLive: boolean;
}) {
  const { document, live, isLive } = props;
  const changes = useMemo(
    () => (live ? diffFlows(live, document, nodeTypes).filter(isForCallers).map(changeWords) : []),
    [live, document],
  );
  if (isLive) return <p>{message("look.changes.live")}</p>;
  if (live === undefined) return <p>{message("look.changes.first")}</p>;
  if (live === null) return <p>{message("look.changes.unknown")}</p>;
  if (changes.length === 0) return <p>{message("look.changes.none")}</p>;
  return (
    <ul>
      {changes.map((sentence, index) => (
        // Two of them may read alike, and their order does not change.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>{sentence}</li>
      ))}
    </ul>
  );
}

function Picture({ document, about }: { readonly document: FlowDocument; readonly about: string }) {
  const svg = useMemo(() => drawnFlow(document, [about]), [document, about]);
  // At first all of it: to find one's way in a part one has to have seen the whole.
  const [isLarge, setLarge] = useState(false);
  return (
    <>
      <section
        className="look-picture"
        data-large={isLarge || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may be larger than its frame, and is moved by keys as well
        tabIndex={0}
        aria-label={message("look.picture")}
      >
        <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={document.title || document.id} />
      </section>
      <p className="look-picture-moves">
        <Button onClick={() => setLarge(!isLarge)}>
          {message(isLarge ? "look.picture.whole" : "look.picture.large")}
        </Button>
        <Button onClick={() => offerFile(`${document.id}.svg`, textFile(svg, "image/svg+xml"))}>
          {message("look.picture.save")}
        </Button>
      </p>
    </>
  );
}

function Texts({ document }: { readonly document: FlowDocument }) {
  const languages = languagesIn(document);
  const rows = useMemo(
    () =>
      rowsIn(
        document,
        document.nodes.map(({ id }) => id),
      ).filter((row) => isSaid(row, languages)),
    [document, languages],
  );
  return (
    <table className="look-texts">
      <thead>
        <tr>
          <th scope="col">{message("look.where")}</th>
          {languages.map((language) => (
            <th key={language} scope="col">
              {languageName(language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.where}
              <span className="look-what">{row.what}</span>
            </th>
            {languages.map((language) => (
              <td key={language} lang={language}>
                {wordsIn(row, language) || message("look.silent")}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isSaid(row: TextRow, languages: readonly string[]): boolean {
  return languages.some((language) => wordsIn(row, language) !== "");
}

function wordsIn({ spoken, builtIn }: TextRow, language: string): string {
  const said = spoken[language];
  return said?.text || said?.recording || builtIn(language) || "";
}
