import type { Field, Json } from "@dialtree/flow";
import { Input } from "@fluentui/react-components";
import { type Taken, useDraft, useDraftKey } from "../draft.ts";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { limitsOf } from "../limits.ts";
import type { ControlWords } from "../words.ts";

/** A span of time. */
export function DurationControl(props: ControlProps) {
  const { words } = useForm();
  return <NumberControl {...props} range={words.secondsBetween} unit={words.secondsUnit} />;
}

export function WholeControl(props: ControlProps) {
  const { words } = useForm();
  return <NumberControl {...props} range={words.between} />;
}

function NumberControl({
  field,
  path,
  value,
  range,
  unit,
}: ControlProps & { readonly range: (min: number, max: number) => string; readonly unit?: string }) {
  const { words, disabled, onChange } = useForm();
  const { shown, reason, type } = useDraft(useDraftKey(path), value, {
    show: asTyped,
    take: (text) => taken(text, field, words),
    report: (number) => onChange(path, number),
    kept: (number) => words.kept(asTyped(number)),
  });
  const { minimum, maximum } = limitsOf(field);
  const bounds = minimum !== undefined && maximum !== undefined ? range(minimum, maximum) : "";
  const hint = [field.help, bounds].filter(Boolean).join(" ");
  return (
    <InputFrame path={path} label={field.label} hint={hint || undefined} reason={reason}>
      <Input
        // Not a number input: those swallow what is no number, and change when the wheel turns over them.
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        value={shown}
        contentAfter={unit === undefined ? null : { children: unit, "aria-hidden": true }}
        onChange={(_, { value: text }) => type(text)}
      />
    </InputFrame>
  );
}

function asTyped(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function taken(text: string, field: Field, words: ControlWords): Taken {
  const trimmed = text.trim();
  const isWhole = field.kind === "whole";
  const isNumber = isWhole ? /^[+-]?\d+$/.test(trimmed) : /^[+-]?\d+([.,]\d*)?$/.test(trimmed);
  if (!isNumber) return { reason: isWhole ? words.wholeNeeded : words.numberNeeded };
  const number = Number(trimmed.replace(",", "."));
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = limitsOf(field);
  if (number < minimum) return { reason: words.tooSmall(minimum) };
  if (number > maximum) return { reason: words.tooLarge(maximum) };
  return field.schema.safeParse(number).success ? { value: number } : { reason: words.notTaken };
}
