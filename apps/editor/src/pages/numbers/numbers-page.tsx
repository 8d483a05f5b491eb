import "../cards.css";
import "./numbers-page.css";
import { Button, Input, Tab, TabList } from "@fluentui/react-components";
import { useCallback, useMemo, useRef, useState } from "react";
import { type Estate, readEstate } from "../../api/estate.ts";
import { NothingFound } from "../../empty/nothing-found.tsx";
import { NothingYet } from "../../empty/nothing-yet.tsx";
import { useEnvironments } from "../../environments/use-environments.ts";
import { ToldBar } from "../../live/told.tsx";
import { WorkButton } from "../../live/work-button.tsx";
import { numberWords } from "../../numbers/number-words.ts";
import { type Assigning, useAssigning } from "../../numbers/use-assigning.ts";
import { Link } from "../../routes/router.tsx";
import { flowsPath } from "../../routes/routes.ts";
import { useMay } from "../../session/session.tsx";
import { dayAndTime } from "../../words/time.ts";
import { ListPage, useListPage } from "../list-page.tsx";
import { AssignForm, type Wanted } from "./assign-form.tsx";
import { BreaksPanel } from "./breaks-panel.tsx";
import { FindingsList } from "./findings-list.tsx";
import { graphOf } from "./graph.ts";
import { LinesTable } from "./lines-table.tsx";
import { LookUp } from "./look-up.tsx";
import { MapView } from "./map-view.tsx";
import { thingOf } from "./thing-of.ts";
import { TreeView } from "./tree-view.tsx";
import { message } from "./words.ts";

/** What can be dialled, what answers, and everything that callers get to from there. */
export default function NumbersPage() {
  const page = useListPage("estate", message("estate.title"), readEstate);
  return (
    <ListPage page={page} title={message("estate.title")} about={message("estate.about")}>
      {page.loaded.state === "there" && <Opened estate={page.loaded.value} />}
    </ListPage>
  );
}

/** Goes on with what was read first: after a change only the change is to be seen, not a page that loads. */
function Opened({ estate: first }: { readonly estate: Estate }) {
  const [estate, setEstate] = useState(first);
  const [asOf, setAsOf] = useState(0);
  const again = useCallback(async () => {
    setEstate(await readEstate());
    setAsOf((times) => times + 1);
  }, []);
  const assigning = useAssigning(again);
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get("thing") ?? undefined);
  const [isCalled, setCalled] = useState(true);
  const choose = (thing: string | undefined, from: "view" | "elsewhere"): void => {
    setChosen(thing);
    setCalled(from === "elsewhere");
  };
  const graph = useMemo(() => graphOf(estate), [estate]);
  return (
    <>
      <Lines estate={estate} assigning={assigning} />
      <section className="estate-part" aria-labelledby="estate-findings">
        <h2 id="estate-findings">{message("estate.findings")}</h2>
        <FindingsList findings={estate.findings} onShow={(thing) => choose(thing, "elsewhere")} />
        {useMay("author") && <LookUp onLooked={again} />}
      </section>
      <Callers
        graph={graph}
        chosen={chosen}
        isCalled={isCalled}
        asOf={asOf}
        onChoose={(thing) => choose(thing, "view")}
      />
    </>
  );
}

