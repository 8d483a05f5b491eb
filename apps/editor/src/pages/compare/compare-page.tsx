import "./compare-page.css";
import type { FlowDocument, NodeId } from "@dialtree/flow";
import { diffFlows, type FlowChange, isForCallers, markChanges } from "@dialtree/flow/diff";
import { markAt } from "@dialtree/flow/edit";
import { Button, Field, Select } from "@fluentui/react-components";
import { type ReactNode, useEffect, useId, useMemo, useState } from "react";
import { documentOfVersion, openFlow } from "../../api/client.ts";
import { type ListedVersion, listVersions } from "../../api/versions.ts";
import { calledIn } from "../../canvas/marks/called.ts";
import { markPlaceOf } from "../../canvas/marks/shown.ts";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { announce } from "../../live/announce.tsx";
import { useArrival } from "../../live/focus.ts";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { Link } from "../../routes/router.tsx";
import { comparePath, draftSide, flowPath, sidesIn } from "../../routes/routes.ts";
import { useTheme } from "../../theme/theme.tsx";
import { changeWords } from "../../words/change-words.ts";
import { nodeTypes } from "../../words/node-types.ts";
import { dayAndTime } from "../../words/time.ts";
import { CompareCanvas } from "./compare-canvas.tsx";
import { comparedPicture, standingOf } from "./compared.ts";
import { MarkChanges } from "./mark-changes.tsx";
import { Pictures } from "./pictures.tsx";
import { StandingMark } from "./standing-mark.tsx";
import { message } from "./words.ts";

