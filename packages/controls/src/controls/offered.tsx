import { Input } from "@fluentui/react-components";
import { useId } from "react";
import { useDraft, useDraftKey } from "../draft.ts";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { styles } from "../styles.ts";

/** A name that is typed. Those that there are already are offered; another one is taken as well. */
export function OfferedText({
  field,
  path,
  value,
  offered,
  whyNot,
}: ControlProps & {
  readonly offered: readonly string[];
  /** Of what the field does not take. */
  readonly whyNot: (typed: string) => string;
}) {
  const { words, disabled, onChange } = useForm();
  const known = useId();
  const { shown, reason, type } = useDraft(useDraftKey(path), value, {
    show: (name) => (typeof name === "string" ? name : ""),
    take: (name) => (field.schema.safeParse(name).success ? { value: name } : { reason: whyNot(name) }),
    report: (name) => onChange(path, name),
    kept: () => words.keptText,
  });
  return (
    <InputFrame
      path={path}
      label={field.required ? field.label : words.optional(field.label)}
      hint={field.help}
      reason={reason}
    >
      <Input
        className={styles.wide}
        input={{ className: styles.wide, list: known }}
        autoComplete="off"
        spellCheck={false}
        aria-required={field.required || undefined}
        disabled={disabled}
        value={shown}
        contentAfter={
          <datalist id={known}>
            {offered.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        }
        onChange={(_, { value: name }) => type(name)}
      />
    </InputFrame>
  );
}
