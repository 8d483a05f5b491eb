import type { FlowDocument, NodeId, Problem } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Version } from "../api/client.ts";
import { ApiError, type Told, toldOf } from "../api/errors.ts";
import { preflightFlow } from "../api/preflight.ts";
import { type Progress, type Publication, publishFlow } from "../api/publishing.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { EnvironmentField } from "../environments/environment-field.tsx";
import { NamesHeld } from "../environments/names-held.tsx";
import { useEnvironments } from "../environments/use-environments.ts";
import { useThere } from "../environments/use-there.ts";
import { announce } from "../live/announce.tsx";
import { HowFar } from "../live/how-far.tsx";
import { ToldBar } from "../live/told.tsx";
import { Waiting } from "../live/waiting.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { PreflightPart } from "../preflight/preflight-part.tsx";
import { usePreflight } from "../preflight/use-preflight.ts";
import { problemWords } from "../problems/use-problems.ts";
import { go } from "../routes/router.tsx";
import { comparePath, draftSide } from "../routes/routes.ts";
import { useMay } from "../session/session.tsx";
import type { DraftStore } from "../store/draft-store.ts";
import { usualWay, wayFrom } from "./way/way.ts";
import { WayFields } from "./way/way-fields.tsx";
import { message as wayMessage } from "./way/words.ts";
import { WhatChanges } from "./what-changes.tsx";
import { message } from "./words.ts";

