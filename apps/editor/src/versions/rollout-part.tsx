import { Button, Field, Input } from "@fluentui/react-components";
import { useEffect, useId, useState } from "react";
import { type Told, toldOf } from "../api/errors.ts";
import {
  endRollout,
  finishRollout,
  latestRollout,
  type Rollout,
  type RolloutSide,
  setRolloutShare,
} from "../api/rollouts.ts";
import { announce } from "../live/announce.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { useMay } from "../session/session.tsx";
import { dayAndTime } from "../words/time.ts";
import { message } from "./words.ts";

// As often as the server counts.
const looksEveryMs = 3_000;

/** A version that some callers get: how it goes beside the one of the others, and what can be done about it. */
export function RolloutPart(props: {
  readonly flow: string;
  /** Everybody gets another version now. */
  readonly onFinished: () => void;
}) {
  const { flow, onFinished } = props;
  const [loaded, again] = useLoaded(flow, () => latestRollout(flow));
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const heading = useId();
  const mayPublish = useMay("publish");
  const rollout = loaded.state === "there" ? loaded.value : undefined;
  const isRunning = rollout?.state === "running";
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(again, looksEveryMs);
    return () => clearInterval(timer);
  }, [isRunning, again]);

  async function change(work: () => Promise<void>, words: string): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setTold(undefined);
    try {
      await work();
      announce(words);
      again();
      return true;
    } catch (error) {
      setTold(toldOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  }

  if (loaded.state === "failed")
    return (
      <ToldBar told={loaded.told}>
        <Button onClick={again}>{message("again")}</Button>
      </ToldBar>
    );
  if (!rollout) return null;
  const { candidate, current } = rollout;
  return (
    <section aria-labelledby={heading} className="rollout">
      <h3 id={heading}>
        {message(isRunning ? "rollout.title" : "rollout.was", { number: candidate.number })}
      </h3>
      <p>{stateWords(rollout)}</p>
      <Figures sides={[candidate, current]} />
      {isRunning && mayPublish && (
        <>
          <Share
            share={rollout.share}
            busy={busy}
            onChange={(share) =>
              void change(() => setRolloutShare(flow, share), message("rollout.changed", { share }))
            }
          />
          <div className="versions-actions">
            <WorkButton
              size="small"
              disabledFocusable={busy}
              onWork={async () => {
                const words = message("versions.activated", { number: candidate.number });
                if (await change(() => finishRollout(flow), words)) onFinished();
              }}
            >
              {message("rollout.finish")}
            </WorkButton>
            <WorkButton
              size="small"
              disabledFocusable={busy}
              onWork={() =>
                change(() => endRollout(flow), message("rollout.stopped", { number: current.number }))
              }
            >
              {message("rollout.end")}
            </WorkButton>
          </div>
        </>
      )}
      {told && <ToldBar told={told} />}
    </section>
  );
}

function stateWords({ state, share, candidate, current, startedAt, overAt, told }: Rollout): string {
  const since = dayAndTime(startedAt);
  const numbers = { number: candidate.number, other: current.number };
  if (state === "running") return message("rollout.running", { share, since, ...numbers });
  const when = dayAndTime(overAt ?? startedAt);
  return `${message(`rollout.${state}`, { when, ...numbers })} ${state === "finished" ? "" : told}`.trimEnd();
}

const measures = ["errors", "failedTransfers", "hangUps"] as const;

function Figures({ sides }: { readonly sides: readonly RolloutSide[] }) {
  return (
    <table className="rollout-figures">
      <thead>
        <tr>
          <th scope="col">{message("rollout.calls")}</th>
          {sides.map(({ version, number }) => (
            <th key={version} scope="col">
              {message("versions.number", { number })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{message("rollout.begun")}</th>
          {sides.map(({ version, begun }) => (
            <td key={version}>{begun}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">{message("rollout.over")}</th>
          {sides.map(({ version, ended }) => (
            <td key={version}>{ended}</td>
          ))}
        </tr>
        {measures.map((name) => (
          <tr key={name}>
            <th scope="row">{message(`rollout.${name}`)}</th>
            {sides.map((side) => (
              <td key={side.version}>
                {side[name]}
                {side.ended > 0 && ` (${Math.round((side[name] / side.ended) * 100)} %)`}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Share(props: {
  readonly share: number;
  readonly busy: boolean;
  readonly onChange: (share: number) => void;
}) {
  const { share, busy, onChange } = props;
  const [typed, setTyped] = useState(String(share));
  const isShare = /^[1-9]\d?$/.test(typed.trim());
  return (
    <div className="rollout-share">
      <Field
        label={message("rollout.share")}
        {...(isShare ? {} : { validationMessage: message("rollout.share.wrong") })}
      >
        <Input inputMode="numeric" value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Button
        size="small"
        disabledFocusable={busy || !isShare}
        onClick={() => isShare && onChange(Number(typed))}
      >
        {message("rollout.change")}
      </Button>
    </div>
  );
}
