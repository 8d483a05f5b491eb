import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import { type EstateUses, readUses, type ThingKind } from "../../api/estate.ts";
import { announce } from "../../live/announce.tsx";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { Link } from "../../routes/router.tsx";
import {
  flowPath,
  hoursPath,
  mailboxesPath,
  pinListsPath,
  promptsPath,
  stepPath,
} from "../../routes/routes.ts";
import { kindWords, layerWords, linkWords, titleWords } from "./wording.ts";
import { message } from "./words.ts";

/** Who would miss a thing, and where it is used. */
export function BreaksPanel(props: {
  readonly thing: { readonly kind: ThingKind; readonly id: string };
  /** Another number means that something has changed since. */
  readonly asOf: number;
  /** Asked for from elsewhere on the page, or from another: then it takes the focus. */
  readonly isCalled: boolean;
  readonly onClose: () => void;
}) {
  const { thing, asOf, isCalled, onClose } = props;
  const [loaded, again] = useLoaded(`${thing.kind}:${thing.id} ${asOf}`, () => readUses(thing));
  const box = useRef<HTMLElement>(null);
  const key = `${thing.kind}:${thing.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each thing anew
  useEffect(() => {
    if (isCalled) box.current?.focus();
  }, [key, isCalled]);
  const title = loaded.state === "there" ? titleWords(loaded.value.thing) : undefined;
  useEffect(() => {
    if (title !== undefined && !isCalled) announce(message("estate.breaks", { title }));
  }, [title, isCalled]);
  return (
    <section
      ref={box}
      tabIndex={-1}
      className="card estate-breaks"
      aria-label={message("estate.breaks.label")}
    >
      {loaded.state === "loading" && <Waiting size="tiny" words={message("estate.breaks.looking")} />}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {loaded.state === "there" && <Breaks uses={loaded.value} onClose={onClose} />}
    </section>
  );
}

function Breaks({ uses, onClose }: { readonly uses: EstateUses; readonly onClose: () => void }) {
  const { thing, entries, affected, isCut, lost } = uses;
  const title = titleWords(thing);
  const heading = message("estate.breaks", { title });
  return (
    <>
      <header>
        <h2>{heading}</h2>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={message("estate.breaks.close")}
          title={message("estate.breaks.close")}
          onClick={onClose}
        />
      </header>
      <p className="card-aside">
        {kindWords(thing.kind)}
        {thing.exists ? "" : ` · ${message("estate.missing")}`}
      </p>
      {affected.length === 0 ? (
        <p>{message("estate.breaks.nobody")}</p>
      ) : (
        <>
          <p>{message("estate.breaks.entries", { count: entries.length })}</p>
          <ul>
            {affected.map(({ says, way, ...layers }) => (
              <li key={`${says} ${way.join(" ")}`}>
                {says}
                {layerWords(layers) !== undefined && <em> ({layerWords(layers)})</em>}
                {way.length > 2 && <div className="card-aside">{way.join(" › ")}</div>}
              </li>
            ))}
          </ul>
          {isCut && <p>{message("estate.breaks.cut")}</p>}
        </>
      )}
      {lost.length > 0 && (
        <>
          <p>{message("estate.breaks.lost")}</p>
          <ul>
            {lost.map(({ key, kind, title: name }) => (
              <li key={key}>
                {name} <span className="card-aside">({kindWords(kind)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{message("estate.breaks.uses")}</h3>
      {uses.uses.length === 0 ? (
        <p>{message("estate.breaks.unused")}</p>
      ) : (
        <ul>
          {uses.uses.map((use) => (
            <li key={`${use.from} ${use.how} ${use.node ?? ""} ${use.outlet ?? ""}`}>
              {use.from.startsWith("flow:") ? (
                <Link href={stepPath(use.from.slice("flow:".length), use.node)}>{use.title}</Link>
              ) : (
                use.title
              )}{" "}
              {linkWords([use])}
              {layerWords(use) !== undefined && <em> ({layerWords(use)})</em>}
            </li>
          ))}
        </ul>
      )}
      {pageOf(thing) !== undefined && (
        <p>
          <Link href={pageOf(thing) ?? ""}>{message("estate.breaks.open", { title })}</Link>
        </p>
      )}
    </>
  );
}

/** Where a thing is looked after; undefined where this editor has no page for it. */
function pageOf({ kind, id, exists }: EstateUses["thing"]): string | undefined {
  if (!exists) return undefined;
  if (kind === "flow") return flowPath(id);
  const pages: Partial<Record<ThingKind, string>> = {
    calendar: hoursPath,
    "pin-list": pinListsPath,
    mailbox: mailboxesPath,
    prompt: promptsPath,
  };
  return pages[kind];
}
