import "./scenarios.css";
import type { FlowDocument } from "@dialtree/flow";
import { Button } from "@fluentui/react-components";
import { CheckmarkCircleRegular, ErrorCircleRegular, PlayRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { listScenarios, removeScenario, type Scenario } from "../api/scenarios.ts";
import { ConfirmDialog } from "../dialog/confirm-dialog.tsx";
import { Dialog } from "../dialog/dialog.tsx";
import { NothingYet } from "../empty/nothing-yet.tsx";
import { announce } from "../live/announce.tsx";
import { useFocusKept } from "../live/focus.ts";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { Waiting } from "../live/waiting.tsx";
import type { PlayedText } from "../rehearsal/orders.ts";
import { useMay } from "../session/session.tsx";
import { faultWords } from "../words/fault-words.ts";
import { ScenarioDialog } from "./scenario-dialog.tsx";
import { usePlaying } from "./use-playing.ts";
import { message } from "./words.ts";

/** The scenarios of a flow: looked at, written, changed and deleted. */
export function ScenariosDialog(props: {
  readonly flow: string;
  /** The flow as it is drawn: scenarios are played with that. */
  readonly document: FlowDocument;
  readonly onClose: () => void;
}) {
  const { flow, document, onClose } = props;
  const [loaded, again] = useLoaded(flow, () => listScenarios(flow));
  const [editing, setEditing] = useState<Scenario | "new">();
  const [deleting, setDeleting] = useState<Scenario>();
  const add = useRef<HTMLButtonElement>(null);
  const mayEdit = useMay("author");
  const all = loaded.state === "there" ? loaded.value : [];
  // The button that was pressed goes with its row.
  useFocusKept(add, loaded.state === "there" ? all : undefined);
  const playing = usePlaying(document);
  const isEmpty = loaded.state === "there" && all.length === 0;
  // Where there is none yet it stands where that is said.
  const adding = (
    <Button ref={add} onClick={() => setEditing("new")}>
      {message("scenarios.add")}
    </Button>
  );

  return (
    <>
      <Dialog
        title={message("scenarios.title")}
        onClose={onClose}
        actions={
          <>
            {mayEdit && !isEmpty && adding}
            {all.length > 0 && (
              <Button
                icon={<PlayRegular />}
                disabledFocusable={playing.busy}
                onClick={() => void playing.play(all)}
              >
                {message("scenarios.play")}
              </Button>
            )}
            <Button appearance="primary" onClick={onClose}>
              {message("done")}
            </Button>
          </>
        }
      >
        <p className="findings-note">{message("scenarios.about")}</p>
        {loaded.state === "loading" && <Waiting size="small" words={message("scenarios.loading")} />}
        {loaded.state === "failed" && (
          <ToldBar told={loaded.told}>
            <Button onClick={again}>{message("again")}</Button>
          </ToldBar>
        )}
        {isEmpty && (
          <NothingYet title={message("scenarios.none")} level={3} right="author" action={adding}>
            <p>{message("scenarios.none.about")}</p>
            <p>{message("scenarios.none.how")}</p>
          </NothingYet>
        )}
        {playing.told && <ToldBar told={playing.told} />}
        <p className="findings-note" role="status">
          {playing.busy ? message("scenarios.playing") : playing.played && playedWords(playing.played)}
        </p>
        {all.length > 0 && (
          <ul className="scenarios" aria-label={message("scenarios.list")}>
            {all.map((scenario) => (
              <Row
                key={scenario.name}
                scenario={scenario}
                played={playing.played?.find(({ name }) => name === scenario.name)}
                mayEdit={mayEdit}
                onEdit={() => setEditing(scenario)}
                onDelete={() => setDeleting(scenario)}
              />
            ))}
          </ul>
        )}
      </Dialog>
      {editing && (
        <ScenarioDialog
          flow={flow}
          scenario={editing === "new" ? undefined : editing}
          mayEdit={mayEdit}
          onSaved={({ name }) => {
            announce(message("scenario.saved", { name }));
            setEditing(undefined);
            again();
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && (
        <ConfirmDialog
          title={message("scenarios.delete.ask", { name: deleting.name })}
          action={message("scenarios.delete")}
          onConfirm={async () => {
            await removeScenario(flow, deleting.name, deleting.revision);
            announce(message("scenarios.deleted", { name: deleting.name }));
            setDeleting(undefined);
            again();
          }}
          onClose={() => setDeleting(undefined)}
        >
          <p>{message("scenarios.delete.about")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Row(props: {
  readonly scenario: Scenario;
  /** What has come of it; undefined while it was not played. */
  readonly played: PlayedText | undefined;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}) {
  const { scenario, played, mayEdit, onEdit, onDelete } = props;
  const { name, text } = scenario;
  return (
    <li>
      <span className="scenarios-name">
        {played && <PlayedMark isOk={played.isOk} />}
        {name}
        {text === null && ` – ${message("scenarios.sealed")}`}
      </span>
      {text !== null && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={message(mayEdit ? "scenarios.edit.of" : "scenarios.read.of", { name })}
          onClick={onEdit}
        >
          {message(mayEdit ? "scenarios.edit" : "scenarios.read")}
        </Button>
      )}
      {mayEdit && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={message("scenarios.delete.of", { name })}
          onClick={onDelete}
        >
          {message("scenarios.delete")}
        </Button>
      )}
      {played && !played.isOk && <Otherwise played={played} />}
    </li>
  );
}

function PlayedMark({ isOk }: Pick<PlayedText, "isOk">) {
  return isOk ? (
    <CheckmarkCircleRegular className="scenarios-ok" aria-label={message("scenarios.ok")} />
  ) : (
    <ErrorCircleRegular className="scenarios-otherwise" aria-label={message("scenarios.otherwise")} />
  );
}

/** Where a scenario goes otherwise than it is written, or why it cannot be played. */
function Otherwise({ played: { faults, difference } }: { readonly played: PlayedText }) {
  if (faults) return <p className="scenarios-lines">{faults.map(faultWords).join(" ")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the dialog is scrolled by keys as well.
    <pre className="scenarios-lines" tabIndex={0}>
      {`${message("scenarios.expected")}\n`}
      {difference.map(({ sign, text }) => `${sign === "-" ? "−" : sign} ${text}`).join("\n")}
    </pre>
  );
}

function playedWords(played: readonly PlayedText[]): string {
  const failing = played.filter(({ isOk }) => !isOk).length;
  return failing === 0
    ? message("scenarios.played.ok", { count: played.length })
    : message("scenarios.played.otherwise", { count: failing });
}
