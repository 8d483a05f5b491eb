import "./rehearsal.css";
import type { FlowDocument, Tone } from "@dialtree/flow";
import type { Act, Arranged, TrialView } from "@dialtree/rehearsal";
import { errands } from "@dialtree/rehearsal";
import { Button, Radio, RadioGroup } from "@fluentui/react-components";
import {
  ArrowRedoRegular,
  ArrowUndoRegular,
  CallEndRegular,
  DismissRegular,
  MicRegular,
  NextRegular,
  PauseRegular,
  PlayRegular,
} from "@fluentui/react-icons";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";
import { type Scenery, sceneryOf } from "../api/scenery.ts";
import type { LitPath } from "../canvas/canvas.tsx";
import { ToldBar } from "../live/told.tsx";
import { Keypad, toneOf } from "../phone/keypad.tsx";
import { litPath } from "./lit.ts";
import type { Situation } from "./orders.ts";
import { Question } from "./question.tsx";
import { Transcript } from "./transcript.tsx";
import { type Clock, useRehearsal } from "./use-rehearsal.ts";
import { message } from "./words.ts";

const askAll: Arranged = Object.fromEntries(
  errands.map((errand) => [errand, errand === "record" || errand === "deliver" ? undefined : "ask"]),
);
const spokenMs = 4_000;

/** A phone beside the flow that tries the draft here in the browser: nothing is published, and nobody is called. */
export function RehearsalPanel(props: {
  readonly document: FlowDocument;
  /** What keeps the flow from working. */
  readonly errors: number;
  readonly onProblems: () => void;
  readonly onPath: (path: LitPath | undefined) => void;
  readonly onClose: () => void;
}) {
  const { document, errors, onProblems, onPath, onClose } = props;
  const [clock, setClock] = useState<Clock>("virtual");
  const [situation] = useState<Situation>({ call: { from: "+15550100", at: Date.now() } });
  const [told, setTold] = useState<Told>();
  const [fetching, setFetching] = useState(false);
  const [begun, setBegun] = useState<FlowDocument>();
  const known = useRef<Scenery>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const trial = useRehearsal(askAll, clock, false);
  const { view } = trial;
  useEffect(() => heading.current?.focus(), []);

  useEffect(() => {
    onPath(view && litPath(document.id, view));
  }, [view, document.id, onPath]);
  useEffect(() => () => onPath(undefined), [onPath]);

  async function start(): Promise<void> {
    setTold(undefined);
    setFetching(true);
    try {
      known.current = await sceneryOf(document);
      trial.begin({ document, ...known.current }, situation);
      setBegun(document);
    } catch (error) {
      setTold(toldOf(error));
    } finally {
      setFetching(false);
    }
  }

  const isLive = view !== undefined && view.halt !== "over" && !view.asked;
  const press = (key: Tone) => isLive && trial.act({ type: "presses", keys: [key] } satisfies Act);

  function pressed(event: KeyboardEvent<HTMLElement>): void {
    const key = toneOf(event.key);
    const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
    if (!isLive || !key || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    press(key);
  }

  return (
    // Keys of the keyboard are keys of the phone while it has the focus.
    <section className="try" aria-labelledby="try-heading" onKeyDown={pressed}>
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
      {errors > 0 && (
        <div className="try-errors">
          <p>{message("try.errors", { count: errors })}</p>
          <Button size="small" onClick={onProblems}>
            {message("try.errors.show", { count: errors })}
          </Button>
        </div>
      )}
      {told && <ToldBar told={told} />}
      {trial.fault && (
        <ToldBar
          told={{
            code: "trial_fault",
            message: message("try.fault", { fault: trial.fault }),
            remedy: message("try.fault.remedy"),
          }}
        />
      )}
      <RadioGroup
        layout="horizontal"
        aria-label={message("try.clock")}
        value={clock}
        onChange={(_, { value }) => setClock(value as Clock)}
      >
        <Radio value="virtual" label={message("try.clock.virtual")} />
        <Radio value="real" label={message("try.clock.real")} />
      </RadioGroup>
      <Button
        appearance={view ? "secondary" : "primary"}
        disabledFocusable={errors > 0 || fetching}
        onClick={() => void start()}
      >
        {message(view ? "try.restart" : "try.start")}
      </Button>
      {view && begun !== document && <p className="try-stale">{message("try.stale")}</p>}
      <p className="try-state" role="status" data-halt={view?.halt}>
        {view ? stateWords(view) : message("try.ready")}
      </p>
      <Transcript entries={view?.entries ?? []} until={trial.elapsed()} onRewind={trial.rewind} />
      {view?.asked && <Question key={view.asked.command.id} asked={view.asked} onAnswer={trial.answer} />}
      <div className="try-moves">
        <Button
          size="small"
          icon={<ArrowUndoRegular />}
          disabledFocusable={!view?.canStepBack}
          onClick={() => trial.rewind("back")}
        >
          {message("try.back")}
        </Button>
        <Button
          size="small"
          icon={<ArrowRedoRegular />}
          disabledFocusable={!view?.canStepForth}
          onClick={() => trial.rewind("forth")}
        >
          {message("try.forth")}
        </Button>
        <Button size="small" icon={<NextRegular />} disabledFocusable={!isLive} onClick={trial.skip}>
          {message(view?.isHearing ? "try.hearOut" : "try.skip")}
        </Button>
        {clock === "real" && (
          <Button
            size="small"
            icon={trial.paused ? <PlayRegular /> : <PauseRegular />}
            disabledFocusable={!isLive}
            onClick={() => trial.pause(!trial.paused)}
          >
            {message(trial.paused ? "try.goOn" : "try.pause")}
          </Button>
        )}
      </div>
      <Keypad disabled={!isLive} onPress={press} />
      {view?.halt === "voice" && (
        <Button icon={<MicRegular />} onClick={() => trial.act({ type: "says", milliseconds: spokenMs })}>
          {message("try.say")}
        </Button>
      )}
      {isLive && (
        <Button className="hang-up" icon={<CallEndRegular />} onClick={() => trial.act({ type: "leaves" })}>
          {message("try.hangUp")}
        </Button>
      )}
    </section>
  );
}

function stateWords({ halt, asked, phase, isHearing, next, elapsed }: TrialView): string {
  if (asked) return message("state.asked");
  if (halt === "over") return message("state.over");
  const wait = next ? Math.max(0, Math.round((next.at - elapsed) / 1_000)) : 0;
  if (halt === "keys") return message("state.keys.for", { seconds: `${wait} s` });
  if (halt === "voice") return message("state.voice");
  if (halt === "nothing") return message("state.nothing", { time: `${wait} s` });
  if (isHearing) return message("state.hearing");
  if (phase === "ringing") return message("state.ringing");
  return message(phase === "calling" ? "state.calling" : "state.running");
}