/** What callers get from now on: said in words, checked, then made to a version. */
export function PublishDialog(props: {
  readonly flow: string;
  readonly document: FlowDocument;
  /** What callers get now. */
  readonly current: Version | undefined;
  /** The same as a document: undefined until it is here, null where it cannot be read. */
  readonly published: FlowDocument | null | undefined;
  readonly store: DraftStore;
  readonly problems: readonly Problem[];
  /** Somebody can dial it. */
  readonly hasNumber: boolean;
  /** `words`: what has come of it. */
  readonly onPublished: (publication: Publication, environment: string, words: string) => void;
  readonly onShowProblems: () => void;
  readonly onShowStep: (node: NodeId) => void;
  /** Somebody else is to look at it first. Left out where no link can be made. */
  readonly onApproval?: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const {
    flow,
    document,
    current,
    published,
    store,
    problems,
    hasNumber,
    onPublished,
    onShowProblems,
    onShowStep,
    onClose,
  } = props;
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress>();
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  const [told, setTold] = useState<Told>();
  const [way, setWay] = useState(usualWay);
  const { environments, outdated } = useEnvironments();
  const [environment, setEnvironment] = useState<string>(live);
  const there = useThere(flow, environment, { current, published });
  const held = outdated.find((one) => one.flow === flow && one.environment === environment);
  const errors = problems.filter(({ severity }) => severity === "error");
  const mayEdit = useMay("author");
  const preflight = usePreflight(`${flow} ${environment}`, async () => {
    // The server looks at the draft as it has it.
    if (!(await store.saveNow())) throw new ApiError(unsaved());
    return preflightFlow(flow, environment);
  });

  async function publish(): Promise<void> {
    if (busy) return;
    // Only what is live goes live later, or for some.
    const chosen = wayFrom(environment === live ? way : usualWay);
    if (!chosen)
      return setTold({
        code: "way_unfit",
        message: wayMessage("way.unfit"),
        remedy: wayMessage("way.unfit.remedy"),
      });
    const despite = preflight.despite();
    if (despite === false) return;
    const stop = new AbortController();
    stopping.current = stop;
    setBusy(true);
    setTold(undefined);
    setProgress(undefined);
    try {
      if (!(await store.saveNow())) {
        setTold(unsaved());
        return;
      }
      const publication = await publishFlow(
        flow,
        words.trim(),
        store.state().base.revision,
        environment,
        chosen,
        setProgress,
        stop.signal,
        despite,
      );
      const { number } = publication.version;
      const done = message(chosen.when ? "publish.planned" : chosen.share ? "publish.some" : "publish.done", {
        number,
      });
      announce(done);
      onPublished(publication, environment, done);
      onClose();
    } catch (error) {
      const refused = toldOf(error);
      setTold(refused);
      // What has come up meanwhile can be read, and said yes to.
      if (refused.problems?.some(({ code }) => code === "scenario_failed")) preflight.again();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={message("publish.title")}
      onClose={busy ? undefined : onClose}
      onSubmit={() => void publish()}
      actions={
        <>
          {busy ? (
            <Button onClick={() => stopping.current?.abort()}>{message("publish.stop")}</Button>
          ) : (
            <Button onClick={onClose}>{message("cancel")}</Button>
          )}
          {errors.length > 0 ? (
            <Button appearance="primary" onClick={onShowProblems}>
              {message("publish.show")}
            </Button>
          ) : (
            <Button appearance="primary" type="submit" disabledFocusable={busy}>
              {message("publish.do")}
            </Button>
          )}
        </>
      }
    >
      <Field label={message("publish.message")} hint={message("publish.message.hint")}>
        <Textarea
          value={words}
          maxLength={2_000}
          resize="vertical"
          onChange={(_event, { value }) => setWords(value)}
        />
      </Field>
      <EnvironmentField
        label={message("environment.publish")}
        hint={message("environment.publish.hint")}
        environments={environments}
        value={environment}
        disabled={busy}
        onChange={setEnvironment}
      />
      {environment === live && <WayFields way={way} onChange={setWay} disabled={busy} />}
      <WhatChanges
        document={document}
        {...there}
        // Only against what callers get; elsewhere something else may have been tried.
        draft={
          mayEdit && environment === live && !busy
            ? { store, onShowStep, onChanged: preflight.again }
            : undefined
        }
      />
      {there.current && (
        <WorkButton
          size="small"
          className="publish-compare"
          disabledFocusable={busy}
          onWork={() =>
            store.saveNow().then(() => go(comparePath(flow, String(there.current?.number), draftSide)))
          }
        >
          {message("publish.compare")}
        </WorkButton>
      )}
      {props.onApproval && (
        <Button
          size="small"
          appearance="subtle"
          className="publish-compare"
          disabledFocusable={busy}
          onClick={props.onApproval}
        >
          {message("publish.approval")}
        </Button>
      )}
      {held && (
        <section>
          <h3 className="findings-title">{message("environment.names")}</h3>
          <NamesHeld version={held} />
        </section>
      )}
      {!hasNumber && <p>{message("publish.noNumber")}</p>}
      {errors.length > 0 && (
        <Findings title={message("publish.errors", { count: errors.length })} problems={errors} />
      )}
      <PreflightPart flow={flow} preflight={preflight} onShowStep={onShowStep} />
      {busy && <Speaking progress={progress} />}
      {told && (
        <ToldBar told={told}>
          {told.problems && <Button onClick={onShowProblems}>{message("publish.show")}</Button>}
        </ToldBar>
      )}
      {told?.problems && (
        <ul className="findings">
          {told.problems.map(({ at, sentence, name }) => (
            <li key={at + sentence}>{name ? `${name}: ${sentence}` : sentence}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function unsaved(): Told {
  return {
    code: "not_saved",
    message: message("publish.unsaved"),
    remedy: message("publish.unsaved.remedy"),
  };
}

/** How far the voice has come. What it is about is said once; the numbers are there for who looks. */
function Speaking({ progress }: { readonly progress: Progress | undefined }) {
  const words = message("publish.busy");
  if (!progress) return <Waiting words={words} />;
  const { done, of } = progress;
  return <HowFar words={words} count={message("publish.progress", { done, of })} done={done} of={of} />;
}

const mostShown = 5;

function Findings({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  const more = problems.length - mostShown;
  return (
    <div>
      <h3 className="findings-title">{title}</h3>
      <ul className="findings">
        {problems.slice(0, mostShown).map((problem) => (
          <li key={`${problem.code} ${problem.at} ${problem.outlet ?? ""}`}>
            {problemWords(problem).sentence}
          </li>
        ))}
        {more > 0 && <li>{message("publish.more", { count: more })}</li>}
      </ul>
    </div>
  );
}