function Lines({ estate, assigning }: { readonly estate: Estate; readonly assigning: Assigning }) {
  const [wanted, setWanted] = useState<Wanted>({ number: "", flow: "" });
  const flowField = useRef<HTMLSelectElement>(null);
  const flows = estate.things
    .filter(({ kind, exists }) => kind === "flow" && exists)
    .toSorted((a, b) => a.title.localeCompare(b.title));
  const give = (number: string): void => {
    setWanted({ number, flow: "" });
    flowField.current?.focus();
  };
  const { released, told, busy } = assigning;
  const { environments } = useEnvironments();
  const mayAssign = useMay("operate");
  const titleOf = (flow: string): string => flows.find(({ id }) => id === flow)?.title ?? flow;
  return (
    <section className="estate-part" aria-labelledby="estate-lines">
      <h2 id="estate-lines">{message("estate.lines")}</h2>
      <LinesTable
        estate={estate}
        environments={environments}
        assigning={mayAssign ? assigning : undefined}
        onMove={({ called }) => give(called)}
      />
      {released !== undefined && (
        <p className="page-note">
          {message("estate.released", { number: numberWords(released.number) })}{" "}
          <WorkButton
            size="small"
            disabled={busy}
            onWork={() =>
              assigning.assign(
                released.number,
                released.flow,
                message("estate.assigned", {
                  number: numberWords(released.number),
                  flow: titleOf(released.flow),
                }),
                released.environment,
              )
            }
          >
            {message("estate.giveBack")}
          </WorkButton>
        </p>
      )}
      {estate.unanswered.length > 0 && (
        <>
          <h3>{message("estate.unanswered")}</h3>
          <ul className="estate-unanswered">
            {estate.unanswered.map(({ called, calls, lastAt }) => (
              <li key={called}>
                {message("estate.unanswered.says", {
                  number: numberWords(called),
                  calls,
                  when: dayAndTime(lastAt),
                })}{" "}
                {mayAssign && (
                  <Button size="small" onClick={() => give(called)}>
                    {message("estate.unanswered.take", { number: numberWords(called) })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {mayAssign && (
        <AssignForm
          wanted={wanted}
          onWant={setWanted}
          flows={flows}
          lines={estate.lines}
          assigning={assigning}
          flowField={flowField}
        />
      )}
      {told && <ToldBar told={told} />}
    </section>
  );
}

function Callers(props: {
  readonly graph: ReturnType<typeof graphOf>;
  readonly chosen: string | undefined;
  readonly isCalled: boolean;
  readonly asOf: number;
  readonly onChoose: (thing: string | undefined) => void;
}) {
  const { graph, chosen, isCalled, asOf, onChoose } = props;
  const [view, setView] = useState<"tree" | "map">("tree");
  const [wanted, setWanted] = useState("");
  const thing = chosen === undefined ? undefined : thingOf(chosen);
  const View = view === "tree" ? TreeView : MapView;
  const field = useRef<HTMLInputElement>(null);
  const none =
    wanted.trim() === "" ? (
      <NothingYet
        title={message("estate.none")}
        level={3}
        action={<Link href={flowsPath}>{message("estate.none.flows")}</Link>}
      >
        <p>{message("estate.none.about")}</p>
      </NothingYet>
    ) : (
      <NothingFound words={message("estate.notFound")} field={field} onShowAll={() => setWanted("")} />
    );
  return (
    <section className="estate-part" aria-labelledby="estate-tree">
      <h2 id="estate-tree">{message("estate.tree")}</h2>
      <div className="estate-tools">
        <Input
          ref={field}
          type="search"
          value={wanted}
          aria-label={message("estate.find")}
          placeholder={message("estate.find")}
          onChange={(_event, { value }) => setWanted(value)}
        />
        <TabList
          aria-label={message("estate.view")}
          selectedValue={view}
          onTabSelect={(_event, { value }) => setView(value === "map" ? "map" : "tree")}
        >
          <Tab value="tree">{message("estate.view.tree")}</Tab>
          <Tab value="map">{message("estate.view.map")}</Tab>
        </TabList>
      </div>
      {view === "tree" && <p className="card-aside">{message("estate.tree.how")}</p>}
      <div className={`estate-both estate-as-${view}`}>
        <div className="estate-view">
          <View graph={graph} wanted={wanted} chosen={chosen} none={none} onChoose={onChoose} />
        </div>
        {thing ? (
          <BreaksPanel thing={thing} asOf={asOf} isCalled={isCalled} onClose={() => onChoose(undefined)} />
        ) : (
          <p className="card estate-breaks card-aside">{message("estate.breaks.choose")}</p>
        )}
      </div>
    </section>
  );
}
