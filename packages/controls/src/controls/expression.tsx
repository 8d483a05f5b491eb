import { wantedOf } from "@dialtree/flow";
import type { Scope, ValueType, Wanted } from "@dialtree/flow/expressions";
import { mergeClasses, Textarea } from "@fluentui/react-components";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useDraft, useDraftKey } from "../draft.ts";
import { type ControlProps, type ExpressionReader, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { limitsOf } from "../limits.ts";
import { styles } from "../styles.ts";
import type { ControlWords } from "../words.ts";

/**
 * An expression, or a text with expressions in braces. While it is written, names and functions that fit are offered, and what
 * it comes to in a sample call is said below; what is wrong with it the check says, as of every field.
 */
export function ExpressionControl({ field, path, value }: ControlProps) {
  const { words, disabled, data, valueTypes, expressions, onChange } = useForm();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number>();
  const [chosen, setChosen] = useState(0);
  const types = valueTypes();
  // Scopes take half a millisecond to make, and the form is drawn at every key.
  const named = JSON.stringify(types);
  const scope = useMemo(
    () => expressions?.scopeOf(JSON.parse(named) as Readonly<Record<string, ValueType>>),
    [named, expressions],
  );
  const { shown, reason, type } = useDraft(useDraftKey(path), value, {
    show: (text) => (typeof text === "string" ? text : ""),
    take: (text) => {
      if (field.schema.safeParse(text).success) return { value: text };
      return { reason: words.tooLong(text.length, limitsOf(field).maxLength ?? 0) };
    },
    report: (text) => onChange(path, text),
    kept: () => words.keptText,
  });
  const isTemplate = field.kind === "template";
  // Without a reader it is a text like any other; what can be offered and said comes when there is one.
  const reading = expressions && scope && { expressions, scope, isTemplate };
  const { from, options } = offered(shown, caret, reading);
  const current = Math.min(chosen, options.length - 1);
  const isOpen = options.length > 0 && !disabled;

  const take = (insert: string) => {
    const end = caret ?? shown.length;
    const next = shown.slice(0, from) + insert + shown.slice(end);
    type(next);
    setCaret(undefined);
    // Where writing goes on, once the text is drawn.
    requestAnimationFrame(() => area.current?.setSelectionRange(from + insert.length, from + insert.length));
    area.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    const option = options[current];
    if (!isOpen || !option) return;
    if (event.key === "ArrowDown") setChosen((current + 1) % options.length);
    else if (event.key === "ArrowUp") setChosen((current + options.length - 1) % options.length);
    else if (event.key === "Enter" || event.key === "Tab") take(option.insert);
    else if (event.key === "Escape") setCaret(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said =
    shown.trim() === "" || !reading
      ? undefined
      : sampled(shown, types, wantedOf(field, data), reading, words);
  return (
    <div className={styles.wide}>
      <InputFrame
        path={path}
        label={field.required ? field.label : words.optional(field.label)}
        hint={field.help}
        reason={reason}
      >
        {(connected) => (
          <Textarea
            {...connected}
            className={styles.wide}
            resize="vertical"
            disabled={disabled}
            value={shown}
            onChange={(_, { value: text }) => {
              type(text);
              setCaret(area.current?.selectionStart ?? text.length);
              setChosen(0);
            }}
            onKeyDown={pressed}
            onBlur={() => setCaret(undefined)}
            textarea={{
              ref: area,
              className: styles.code,
              rows: 2,
              spellCheck: false,
              autoComplete: "off",
              "aria-required": field.required || undefined,
              "aria-autocomplete": "list",
              // Of several lines, it stays a text box: what opens beside one is told like this.
              "aria-haspopup": "listbox",
              "aria-controls": isOpen ? id : undefined,
              "aria-activedescendant": isOpen ? `${id}-${current}` : undefined,
            }}
          />
        )}
      </InputFrame>
      {isOpen && (
        <div id={id} role="listbox" aria-label={words.offered(field.label)} className={styles.offers}>
          {options.map(({ label, help, insert }, index) => (
            // Options are moved through from the text, which keeps the focus; the pointer must not take it.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's.
            <div
              key={label}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              className={mergeClasses(styles.offer, index === current && styles.offerChosen)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(insert)}
            >
              <span className={styles.code}>{label}</span>{" "}
              <span className={styles.hint}>{words.said(help)}</span>
            </div>
          ))}
        </div>
      )}
      {said !== undefined && (
        <output className={styles.hint} aria-label={words.inSampleCall}>
          {said}
        </output>
      )}
    </div>
  );
}

interface Reading {
  readonly expressions: ExpressionReader;
  readonly scope: Scope;
  readonly isTemplate: boolean;
}

function offered(
  text: string,
  caret: number | undefined,
  reading: Reading | undefined,
): ReturnType<ExpressionReader["completionsAt"]> {
  const none = { from: text.length, options: [] };
  if (caret === undefined || !reading) return none;
  const { expressions, scope, isTemplate } = reading;
  const begun = isTemplate ? expressions.expressionBegunIn(text, caret) : 0;
  if (begun === undefined) return none;
  const { from, options } = expressions.completionsAt(text.slice(begun), caret - begun, scope);
  return { from: from + begun, options };
}

/** What it comes to for somebody; undefined while it cannot be read, which the check explains. */
function sampled(
  text: string,
  types: Readonly<Record<string, ValueType>>,
  wanted: Wanted,
  { expressions, scope, isTemplate }: Reading,
  words: ControlWords,
): string | undefined {
  const found = isTemplate
    ? expressions.compileTemplate(text, scope)
    : expressions.compileExpression(text, scope, wanted);
  if (!("compiled" in found)) return undefined;
  const facts = expressions.sampleCall(types);
  const came = found.compiled.run(facts);
  if ("failure" in came) return words.sampleFails;
  const { value } = came;
  const own = [...found.compiled.reads].flatMap((name) =>
    Object.hasOwn(facts.variables, name) ? [`${name} = ${JSON.stringify(facts.variables[name])}`] : [],
  );
  return words.sampleComesTo(typeof value === "boolean" ? words.yesOrNo(value) : String(value), own);
}
