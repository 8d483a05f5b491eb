import "./flows-page.css";
import { Badge, Button, Input } from "@fluentui/react-components";
import { AddRegular, CallRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type AssignedNumber, type FlowSummary, listFlows, listNumbers } from "../../api/client.ts";
import { ImportFlows } from "../../archive/import-flows.tsx";
import { NothingFound } from "../../empty/nothing-found.tsx";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { useArrival } from "../../live/focus.ts";
import { useLoaded } from "../../live/loading.ts";
import { ToldBar } from "../../live/told.tsx";
import { Waiting } from "../../live/waiting.tsx";
import { LanguageSwitch } from "../../messages/language-switch.tsx";
import { numberWords } from "../../numbers/number-words.ts";
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

const mostWithoutSearch = 8;

export default function FlowsPage() {
  const [loaded, again] = useLoaded("flows", () => Promise.all([listFlows(), listNumbers()]));
  const heading = useArrival();
  const [creating, setCreating] = useState(false);
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
        <FlowTable flows={loaded.value[0]} numbers={loaded.value[1]} />
      )}
      <OtherPages />
      {creating && (
        <NewFlowDialog
          taken={loaded.state === "there" ? loaded.value[0].map(({ id }) => id) : []}
          onClose={() => setCreating(false)}
        />
      )}
    </main>
  );
}

function FlowTable(props: {
  readonly flows: readonly FlowSummary[];
  readonly numbers: readonly AssignedNumber[];
}) {
  const { flows, numbers } = props;
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
            <li key={flow.id}>
              <FlowRow
                flow={flow}
                numbers={numbers.filter((number) => number.flow === flow.id)}
                usedIn={flow.usedIn.map((id) => flows.find((one) => one.id === id)?.title || id)}
              />
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 && (
        <NothingFound words={message("flows.notFound")} field={field} onShowAll={() => setWanted("")} />
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
            : message("flows.unpublished")}
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
