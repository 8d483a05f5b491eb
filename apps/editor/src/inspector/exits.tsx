import type { FlowDocument, FlowNode, NodeId, Problem } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { Button, Field, Select } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useMemo } from "react";
import type { Target } from "../connect/targets.ts";
import { message } from "../messages/message.ts";
import { problemWords } from "../problems/use-problems.ts";
import { nodeTypes } from "../words/node-types.ts";
import { otherwise } from "../words/node-words.ts";

const nowhere = "";

/** Where each exit of a node leads: the same lines as on the canvas, for hands that have no mouse. */
export function Exits(props: {
  readonly document: FlowDocument;
  readonly node: FlowNode;
  /** What an exit can lead to. */
  readonly targets: readonly Target[];
  /** Those that are about an exit, each by its id in `outlet`. */
  readonly problems: readonly Problem[];
  readonly onConnect: (exit: Exit, to: NodeId) => void;
  readonly onDisconnect: (exit: Exit) => void;
  readonly onInsert: (exit: Exit, at: { x: number; y: number }) => void;
}) {
  const { document, node, targets, problems, onConnect, onDisconnect, onInsert } = props;
  const outlets = nodeTypes.get(node.type)?.outlets(node.data) ?? [];
  const wired = new Map(
    document.edges.filter(({ from }) => from === node.id).map(({ outlet, to }) => [outlet, to]),
  );
  // The same elements as long as the list is: a flow of a thousand steps has as many for each exit.
  const choices = useMemo(
    () =>
      targets.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      )),
    [targets],
  );
  if (outlets.length === 0) return null;
  return (
    <fieldset className="exits">
      <legend>{message("exits.title")}</legend>
      {outlets.map((outlet) => {
        const exit = { from: node.id, outlet: outlet.id };
        const to = wired.get(outlet.id);
        const found = problems.find((problem) => problem.outlet === outlet.id);
        const insert = message("exits.insert", { outlet: outlet.label });
        return (
          <div key={outlet.id} className="exit" data-outlet={outlet.id}>
            <Field
              label={outlet.label}
              className="exit-field"
              validationState={found ? (found.severity === "error" ? "error" : "warning") : "none"}
              validationMessage={found && problemText(found)}
            >
              <Select
                value={to ?? nowhere}
                onChange={(_event, { value }) =>
                  value === nowhere ? onDisconnect(exit) : onConnect(exit, value)
                }
              >
                <option value={nowhere}>
                  {to === undefined ? otherwise(document, outlet).full : message("exits.none")}
                </option>
                {choices}
              </Select>
            </Field>
            <Button
              icon={<AddRegular />}
              aria-label={insert}
              title={insert}
              onClick={({ currentTarget }) => {
                const { left, bottom } = currentTarget.getBoundingClientRect();
                onInsert(exit, { x: left, y: bottom });
              }}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

function problemText(problem: Problem): string {
  const { sentence, remedy } = problemWords(problem);
  return `${sentence} ${remedy}`;
}