/** What is different between any two versions of a flow: in words, and in one picture. */
export default function ComparePage({ id }: { readonly id: string }) {
  const [sides, setSides] = useState(() => sidesIn(location.search));
  const [listed, again] = useLoaded(id, () => Promise.all([listVersions(id), openFlow(id)]));
  const heading = useArrival();
  const versions = listed.state === "there" ? listed.value[0] : [];
  const opened = listed.state === "there" ? listed.value[1] : undefined;
  const draft = opened && ("document" in opened ? opened.document : null);
  const flow = draft?.title || id;
  // Without a word: what callers get now, and what they would get.
  const live = versions.find(({ current }) => current) ?? versions[0];
  const from = sides.from ?? (live ? String(live.number) : draftSide);
  const to = sides.to ?? draftSide;

  useEffect(() => {
    document.title = message("page.title", { page: message("compared.title", { flow }) });
  }, [flow]);

  function choose(chosen: { readonly from: string; readonly to: string }): void {
    setSides(chosen);
    history.replaceState(null, "", comparePath(id, chosen.from, chosen.to));
  }

  return (
    <div className="compare">
      <header className="compare-bar">
        <h1 ref={heading} tabIndex={-1}>
          {message("compared.title", { flow })}
        </h1>
        {versions.length > 0 && (
          <>
            <Side
              label={message("compare.from")}
              value={from}
              versions={versions}
              onChoose={(side) => choose({ from: side, to })}
            />
            <Side
              label={message("compare.to")}
              value={to}
              versions={versions}
              onChoose={(side) => choose({ from, to: side })}
            />
          </>
        )}
        <Link href={flowPath(id)}>{message("compare.back")}</Link>
      </header>
      {listed.state === "loading" && (
        <Waiting
          className="page-wait"
          words={message("page.loading.what", { what: message("compared.title", { flow }) })}
        />
      )}
      {listed.state === "failed" && (
        <ToldBar told={listed.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {listed.state === "there" &&
        (versions.length === 0 ? (
          <main className="page">
            <NothingYet
              title={message("compare.never")}
              level={2}
              action={<Link href={flowPath(id)}>{message("compare.back")}</Link>}
            >
              <p>{message("compare.never.about")}</p>
            </NothingYet>
          </main>
        ) : (
          <Both key={`${from} ${to}`} from={from} to={to} versions={versions} draft={draft ?? null} />
        ))}
    </div>
  );
}

function Side(props: {
  readonly label: string;
  readonly value: string;
  readonly versions: readonly ListedVersion[];
  readonly onChoose: (side: string) => void;
}) {
  const { label, value, versions, onChoose } = props;
  const isKnown = value === draftSide || versions.some(({ number }) => String(number) === value);
  return (
    <Field label={label} className="compare-side">
      <Select value={value} onChange={(_event, chosen) => onChoose(chosen.value)}>
        {!isKnown && <option value={value}>{value}</option>}
        <option value={draftSide}>{message("compare.draft")}</option>
        {versions.map(({ id, number, current, publishedAt }) => (
          <option key={id} value={String(number)}>
            {message(current ? "compare.live" : "compared.version", {
              number,
              when: dayAndTime(publishedAt),
            })}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type DocumentOf = FlowDocument | null | undefined;

/** The two, fetched. */
function Both(props: {
  readonly from: string;
  readonly to: string;
  readonly versions: readonly ListedVersion[];
  /** Null where it cannot be read. */
  readonly draft: FlowDocument | null;
}) {
  const { from, to, versions, draft } = props;
  const documentOf = async (side: string): Promise<DocumentOf> => {
    if (side === draftSide) return draft;
    const version = versions.find(({ number }) => String(number) === side);
    return version ? ((await documentOfVersion(version)) ?? null) : undefined;
  };
  const [loaded, again] = useLoaded(`${from} ${to}`, () => Promise.all([documentOf(from), documentOf(to)]));
  if (loaded.state === "loading") return <Waiting className="page-wait" words={message("compare.busy")} />;
  if (loaded.state === "failed")
    return (
      <ToldBar told={loaded.told}>
        <Button onClick={again}>{message("again")}</Button>
      </ToldBar>
    );
  const [before, after] = loaded.value;
  if (before && after) {
    const versionOf = (side: string) => versions.find(({ number }) => String(number) === side);
    return (
      <Compared before={before} after={after}>
        <Pictures
          sides={[
            { document: before, version: versionOf(from) },
            { document: after, version: versionOf(to) },
          ]}
        />
      </Compared>
    );
  }
  const isUnknown = before === undefined || after === undefined;
  return (
    <main className="page">
      <p>{message(isUnknown ? "compare.unknown" : "compared.unreadable")}</p>
    </main>
  );
}

function Compared(props: {
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  /** What follows behind the changes. */
  readonly children: ReactNode;
}) {
  const { before, after, children } = props;
  const { dark } = useTheme();
  const changes = useMemo(() => diffFlows(before, after, nodeTypes).filter(isForCallers), [before, after]);
  const marks = useMemo(() => markChanges(before, after), [before, after]);
  const picture = useMemo(() => comparedPicture(before, after, changes), [before, after, changes]);
  const [reveal, setReveal] = useState<{ node: NodeId; times: number }>();

  function show(id: string): void {
    setReveal((last) => ({ node: id, times: (last?.times ?? 0) + 1 }));
    const place = markPlaceOf(id);
    const isThere = place ? markAt(after, place) !== undefined : after.nodes.some((node) => node.id === id);
    announce(message("compare.shown", { node: calledIn(isThere ? after : before, id) }));
  }

  return (
    <div className="compare-middle">
      <Changes changes={changes} onShow={show}>
        <MarkChanges changes={marks} onShow={show} />
        {children}
      </Changes>
      <main className="middle" aria-label={message("compare.canvas")}>
        <CompareCanvas picture={picture} dark={dark} reveal={reveal} />
      </main>
    </div>
  );
}

function Changes(props: {
  readonly changes: readonly FlowChange[];
  readonly onShow: (node: NodeId) => void;
  /** What follows in the list. */
  readonly children: ReactNode;
}) {
  const { changes, onShow, children } = props;
  const heading = useId();
  return (
    <section className="compare-list" aria-labelledby={heading}>
      <h2 id={heading}>{message("compare.changes", { count: changes.length })}</h2>
      {changes.length === 0 && <p>{message("compared.none")}</p>}
      <ol>
        {changes.map((change, index) => {
          const { node } = change as { readonly node?: NodeId };
          const words = (
            <>
              <StandingMark standing={standingOf(change)} />
              <span>{changeWords(change)}</span>
            </>
          );
          return (
            // Two of them may read alike, and their order does not change under the reader.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index}>
              {node === undefined ? (
                <div className="compare-plain">{words}</div>
              ) : (
                <button type="button" onClick={() => onShow(node)}>
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {children}
    </section>
  );
}
