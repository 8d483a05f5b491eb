import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Textarea,
} from "@fluentui/react-components";
import { SendRegular } from "@fluentui/react-icons";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { type Told, toldOf } from "../../api/errors.ts";
import { askGraph, type GraphOperation, type GraphReply } from "../../api/graph.ts";
import { announce } from "../../live/announce.tsx";
import { ToldBar } from "../../live/told.tsx";
import { graphWords } from "./graph-words.ts";
import { beginning, callOf, members, typed } from "./input.ts";
import { OperationFacts } from "./operation-facts.tsx";
import { ReplyView } from "./reply-view.tsx";
import { useHeading } from "./use-heading.ts";
import { message } from "./words.ts";

/** What somebody did with an operation; it is kept while they look at others. */
export interface Work {
  /** What they typed, as far as it differs from the example. */
  readonly text?: string | undefined;
  readonly reply?: GraphReply | undefined;
  readonly told?: Told | undefined;
}

/** One operation: what it is, what it is asked with, and what came of it. */
export function OperationDesk(props: {
  readonly operation: GraphOperation;
  readonly tenant: string | undefined;
  /** The call that was last spoken of. */
  readonly call: string | undefined;
  readonly work: Work;
  /** Somebody came here from another operation: the heading takes the focus. */
  readonly arrived: boolean;
  readonly onWork: (work: Work) => void;
  readonly onCall: (call: string) => void;
}) {
  const { operation, tenant, call, work, arrived, onWork, onCall } = props;
  const { name, says, example, filledIn, legacy } = operation;
  const heading = useHeading(arrived);
  const area = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const takesId = useId();
  const text = work.text ?? beginning(example, call);

  async function send(): Promise<void> {
    const read = typed(text);
    if (read.wrong) {
      const { line } = read.wrong;
      const says =
        line === undefined ? message("graph.input.wrong") : message("graph.input.wrongAt", { line });
      // The field says it aloud by itself.
      setWrong(says);
      area.current?.focus();
      return;
    }
    setBusy(true);
    onWork({ text: work.text });
    announce(message("graph.sending"));
    try {
      const reply = await askGraph(name, read.input, tenant);
      onWork({ text: work.text, reply });
      announce(`${message(`graph.outcome.${reply.verdict.outcome}`)}: ${graphWords(reply.verdict.says)}`);
      const spokenOf = callOf(name, read.input, reply.body);
      if (spokenOf !== undefined) onCall(spokenOf);
    } catch (error) {
      const told = toldOf(error);
      onWork({ text: work.text, told });
      announce(`${told.message} ${told.remedy}`);
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!busy) void send();
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
  }

  const takes = members(operation);
  return (
    <article className="graph-desk" aria-labelledby="graph-operation">
      <h2 id="graph-operation" ref={heading} tabIndex={-1} className="graph-name">
        {name}
      </h2>
      <p className="graph-says">{says}</p>
      {legacy !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{message("graph.legacy")}</MessageBarTitle>
            {message("graph.legacy.instead", { instead: graphWords(legacy).replaceAll("`", "") })}
          </MessageBarBody>
        </MessageBar>
      )}
      <OperationFacts operation={operation} />
      <form onSubmit={submit}>
        <Field
          label={message("graph.input")}
          validationState={wrong === undefined ? "none" : "error"}
          validationMessage={wrong}
          hint={
            filledIn.length > 0 ? message("graph.input.filled", { members: filledIn.join(", ") }) : undefined
          }
        >
          <Textarea
            ref={area}
            className="graph-input"
            value={text}
            rows={Math.min(22, Math.max(5, text.split("\n").length + 1))}
            resize="vertical"
            spellCheck={false}
            autoComplete="off"
            onKeyDown={pressed}
            onChange={(_event, { value }) => {
              setWrong(undefined);
              onWork({ ...work, text: value });
            }}
          />
        </Field>
        {takes.length > 0 && (
          <details className="graph-takes">
            <summary id={takesId}>{message("graph.takes")}</summary>
            <ul aria-labelledby={takesId}>
              {takes.map(({ at, needed, says }) => (
                <li key={at}>
                  <code>{at}</code>
                  {needed && <strong> {message("graph.takes.needed")}</strong>}{" "}
                  <span className="graph-quiet">{says}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        <div className="graph-actions">
          <Button appearance="primary" type="submit" icon={<SendRegular />} disabledFocusable={busy}>
            {busy ? message("graph.sending") : message("graph.send")}
          </Button>
          {work.text !== undefined && (
            <Button
              appearance="subtle"
              onClick={() => {
                setWrong(undefined);
                onWork({ ...work, text: undefined });
                area.current?.focus();
              }}
            >
              {message("graph.example")}
            </Button>
          )}
        </div>
      </form>
      {work.told && <NotSent told={work.told} />}
      {work.reply && <ReplyView reply={work.reply} />}
    </article>
  );
}

function NotSent({ told }: { readonly told: Told }) {
  const { input } = told;
  if (!input) return <ToldBar told={told} />;
  return (
    <MessageBar intent="error" layout="multiline" className="told">
      <MessageBarBody>
        <MessageBarTitle>{told.message}</MessageBarTitle>
        <ul className="findings">
          {input.map(({ at, code, sentence, remedy }) => (
            <li key={at + code}>
              <code>{at}</code> {graphWords(sentence)} {graphWords(remedy)}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
