import type { Tone } from "@dialtree/flow";
import type { TrialView } from "@dialtree/rehearsal";
import { Button } from "@fluentui/react-components";
import {
  ArrowRedoRegular,
  ArrowUndoRegular,
  CallEndRegular,
  MicRegular,
  NextRegular,
  PauseRegular,
  PlayRegular,
} from "@fluentui/react-icons";
import { useRef } from "react";
import { Keypad } from "../phone/keypad.tsx";
import { Question } from "./question.tsx";
import { secondsWords } from "./state-part.tsx";
import { Transcript } from "./transcript.tsx";
import type { Clock, Rehearsing } from "./use-rehearsal.ts";
import { message } from "./words.ts";

const spokenMs = 4_000;

/** The call itself: what was heard, and what can be done now. */
export function CallPart(props: {
  readonly trial: Rehearsing;
  readonly clock: Clock;
  /** Milliseconds into the call, by now. */
  readonly now: number;
  readonly isLive: boolean;
  readonly onPress: (key: Tone) => void;
}) {
  const { trial, clock, now, isLive, onPress } = props;
  const { view } = trial;
  const list = useRef<HTMLOListElement>(null);
  return (
    <>
      <p className="try-state" role="status" data-halt={view?.halt}>
        {view ? stateWords(view) : message("try.ready")}
        {view?.next && isLive && <Countdown view={view} now={now} />}
      </p>
      <Transcript entries={view?.entries ?? []} until={now} onRewind={trial.rewind} list={list} />
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
        {view?.halt === "voice" && (
          <Button
            size="small"
            appearance="primary"
            icon={<MicRegular />}
            onClick={() => trial.act({ type: "says", milliseconds: spokenMs })}
          >
            {message("try.say")}
          </Button>
        )}
        <Button
          size="small"
          icon={<CallEndRegular />}
          disabledFocusable={!isLive}
          onClick={() => trial.act({ type: "leaves" })}
        >
          {message("try.hangUp")}
        </Button>
      </div>
      <Keypad disabled={!isLive || view?.phase !== "answered"} onPress={onPress} />
    </>
  );
}

/** How long until something happens by itself. Beside what is read aloud, which must not be interrupted each second. */
function Countdown({ view, now }: { readonly view: TrialView; readonly now: number }) {
  const left = (view.next?.at ?? now) - now;
  return (
    <span aria-hidden="true">{message("try.state.left", { time: secondsWords(Math.max(0, left)) })}</span>
  );
}

function stateWords({ halt, asked, phase, isHearing }: TrialView): string {
  if (asked) return message("try.state.asked");
  if (halt) return message(`try.state.${halt}`);
  if (isHearing) return message("try.state.hearing");
  if (phase === "ringing") return message("try.state.ringing");
  return message(phase === "calling" ? "try.state.calling" : "try.state.running");
}
