import "./rehearsal.css";
import type { Play } from "@dialtree/controls";
import type { FlowDocument, Problem, Tone } from "@dialtree/flow";
import { Button, Radio, RadioGroup, Switch } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { ApiError, type Told, toldOf } from "../api/errors.ts";
import { type Scenery, sceneryOf } from "../api/scenery.ts";
import type { LitPath } from "../canvas/canvas.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { Waiting } from "../live/waiting.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { toneOf } from "../phone/keypad.tsx";
import { nodeTypes } from "../words/node-types.ts";
import { ArrangedForm } from "./arranged-form.tsx";
import { type ArrangedDraft, arrangedFrom, errandsOf } from "./arranging.ts";
import { CallPart } from "./call-part.tsx";
import { ComparePart } from "./compare-part.tsx";
import { ErrorsPart } from "./errors-part.tsx";
import { litPath } from "./lit.ts";
import { SavePart } from "./save-part.tsx";
import { interestsOf, type SituationDraft, situationFrom, usualDraft, type WrongField } from "./situation.ts";
import { SituationForm, situationWords } from "./situation-form.tsx";
import { StatePart } from "./state-part.tsx";
import { type Clock, useRehearsal } from "./use-rehearsal.ts";
import { useSounding } from "./use-sounding.ts";
import { useTick } from "./use-tick.ts";
import { message } from "./words.ts";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const nothingWrong: ReadonlySet<WrongField> = new Set();

/** A phone beside the flow that tries the draft here in the browser: nothing is published, and nobody is called. */
export function RehearsalPanel(props: {
  readonly document: FlowDocument;
  /** What keeps the flow from working everywhere. */
  readonly errors: readonly Problem[];
  readonly onOpenProblem: (problem: Problem) => void;
  readonly onProblems: () => void;
  readonly onPath: (path: LitPath | undefined) => void;
  readonly play: Play;
  readonly onClose: () => void;
}) {
  const { document: flow, onClose } = props;
  const [loaded, again] = useLoaded(flow.id, () => sceneryOf(flow));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="try" aria-labelledby="try-heading">
      <header>
        <h2 id="try-heading" ref={heading} tabIndex={-1}>
          {message("try.title")}
        </h2>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={message("try.close")}
          title={message("try.close")}
          onClick={onClose}
        />
      </header>
      {loaded.state === "loading" && <Waiting size="small" words={message("try.loading")} />}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {loaded.state === "there" && <Trying {...props} scenery={loaded.value} />}
    </section>
  );
}

