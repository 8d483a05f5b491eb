import type { NodeId } from "@dialtree/flow";
import { Button, Checkbox, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useId, useRef } from "react";
import { announce } from "../live/announce.tsx";
import { ToldBar } from "../live/told.tsx";
import { Waiting } from "../live/waiting.tsx";
import { countWords } from "./counts.ts";
import { ReportSections } from "./report-sections.tsx";
import type { Preflight } from "./use-preflight.ts";
import { message } from "./words.ts";

/** The part of the dialog of publishing that says what was looked at, and asks whoever publishes all the same. */
export function PreflightPart(props: {
  readonly flow: string;
  readonly preflight: Preflight;
  /** Left out: what is published is not the draft, so that its steps may be gone there, and what changes is told here. */
  readonly onShowStep?: (node: NodeId) => void;
}) {
  const { flow, preflight, onShowStep } = props;
  const { loaded, again } = preflight;
  const heading = useId();
  const report = loaded.state === "there" ? loaded.value : undefined;
  const words = report && verdictOn(report.counts);
  useEffect(() => {
    if (words !== undefined) announce(words);
  }, [words]);
  return (
    <section aria-labelledby={heading} className="preflight">
      <h3 className="findings-title" id={heading}>
        {message("preflight.title")}
      </h3>
      {loaded.state === "loading" && <Waiting size="small" words={message("preflight.busy")} />}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          <Button onClick={again}>{message("again")}</Button>
        </ToldBar>
      )}
      {report && (
        <>
          <p className="findings-note">{words}</p>
          {/* What changes in a draft stands above, from the draft as it is here. */}
          <ReportSections
            sections={report.sections.filter(({ id }) => id !== "changes" || !onShowStep)}
            flow={flow}
            onShowStep={onShowStep}
          />
          {preflight.failing > 0 && <Despite preflight={preflight} />}
        </>
      )}
    </section>
  );
}

function verdictOn(counts: Parameters<typeof countWords>[0]): string {
  const { failed } = counts;
  const verdict = failed > 0 ? message("preflight.unready", { count: failed }) : message("preflight.ready");
  return `${verdict}: ${countWords(counts)}.`;
}

/** Whoever publishes although scenarios fail says so, and why. */
function Despite({ preflight }: { readonly preflight: Preflight }) {
  const { failing, isTicked, reason, isWanting, onTick, onReason } = preflight;
  const tick = useRef<HTMLInputElement>(null);
  const why = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isWanting) (isTicked ? why : tick).current?.focus();
  }, [isWanting, isTicked]);
  return (
    <div className="preflight-despite">
      <Field
        hint={message("preflight.despite.hint")}
        {...(isWanting && !isTicked
          ? { validationMessage: message("preflight.despite.untouched", { count: failing }) }
          : {})}
      >
        <Checkbox
          ref={tick}
          checked={isTicked}
          label={message("preflight.despite", { count: failing })}
          onChange={(_event, { checked }) => onTick(checked === true)}
        />
      </Field>
      {isTicked && (
        <Field
          label={message("preflight.despite.why")}
          hint={message("preflight.despite.why.hint")}
          {...(isWanting ? { validationMessage: message("preflight.despite.wanted") } : {})}
        >
          <Textarea
            ref={why}
            value={reason}
            maxLength={2_000}
            onChange={(_event, { value }) => onReason(value)}
          />
        </Field>
      )}
    </div>
  );
}
