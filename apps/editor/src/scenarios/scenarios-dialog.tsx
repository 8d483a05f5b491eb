import "./scenarios.css";
import { Button, Spinner } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { listScenarios, removeScenario, type Scenario } from "../api/scenarios.ts";
import { ConfirmDialog } from "../dialog/confirm-dialog.tsx";
import { Dialog } from "../dialog/dialog.tsx";
import { announce } from "../live/announce.tsx";
import { useLoaded } from "../live/loading.ts";
import { ToldBar } from "../live/told.tsx";
import { useMay } from "../session/session.tsx";
import { ScenarioDialog } from "./scenario-dialog.tsx";
import { message } from "./words.ts";

/** The scenarios of a flow: looked at, written, changed and deleted. */
export function ScenariosDialog(props: { readonly flow: string; readonly onClose: () => void }) {
  const { flow, onClose } = props;
  const [loaded, again] = useLoaded(flow, () => listScenarios(flow));
  const [editing, setEditing] = useState<Scenario | "new">();
  const [deleting, setDeleting] = useState<Scenario>();
  const add = useRef<HTMLButtonElement>(null);
  const mayEdit = useMay("author");
  const all = loaded.state === "there" ? loaded.value : [];

  return (
    <>
      <Dialog
        title={message("scenarios.title")}
        onClose={onClose}
        actions={
          <>
            {mayEdit && (
              <Button ref={add} onClick={() => setEditing("new")}>
                {message("scenarios.add")}
              </Button>
            )}
            <Button appearance="primary" onClick={onClose}>
              {message("done")}
            </Button>
          </>
        }
      >
        <p className="findings-note">{message("scenarios.about")}</p>
        {loaded.state === "loading" && <Spinner size="small" label={message("scenarios.loading")} />}
        {loaded.state === "failed" && (
          <ToldBar told={loaded.told}>
            <Button onClick={again}>{message("again")}</Button>
          </ToldBar>
        )}
        {loaded.state === "there" && all.length === 0 && <p>{message("scenarios.none")}</p>}
        {all.length > 0 && (
          <ul className="scenarios" aria-label={message("scenarios.list")}>
            {all.map((scenario) => (
              <Row
                key={scenario.name}
                scenario={scenario}
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
            // The button that was pressed goes with its row.
            requestAnimationFrame(() => add.current?.focus());
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
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}) {
  const { scenario, mayEdit, onEdit, onDelete } = props;
  const { name, text } = scenario;
  return (
    <li>
      <span className="scenarios-name">
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
    </li>
  );
}
