import "./archive.css";
import { Badge, Button, Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { type ArchiveReport, type Choice, type FlowInArchive, lookInto, takeIn } from "../api/archives.ts";
import { Dialog } from "../dialog/dialog.tsx";
import { announce } from "../live/announce.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { useWork } from "../live/use-work.ts";
import { Waiting } from "../live/waiting.tsx";
import { WorkButton } from "../live/work-button.tsx";
import { message } from "./words.ts";

type Chosen = Choice["as"] | "";

/** What is in an archive and what would change, before anything does; and what is to become of each flow. */
export function ImportDialog(props: {
  readonly file: File;
  readonly onTaken: () => void;
  readonly onClose: () => void;
}) {
  const { file, onTaken, onClose } = props;
  const [loaded, again] = useLoaded(`${file.name} ${file.lastModified}`, () => lookInto(file));
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const { busy, told, work } = useWork();
  const flows = loaded.state === "there" ? loaded.value.flows : [];
  const choiceFor = (flow: FlowInArchive): Chosen => chosen.get(flow.id) ?? usual[flow.standing];
  const isOpen = flows.some((flow) => choiceFor(flow) === "");
  const wanted = flows.filter((flow) => !["", "skip"].includes(choiceFor(flow)));

  async function take(): Promise<void> {
    await work(async () => {
      const choices = flows.map((flow) => [flow.id, choiceOf(flow, choiceFor(flow))] as const);
      await takeIn(file, new Map(choices));
      announce(message("import.taken", { count: wanted.length }));
      onTaken();
      onClose();
    });
  }

  return (
    <Dialog
      title={message("import.title", { file: file.name })}
      onClose={busy ? undefined : onClose}
      onSubmit={() => void (!busy && !isOpen && wanted.length > 0 && take())}
      actions={
        <>
          <Button disabled={busy} onClick={onClose}>
            {message("cancel")}
          </Button>
          {flows.length > 0 && (
            <WorkButton
              appearance="primary"
              type="submit"
              busy={busy}
              doing={message("import.taking")}
              disabledFocusable={isOpen || wanted.length === 0}
            >
              {message("import.take", { count: wanted.length })}
            </WorkButton>
          )}
        </>
      }
    >
      {loaded.state === "loading" && <Waiting words={message("import.looking")} />}
      {loaded.state === "failed" && (
        <ToldBar told={loaded.told}>
          {loaded.told.code === "unreachable" && <Button onClick={again}>{message("again")}</Button>}
        </ToldBar>
      )}
      {loaded.state === "there" && (
        <>
          <p>{message("import.about")}</p>
          <ul className="archive-flows">
            {flows.map((flow) => (
              <li key={flow.id}>
                <FlowOf
                  flow={flow}
                  chosen={choiceFor(flow)}
                  onChoose={(choice) => setChosen(new Map([...chosen, [flow.id, choice]]))}
                />
              </li>
            ))}
          </ul>
          <Others report={loaded.value} />
        </>
      )}
      {told && <ToldBar told={told} />}
    </Dialog>
  );
}

// What is there already and different is nobody's to decide but whoever imports it.
const usual: Readonly<Record<FlowInArchive["standing"], Chosen>> = {
  new: "new",
  same: "skip",
  different: "",
  removed: "skip",
};
const offered: Readonly<Record<FlowInArchive["standing"], readonly Chosen[]>> = {
  new: ["new", "skip"],
  same: ["skip", "copy"],
  different: ["", "replace", "copy", "skip"],
  removed: ["skip", "copy"],
};
const colours = { new: "success", same: "informative", different: "warning", removed: "warning" } as const;

function choiceOf({ revision, copyId }: FlowInArchive, chosen: Chosen): Choice {
  if (chosen === "replace" && revision !== null) return { as: "replace", basedOn: revision };
  if (chosen === "copy") return { as: "copy", id: copyId };
  return { as: chosen === "skip" ? "skip" : "new" };
}

function FlowOf(props: {
  readonly flow: FlowInArchive;
  readonly chosen: Chosen;
  readonly onChoose: (choice: Chosen) => void;
}) {
  const { flow, chosen, onChoose } = props;
  const { id, standing, changes, newRecordings, otherRecordings, newScenarios, otherScenarios, copyId } =
    flow;
  const title = flow.title || id;
  const sentences = [
    ...changes,
    ...otherRecordings.map((name) => message("import.recording.other", { name })),
    ...newRecordings.map((name) => message("import.recording.new", { name })),
    ...otherScenarios.map((name) => message("import.scenario.other", { name })),
    ...newScenarios.map((name) => message("import.scenario.new", { name })),
  ];
  const words: Readonly<Record<Chosen, string>> = {
    "": message("import.choose"),
    new: message("import.as.new"),
    replace: message("import.as.replace"),
    copy: message("import.as.copy", { id: copyId }),
    skip: message("import.as.skip"),
  };
  return (
    <>
      <div className="archive-flow">
        <strong>{title}</strong>
        <Badge appearance="tint" color={colours[standing]}>
          {message(`import.${standing}`)}
        </Badge>
      </div>
      <Field label={message("import.choice", { title })}>
        <Select value={chosen} onChange={(_event, { value }) => onChoose(value as Chosen)}>
          {offered[standing].map((choice) => (
            <option key={choice} value={choice}>
              {words[choice]}
            </option>
          ))}
        </Select>
      </Field>
      {standing === "different" && sentences.length > 0 && (
        <details open={chosen === "replace"}>
          <summary>{message("import.changes")}</summary>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What comes along with the flows, and what they would miss here. */
function Others({ report: { prompts, calendars, missing } }: { readonly report: ArchiveReport }) {
  const shared = [
    ...prompts.map(({ title, standing }) =>
      message("import.prompt", { title, standing: message(`import.${standing}`) }),
    ),
    ...calendars.map(({ title, standing }) =>
      message("import.calendar", { title, standing: message(`import.${standing}`) }),
    ),
  ];
  const lacking = missing.map(({ flow, kind, name }) => message(`import.missing.${kind}`, { flow, name }));
  return (
    <>
      <Listed title={message("import.shared")} lines={shared} />
      <Listed title={message("import.missing")} lines={lacking} />
    </>
  );
}

function Listed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="archive-others">
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
