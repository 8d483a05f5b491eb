import { FieldControl, focusPart, type Play, type SoundChoices } from "@dialtree/controls";
import { phones } from "@dialtree/controls/phones";
import {
  callersOf,
  type DestinationKind,
  destination,
  type Fallback,
  type FlowDocument,
  fallbackSchema,
  isJsonObject,
  type Json,
  type JsonObject,
  outlook,
  type Problem,
  spoken,
  type WrittenDestination,
} from "@dialtree/flow";
import { type Path, setDescription, setFallback, setTitle } from "@dialtree/flow/edit";
import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { DeleteRegular, SettingsRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { people } from "../api/people.ts";
import { ExportFlow } from "../archive/export-flow.tsx";
import type { Does } from "../pages/flow/editing.ts";
import { MayFields } from "../session/may-fields.tsx";
import { useMay } from "../session/session.tsx";
import { nodeTypes } from "../words/node-types.ts";
import { DirectorySettings } from "./directories/directory-settings.tsx";
import { EverywhereSettings } from "./everywhere-settings.tsx";
import { useKnownDestinations } from "./known-destinations.ts";
import { Panel } from "./panel.tsx";
import { message } from "./settings/words.ts";

const say = spoken({ label: message("settings.say"), optional: true });
const to = destination({
  label: message("settings.to"),
  help: message("settings.to.hint"),
  // A number is what everybody knows of somebody.
  accepts: ["phone", "user", "account", "voicemail"],
});

/** What the flow as a whole says about itself, and who takes a call when something goes wrong for it. */
export function FlowSettings(props: {
  readonly document: FlowDocument;
  readonly problems: readonly Problem[];
  readonly flows: readonly { readonly id: string; readonly title: string }[];
  readonly destinations: readonly WrittenDestination[];
  readonly sounds: SoundChoices;
  readonly does: Does;
  /** False when something could not be saved. */
  readonly saveNow: () => Promise<boolean>;
  /** The language whose texts are shown. */
  readonly language: string | undefined;
  readonly onLanguage: (language: string) => void;
  /** Focuses what a problem points at, then calls `onFocused`, where it can be taken back. */
  readonly focusPath: Path | undefined;
  readonly onFocused: () => void;
  readonly onPlay: Play;
  /** The text at this path of the fallback is to be recorded. */
  readonly onRecord: (path: Path) => void;
  /** The whole flow. */
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const {
    document,
    problems,
    flows,
    sounds,
    does,
    saveNow,
    language,
    onLanguage,
    focusPath,
    onFocused,
    onPlay,
    onRecord,
    onRemove,
    onClose,
  } = props;
  const destinations = useKnownDestinations(document, props.destinations);
  const mayRemove = useMay("author");
  const heading = useRef<HTMLHeadingElement>(null);
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (!focusPath || !fields.current) return;
    // What is wrong with the flow as a whole is that nobody takes such calls.
    focusPart(fields.current, focusPath.length === 0 ? ["fallback", "to"] : focusPath);
    onFocused();
  }, [focusPath, onFocused]);
  // Words without anybody who takes the call are no fallback yet; they wait here for their other half.
  const [half, setHalf] = useState<JsonObject>({ say: {} });
  const fallback: JsonObject = document.fallback ? (document.fallback as unknown as JsonObject) : half;

  function change([, ...path]: Path, value: Json | undefined): void {
    const next = withValue(fallback, path, value) as JsonObject;
    const whole = fallbackSchema.safeParse({ say: {}, ...next });
    setHalf({ say: next.say ?? {} });
    if (whole.success) does((doc) => setFallback(doc, whole.data as Fallback));
    else if (document.fallback && next.to === undefined) does((doc) => setFallback(doc, undefined));
  }

  const control = {
    languages: document.languages,
    problems,
    destinations,
    // Callers who are answered are transferred there, others redirected; what only one of the two can do is no fallback.
    outlook: (kind: DestinationKind) =>
      outlook(callersOf(document, nodeTypes), ["transfer", "redirect"], kind),
    people,
    phones,
    sounds,
    language,
    onLanguage,
    focusPath,
    onPlay,
    onRecord: ([, ...path]: Path) => onRecord(path),
    onChange: change,
  };
  return (
    <Panel
      icon={<SettingsRegular aria-hidden />}
      title={message("settings.title")}
      about={message("settings.about")}
      headingRef={heading}
      onClose={onClose}
    >
      <MayFields right="author" why={message("session.lookOnly")}>
        <Field label={message("settings.name")}>
          <Input
            value={document.title}
            maxLength={200}
            onChange={(_event, { value }) => does((doc) => setTitle(doc, value))}
          />
        </Field>
        <Field label={message("settings.description")}>
          <Textarea
            value={document.description ?? ""}
            maxLength={2_000}
            resize="vertical"
            onChange={(_event, { value }) => does((doc) => setDescription(doc, value))}
          />
        </Field>
        <fieldset ref={fields} className="exits">
          <legend>{message("settings.fallback")}</legend>
          <p className="settings-hint">{message("settings.fallback.hint")}</p>
          <FieldControl {...control} field={say} path={["fallback", "say"]} value={fallback.say} />
          <FieldControl {...control} field={to} path={["fallback", "to"]} value={fallback.to} />
        </fieldset>
        <EverywhereSettings document={document} problems={problems} flows={flows} does={does} />
        <DirectorySettings document={document} does={does} />
      </MayFields>
      <ExportFlow flow={document.id} saveNow={saveNow} />
      {mayRemove && (
        <div>
          <Button icon={<DeleteRegular />} onClick={onRemove}>
            {message("settings.remove")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** The same value with another one at the path; what leads there is made where it is missing. */
function withValue(root: Json | undefined, [part, ...rest]: Path, value: Json | undefined): Json | undefined {
  if (part === undefined) return value;
  const { [part]: before, ...others } = isJsonObject(root) ? root : {};
  const after = withValue(before, rest, value);
  return after === undefined ? others : { ...others, [part]: after };
}
