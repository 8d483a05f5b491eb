import "./flows-page.css";
import { Badge, Button, Input } from "@fluentui/react-components";
import { AddRegular, CallRegular, ChevronRightRegular, DeleteRegular } from "@fluentui/react-icons";
import { lazy, type ReactNode, useEffect, useRef, useState } from "react";
import { type AssignedNumber, type FlowSummary, listFlows, listNumbers } from "../../api/client.ts";
import { ImportFlows } from "../../archive/import-flows.tsx";
import { NothingFound } from "../../empty/nothing-found.tsx";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { useArrival } from "../../live/focus.ts";
import { useLoaded } from "../../live/loading.ts";
import { Part } from "../../live/part.tsx";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { LanguageSwitch } from "../../messages/language-switch.tsx";
import { numberWords } from "../../numbers/number-words.ts";
import { tellRemoval } from "../../removal/news.ts";
import { Link } from "../../routes/router.tsx";
import { flowPath } from "../../routes/routes.ts";
import { AccountLink } from "../../session/account-link.tsx";
import { useMay } from "../../session/session.tsx";
import { ThemeSwitch } from "../../theme/theme-switch.tsx";
import { listed } from "../../words/amounts.ts";
import { dayAndTime } from "../../words/time.ts";
import { NewFlowDialog } from "./new-flow-dialog.tsx";
import { OtherPages } from "./other-pages.tsx";
import { message } from "./words.ts";

const TextsFound = lazy(async () => ({ default: (await import("./texts-found.tsx")).TextsFound }));
const RemoveDialog = lazy(async () => ({
  default: (await import("../../removal/remove-dialog.tsx")).RemoveDialog,
}));
const RemovedFlows = lazy(async () => ({
  default: (await import("../../removal/removed-flows.tsx")).RemovedFlows,
}));
const RemovedNote = lazy(async () => ({
  default: (await import("../../removal/removed-note.tsx")).RemovedNote,
}));

const mostWithoutSearch = 8;

export default function FlowsPage() {
  const [loaded, again] = useLoaded("flows", () => Promise.all([listFlows(), listNumbers()]));
  const heading = useArrival();
  const [creating, setCreating] = useState(false);
  const [removing, setRemoving] = useState<FlowSummary>();
  const [gone, setGone] = useState(0);
  useEffect(() => {
    // The row goes that the focus went back to.
    if (gone > 0) heading.current?.focus();
  }, [gone, heading]);
  useEffect(() => {
    document.title = message("page.title", { page: message("flows.title") });
  }, []);
  const isEmpty = loaded.state === "there" && loaded.value[0].length === 0;
  // Where there is no flow yet they stand where that is said.
  const first = (
    <>
      <Button appearance="primary" icon={<AddRegular />} onClick={() => setCreating(true)}>
        {message("flows.new")}
      </Button>
      <ImportFlows label={message("flows.import")} onTaken={again} />
    </>
  );
  return (
    <main className="page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {message("flows.title")}
        </h1>
        {useMay("author") && !isEmpty && first}
        <AccountLink />
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <p className="flows-about">{message("flows.about")}</p>
      <OtherPages />
      <Part isQuiet>
        <RemovedNote onChanged={again} />
      </Part>
      {loaded.state === "loading" && (
        <Waiting words={message("page.loading.what", { what: message("flows.title") })} />
      )}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {isEmpty && <NoFlows action={first} />}
      {loaded.state === "there" && !isEmpty && (
        <FlowTable flows={loaded.value[0]} numbers={loaded.value[1]} onRemove={setRemoving} />
      )}
      {loaded.state === "there" && (
        <Part isQuiet>
          <RemovedFlows onChanged={again} />
        </Part>
      )}
      {creating && <NewFlowDialog onClose={() => setCreating(false)} />}
      {removing && (
        <Part>
          <RemoveDialog
            flow={removing}
            callsOut={removing.callsOut}
            onRemoved={() => {
              tellRemoval({ became: "removed", flow: removing });
              setRemoving(undefined);
              setGone((count) => count + 1);
              again();
            }}
            onClose={() => setRemoving(undefined)}
          />
        </Part>
      )}
    </main>
  );
}

