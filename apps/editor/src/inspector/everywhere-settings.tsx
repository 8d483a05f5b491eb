import { FieldControl } from "@dialtree/controls";
import {
  asks,
  type DialKey,
  dialKeys,
  type Everywhere,
  everywhereSchema,
  type FlowDocument,
  flag,
  type Json,
  oneOf,
  type Place,
  type Problem,
  place,
} from "@dialtree/flow";
import { setEverywhere } from "@dialtree/flow/edit";
import { useState } from "react";
import { targetsFor } from "../connect/targets.ts";
import type { Does } from "../pages/flow/editing.ts";
import { nodeTypes } from "../words/node-types.ts";
import { isReadable, titleOf } from "../words/node-words.ts";
import { message } from "./settings/words.ts";

const none = "none";
const keyOptions = {
  [none]: message("everywhere.none"),
  ...Object.fromEntries(dialKeys.map((key) => [key, key])),
};
const key = (label: string) => oneOf({ label, options: keyOptions, initial: none });

const operatorKey = key(message("everywhere.operator"));
const operatorTo = place({ label: message("everywhere.operator.to") });
const backKey = key(message("everywhere.back"));
const repeatKey = key(message("everywhere.repeat"));

/** The keys that mean the same at every question of the flow, and the questions at which they do not. */
export function EverywhereSettings(props: {
  readonly document: FlowDocument;
  readonly problems: readonly Problem[];
  readonly flows: readonly { readonly id: string; readonly title: string }[];
  readonly does: Does;
}) {
  const { document, problems, flows, does } = props;
  const everywhere: Everywhere = document.everywhere ?? { except: [] };
  // A key without a place, or a place without a key, is no way out yet; it waits here for its other half.
  const [half, setHalf] = useState<{ readonly key?: DialKey; readonly to?: Place }>({});
  const out = everywhere.operator ?? half;
  const questions = document.nodes.filter(
    (node) =>
      isReadable(node) && asks(nodeTypes.get(node.type)?.program(node.data) ?? { initial: "", states: {} }),
  );

  function change(next: { readonly [Name in keyof Everywhere]: Everywhere[Name] | undefined }): void {
    const whole = everywhereSchema.parse(JSON.parse(JSON.stringify(next)));
    const isEmpty = !whole.operator && !whole.back && !whole.repeat && whole.except.length === 0;
    does((doc) => setEverywhere(doc, isEmpty ? undefined : whole));
  }
  function lead(next: { readonly key?: DialKey | undefined; readonly to?: Place | undefined }): void {
    const { key: pressed, to } = next;
    setHalf({ ...(pressed ? { key: pressed } : {}), ...(to ? { to } : {}) });
    change({ ...everywhere, operator: pressed && to ? { key: pressed, to } : undefined });
  }

  const control = { languages: document.languages, problems, flows, nodes: targetsFor(document) };
  return (
    <fieldset className="exits">
      <legend>{message("everywhere.title")}</legend>
      <p className="settings-hint">{message("everywhere.hint")}</p>
      <FieldControl
        {...control}
        field={operatorKey}
        path={["everywhere", "operator", "key"]}
        value={out.key ?? none}
        onChange={(_, value) => lead({ ...out, key: keyOf(value) })}
      />
      {out.key && (
        <FieldControl
          {...control}
          field={operatorTo}
          path={["everywhere", "operator", "to"]}
          value={out.to}
          onChange={(_, value) => lead({ ...out, to: value as Place | undefined })}
        />
      )}
      <FieldControl
        {...control}
        field={backKey}
        path={["everywhere", "back"]}
        value={everywhere.back ?? none}
        onChange={(_, value) => change({ ...everywhere, back: keyOf(value) })}
      />
      <FieldControl
        {...control}
        field={repeatKey}
        path={["everywhere", "repeat"]}
        value={everywhere.repeat ?? none}
        onChange={(_, value) => change({ ...everywhere, repeat: keyOf(value) })}
      />
      {document.everywhere &&
        questions.map((node) => (
          <FieldControl
            {...control}
            key={node.id}
            field={flag({ label: message("everywhere.here", { step: titleOf(node) }), initial: true })}
            path={["everywhere", "except", node.id]}
            value={!everywhere.except.includes(node.id)}
            onChange={(_, isHere) =>
              change({
                ...everywhere,
                except: [...everywhere.except.filter((id) => id !== node.id), ...(isHere ? [] : [node.id])],
              })
            }
          />
        ))}
    </fieldset>
  );
}

function keyOf(value: Json | undefined): DialKey | undefined {
  return dialKeys.find((candidate) => candidate === value);
}
