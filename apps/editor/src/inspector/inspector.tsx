import { type CalendarChoice, NodeForm, type Play, type SoundChoices } from "@dialtree/controls";
import {
  callersOf,
  type DialKey,
  type FlowDocument,
  type FlowNode,
  type Json,
  outlook,
  type Problem,
  type Resources,
  type WrittenDestination,
} from "@dialtree/flow";
import {
  addItem,
  compose,
  connect,
  disconnect,
  type Exit,
  moveItem,
  type Path,
  removeItem,
  renameNode,
  setKey,
  variableNames,
} from "@dialtree/flow/edit";
import { nodeForms } from "@dialtree/nodes/forms";
import { Button, Field, Input } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import type { Ref } from "react";
import { tryLookup } from "../api/lookups.ts";
import { people } from "../api/people.ts";
import { TypeIcon } from "../canvas/node-view.tsx";
import { useTargets } from "../connect/use-targets.ts";
import { message } from "../messages/message.ts";
import type { Does } from "../pages/flow/editing.ts";
import type { Checker } from "../problems/use-checker.ts";
import { fieldPathOf } from "../problems/use-problems.ts";
import { mailboxesPath, pinListsPath } from "../routes/routes.ts";
import { MayFields } from "../session/may-fields.tsx";
import { nodeTypes } from "../words/node-types.ts";
import { isReadable, titleOf, typeTitle } from "../words/node-words.ts";
import { changeField } from "./changes.ts";
import { Exits } from "./exits.tsx";
import { useGentle } from "./fresh.ts";
import { useKnownDestinations } from "./known-destinations.ts";
import { Panel } from "./panel.tsx";

export interface InspectorProps {
  /** Undefined while it is not loaded. */
  readonly checker: Checker | undefined;
  readonly document: FlowDocument;
  readonly node: FlowNode;
  readonly problems: readonly Problem[];
  /** It has just been added, and nobody has had the time to fill it in. */
  readonly isFresh: boolean;
  readonly flows: readonly { readonly id: string; readonly title: string }[];
  readonly destinations: readonly WrittenDestination[];
  readonly calendars: readonly CalendarChoice[];
  readonly resources: Resources;
  readonly sounds: SoundChoices;
  readonly does: Does;
  /** The language whose texts are shown. */
  readonly language: string | undefined;
  readonly onLanguage: (language: string) => void;
  readonly focusPath: Path | undefined;
  readonly onFocused: () => void;
  readonly onPlay: Play;
  /** The text at this path of the node's data is to be recorded. */
  readonly onRecord: (path: Path) => void;
  readonly onInsert: (exit: Exit, at: { x: number; y: number }) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
  /** Back to the canvas, with the form still open. */
  readonly onLeave: () => void;
  /** The field that Enter on the canvas leads to. */
  readonly titleRef: Ref<HTMLInputElement>;
}

const resourcePages = { mailbox: mailboxesPath, "pin-list": pinListsPath };

/** Everything that can be said about one node, as a form. */
export function Inspector(props: InspectorProps) {
  const {
    checker,
    document,
    node,
    flows,
    calendars,
    resources,
    sounds,
    does,
    language,
    onLanguage,
    focusPath,
    onFocused,
    onPlay,
    onRecord,
    onInsert,
    onDelete,
    onClose,
    onLeave,
    titleRef,
  } = props;
  const destinations = useKnownDestinations(document, props.destinations);
  const { shown: problems, onBlur } = useGentle(props.isFresh, props.problems);
  const { id } = node;
  const type = nodeTypes.get(node.type);
  const start = document.start === id;
  const targets = useTargets(
    document,
    document.edges.filter(({ from }) => from === id).map(({ to }) => to),
  );
  // Said where the exit is; what is wrong with a field of the exit stays at the field.
  const ofExits = problems.filter(
    (problem) => problem.outlet !== undefined && fieldPathOf(problem).length === 0,
  );
  return (
    <Panel
      icon={<TypeIcon type={node.type} />}
      title={titleOf(node)}
      about={type?.summary ?? typeTitle(node.type)}
      onClose={onClose}
      onBlur={onBlur}
      onKeyDown={(event) => {
        // Escape leads back to the step on the canvas; what it closes inside the form has taken it by then.
        if (event.key === "Escape" && !event.defaultPrevented) onLeave();
      }}
    >
      <MayFields right="author" why={message("session.lookOnly")}>
        <Field label={message("inspector.name")} hint={message("inspector.name.hint")}>
          <Input
            ref={titleRef}
            value={node.title ?? ""}
            placeholder={typeTitle(node.type)}
            maxLength={200}
            onChange={(_event, { value }) => does((doc) => renameNode(doc, id, value, nodeTypes))}
          />
        </Field>
        {type && isReadable(node) ? (
          <NodeForm
            key={id}
            type={type}
            forms={nodeForms}
            data={node.data}
            languages={document.languages}
            problems={problems.filter((problem) => !ofExits.includes(problem))}
            flows={flows.map((flow) => ({ id: flow.id, title: flow.title || flow.id }))}
            nodes={targets}
            variables={variableNames(document, nodeTypes)}
            valueTypes={() => Object.fromEntries(checker?.interfaceOf(document, nodeTypes).outputs ?? [])}
            expressions={checker?.expressions}
            directories={document.directories ?? []}
            destinations={destinations}
            outlook={(kind) => outlook(callersOf(document, nodeTypes), type.passages(node.data), kind)}
            people={people}
            phones={checker?.phones}
            onTryLookup={tryLookup}
            calendars={calendars}
            resources={resources}
            resourcePages={resourcePages}
            sounds={sounds}
            language={language}
            onLanguage={onLanguage}
            focusPath={focusPath}
            onFocused={onFocused}
            onPlay={onPlay}
            onRecord={onRecord}
            onChange={(path: Path, value: Json | undefined) =>
              does((doc) => changeField(doc, id, path, value))
            }
            onChangeAll={(changes) =>
              does((doc) =>
                compose(
                  doc,
                  message("inspector.changed", { node: titleOf(node) }),
                  changes.map(
                    ([path, value]) =>
                      (next) =>
                        changeField(next, id, path, value),
                  ),
                ),
              )
            }
            onListAdd={(list: Path, at?: number) =>
              does((doc) => addItem(doc, { node: id, list }, at === undefined ? {} : { at }, nodeTypes))
            }
            onListRemove={(list: Path, item: string) =>
              does((doc) => removeItem(doc, { node: id, list, item }, nodeTypes))
            }
            onListMove={(list: Path, item: string, to: number) =>
              does((doc) => moveItem(doc, { node: id, list, item }, to, nodeTypes))
            }
            onKeySwap={(list: Path, item: string, key: DialKey) =>
              does((doc) => setKey(doc, { node: id, list, item }, key, { swap: true }, nodeTypes))
            }
          />
        ) : (
          <p>{message("inspector.unreadable")}</p>
        )}
        <Exits
          targets={targets}
          document={document}
          node={node}
          problems={ofExits}
          onConnect={(exit, to) => does((doc) => connect(doc, { ...exit, to }, nodeTypes))}
          onDisconnect={(exit) => does((doc) => disconnect(doc, exit, nodeTypes))}
          onInsert={onInsert}
        />
        {!start && (
          <div className="inspector-end">
            <Button icon={<DeleteRegular />} title={message("inspector.delete.hint")} onClick={onDelete}>
              {message("inspector.delete")}
            </Button>
          </div>
        )}
      </MayFields>
    </Panel>
  );
}