function FlowTable(props: {
  readonly flows: readonly FlowSummary[];
  readonly numbers: readonly AssignedNumber[];
  readonly onRemove: (flow: FlowSummary) => void;
}) {
  const { flows, numbers, onRemove } = props;
  const mayRemove = useMay("author");
  const [wanted, setWanted] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const shown = flows
    .filter(({ title, id }) => `${title} ${id}`.toLowerCase().includes(wanted.toLowerCase()))
    .toSorted((a, b) => a.title.localeCompare(b.title));
  return (
    <>
      {flows.length > mostWithoutSearch && (
        <Input
          ref={field}
          className="flows-search"
          type="search"
          value={wanted}
          aria-label={message("flows.search")}
          placeholder={message("flows.search")}
          onChange={(_event, { value }) => setWanted(value)}
        />
      )}
      {shown.length > 0 && (
        <ul className="flows" aria-label={message("flows.title")}>
          {shown.map((flow) => (
            <li key={flow.id} className="flow-line">
              <FlowRow
                flow={flow}
                numbers={numbers.filter((number) => number.flow === flow.id)}
                usedIn={flow.usedIn.map((id) => flows.find((one) => one.id === id)?.title || id)}
              />
              {mayRemove && (
                <Button
                  appearance="subtle"
                  icon={<DeleteRegular />}
                  aria-label={message("flows.remove", { title: flow.title || flow.id })}
                  title={message("flows.remove", { title: flow.title || flow.id })}
                  onClick={() => onRemove(flow)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 && (
        <NothingFound words={message("flows.notFound")} field={field} onShowAll={() => setWanted("")} />
      )}
      {wanted !== "" && (
        <Part isQuiet>
          <TextsFound wanted={wanted} />
        </Part>
      )}
    </>
  );
}

/** Whoever sees nothing yet learns what it is about. */
function NoFlows({ action }: { readonly action: ReactNode }) {
  return (
    <NothingYet title={message("flows.none")} level={2} right="author" action={action}>
      <p>{message("flows.none.about")}</p>
      <ol>
        {(["draw", "try", "publish"] as const).map((step) => (
          <li key={step}>{message(`flows.none.${step}`)}</li>
        ))}
      </ol>
    </NothingYet>
  );
}

function FlowRow({
  flow,
  numbers,
  usedIn,
}: {
  readonly flow: FlowSummary;
  /** The titles of those whose steps lead here. */
  readonly usedIn: readonly string[];
  readonly numbers: readonly AssignedNumber[];
}) {
  const { id, title, current, updatedAt } = flow;
  const isEdited = current !== null && Date.parse(updatedAt) > Date.parse(current.publishedAt);
  const answers = numbers.map(({ called }) => numberWords(called));
  const ways = [
    ...(answers.length > 0 ? [message("flows.answers", { numbers: listed(answers) })] : []),
    ...(flow.callsOut ? [message("flows.callsOut")] : []),
    ...(usedIn.length > 0 && answers.length === 0
      ? [message("flows.usedIn", { flows: listed(usedIn) })]
      : []),
  ];
  const comesBy = ways.length > 0 ? ways.join(" · ") : message("flows.noNumber");
  return (
    <Link href={flowPath(id)} className="flow-row">
      <span className="flow-names">
        <span className="flow-title">{title || id}</span>
        <span className="flow-since">
          {current
            ? message("flows.since", { number: current.number, when: dayAndTime(current.publishedAt) })
            : flow.newest === null
              ? message("flows.unpublished")
              : message("flows.offline", { number: flow.newest })}
          {current?.message ? ` · ${current.message}` : ""}
          {isEdited && <strong className="flow-edited">{message("flows.edited")}</strong>}
        </span>
      </span>
      <span className="flow-answers">
        <CallRegular aria-hidden />
        {comesBy}
      </span>
      {current && answers.length > 0 ? (
        <Badge appearance="tint" color="success">
          {message("flows.live")}
        </Badge>
      ) : (
        <Badge appearance="tint" color="informative">
          {current ? message("flows.published") : message("flows.draft")}
        </Badge>
      )}
      <ChevronRightRegular aria-hidden />
    </Link>
  );
}
