import { slug } from "@dialtree/flow";
import { Button, Field, Input, MessageBar, MessageBarBody, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { putScenario, type Scenario } from "../api/scenarios.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { ToldBar } from "../live/told.tsx";
import { useWork } from "../live/use-work.ts";
import { WorkButton } from "../live/work-button.tsx";
import { idFor } from "../pages/flows/new-flow.ts";
import { message } from "./words.ts";

const exampleAbout = "What this is about";
const example = `# ${exampleAbout}
call       from +15550100
answers
`;

/** With a first line that says what it is about, where nobody has written another. */
function titled(text: string, title: string, unsaid: string): string {
  const [first = "", ...others] = text.split("\n");
  return first === `# ${unsaid}` ? [`# ${title}`, ...others].join("\n") : text;
}

/** One scenario as text; the server says which of its lines cannot be read. */
export function ScenarioDialog(props: {
  readonly flow: string;
  /** Undefined for a new one. */
  readonly scenario: Scenario | undefined;
  /** What a new one begins with, and what to know of that. */
  readonly begun?: { readonly text: string; readonly about: string; readonly warning: string | undefined };
  /** Else it is only read. */
  readonly mayEdit: boolean;
  readonly onSaved: (scenario: Scenario) => void;
  readonly onClose: () => void;
}) {
  const { flow, scenario, begun, mayEdit, onSaved, onClose } = props;
  const [name, setName] = useState(scenario?.name ?? "");
  const [text, setText] = useState(scenario?.text ?? begun?.text ?? example);
  const { busy, told, work } = useWork();
  const [isAsked, setAsked] = useState(false);
  const wanted = name.trim();
  const isFit = wanted !== "";
  // Whoever writes a name as people do gets one as files have it, and what was written says what the call is about.
  const kept = slug.safeParse(wanted).success ? wanted : idFor(wanted, [], "call");

  async function save(): Promise<void> {
    setAsked(true);
    if (!isFit || !mayEdit) return;
    const written = kept === wanted ? text : titled(text, wanted, begun?.about ?? exampleAbout);
    await work(async () => onSaved(await putScenario(flow, kept, written, scenario?.revision)));
  }

  return (
    <Dialog
      title={scenario ? message("scenario.change", { name: scenario.name }) : message("scenario.new")}
      onClose={busy ? undefined : onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            {message(mayEdit ? "cancel" : "done")}
          </Button>
          {mayEdit && (
            <WorkButton appearance="primary" type="submit" busy={busy}>
              {message("scenario.save")}
            </WorkButton>
          )}
        </>
      }
    >
      {begun?.warning !== undefined && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{begun.warning}</MessageBarBody>
        </MessageBar>
      )}
      {!scenario && (
        <Field
          label={message("scenario.name")}
          hint={
            isFit && kept !== wanted
              ? message("scenario.name.kept", { name: kept })
              : message("scenario.name.hint")
          }
          {...(isAsked && !isFit ? { validationMessage: message("scenario.name.wrong") } : {})}
        >
          <Input value={name} maxLength={64} onChange={(_event, { value }) => setName(value)} />
        </Field>
      )}
      <Field label={message("scenario.text")} hint={message("scenario.text.hint")}>
        <Textarea
          className="scenario-text"
          value={text}
          readOnly={!mayEdit}
          maxLength={20_000}
          resize="vertical"
          spellCheck={false}
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      {told && <ToldBar told={told} />}
      {told?.problems && (
        <ul className="findings">
          {told.problems.map(({ at, sentence }) => (
            <li key={at}>{sentence}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