function Trying(
  props: Parameters<typeof RehearsalPanel>[0] & {
    readonly scenery: Scenery;
  },
) {
  const { document: flow, errors, onOpenProblem, onProblems, onPath, play } = props;
  const [scenery, setScenery] = useState(props.scenery);
  const interests = useMemo(() => interestsOf(flow, scenery.calendars, nodeTypes, here), [flow, scenery]);
  const errands = useMemo(() => errandsOf([flow, ...scenery.others], nodeTypes), [flow, scenery]);
  const [draft, setDraft] = useState<SituationDraft>(() => usualDraft(interests));
  const [wrong, setWrong] = useState<ReadonlySet<WrongField>>(nothingWrong);
  const [outside, setOutside] = useState<ArrangedDraft>({});
  const arranged = useMemo(() => arrangedFrom(outside), [outside]);
  const [clock, setClock] = useState<Clock>("virtual");
  const [isLoud, setLoud] = useState(false);
  const [told, setTold] = useState<Told>();
  const [offline, setOffline] = useState(false);
  const [tried, setTried] = useState<FlowDocument>();
  const who = useRef<HTMLDetailsElement>(null);
  const trial = useRehearsal(arranged, clock);
  const { view } = trial;
  useTick(trial.runs);
  const now = trial.elapsed();
  const { holdAt } = useSounding(isLoud, play, flow.id, trial.turn, view?.entries ?? [], now);
  const { hold } = trial;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told when that changes, not when how it is told does
  useEffect(() => hold(holdAt), [holdAt]);

  useEffect(() => {
    onPath(view && litPath(flow.id, view));
  }, [view, flow.id, onPath]);
  useEffect(() => () => onPath(undefined), [onPath]);

  async function start(): Promise<void> {
    const { situation, wrong: found } = situationFrom(draft, interests, thisMinute());
    setWrong(found);
    if (!situation) {
      if (who.current) who.current.open = true;
      return;
    }
    setTold(undefined);
    try {
      const fresh = await sceneryOf(flow).catch(whereUnreachable);
      const met = fresh ?? scenery;
      setScenery(met);
      setOffline(fresh === undefined);
      trial.begin({ document: flow, ...met }, situation);
      setTried(flow);
      // What is heard comes into view; the summary still says who calls, and when.
      if (who.current) who.current.open = false;
    } catch (error) {
      setTold(toldOf(error));
    }
  }

  const isLive = view !== undefined && view.halt !== "over" && !view.asked;
  const press = (key: Tone) => {
    if (isLive) trial.act({ type: "presses", keys: [key] });
  };

  function pressed(event: KeyboardEvent<HTMLElement>): void {
    const key = toneOf(event.key);
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select");
    if (!isLive || !key || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    press(key);
  }

  return (
    // Keys of the keyboard are keys of the phone while it has the focus.
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed stands on the buttons within
    <div className="try-parts" onKeyDown={pressed}>
      <ErrorsPart document={flow} errors={errors} onOpen={onOpenProblem} onShowAll={onProblems} />
      {told && <ToldBar told={told} />}
      {trial.fault !== undefined && (
        <ToldBar
          told={{
            code: "trial_fault",
            message: message("try.fault", { fault: trial.fault }),
            remedy: message("try.fault.remedy"),
          }}
        />
      )}
      <details ref={who}>
        <summary>{situationWords(draft, interests)}</summary>
        <SituationForm
          draft={draft}
          interests={interests}
          wrong={wrong}
          isEmergency={scenery.isEmergency}
          onChange={setDraft}
        />
      </details>
      <details>
        <summary>{message("try.outside.title")}</summary>
        <ArrangedForm errands={errands} draft={outside} onChange={setOutside} />
      </details>
      <div className="try-how">
        <RadioGroup
          layout="horizontal"
          aria-label={message("try.clock")}
          value={clock}
          onChange={(_, { value }) => setClock(value as Clock)}
        >
          <Radio value="virtual" label={message("try.clock.virtual")} />
          <Radio value="real" label={message("try.clock.real")} />
        </RadioGroup>
        <Switch
          label={message("try.sound")}
          checked={isLoud}
          onChange={(_, { checked }) => setLoud(checked)}
        />
      </div>
      <WorkButton appearance={isLive ? "secondary" : "primary"} doing={message("try.loading")} onWork={start}>
        {message(view ? "try.restart" : "try.start")}
      </WorkButton>
      {view && offline && <p className="try-note">{message("try.offline")}</p>}
      {view && tried !== flow && <p className="try-note">{message("try.stale")}</p>}
      <CallPart trial={trial} clock={clock} now={now} isLive={isLive} onPress={press} />
      {view && (
        <details>
          <summary>{message("try.values.summary", { count: view.variables.length })}</summary>
          <StatePart document={flow} view={view} now={now} />
        </details>
      )}
      {view && (
        <details>
          <summary>{message("try.compare.summary")}</summary>
          <ComparePart
            flow={flow.id}
            comparison={trial.comparison}
            calendars={scenery.calendars}
            onCompare={trial.compare}
          />
        </details>
      )}
      {view && <SavePart flow={flow.id} written={trial.written} hasCalled={draft.called.trim() !== ""} />}
      {scenery.others.length > 0 && <p className="try-note">{othersWords(scenery)}</p>}
    </div>
  );
}

/** Nothing when the server is away: what is known of it is enough to go on with. */
function whereUnreachable(error: unknown): undefined {
  if (!(error instanceof ApiError && error.passing)) throw error;
}

/** Now, as people write a time down: scenarios keep it. */
function thisMinute(): number {
  return Math.floor(Date.now() / 60_000) * 60_000;
}

/** What the other flows are that the call goes on to. */
function othersWords({ others, drafts }: Scenery): string {
  const names = (ids: readonly string[]) => ids.join(", ");
  const published = others.map(({ id }) => id).filter((id) => !drafts.includes(id));
  if (published.length === 0) return message("try.others.drafts", { drafts: names(drafts) });
  if (drafts.length === 0) return message("try.others.published", { published: names(published) });
  return message("try.others.both", { published: names(published), drafts: names(drafts) });
}
