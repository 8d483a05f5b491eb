import { Input } from "@fluentui/react-components";
import { useDraft, useDraftKey } from "../draft.ts";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { limitsOf } from "../limits.ts";
import { styles } from "../styles.ts";

/** A short text that callers never hear. */
export function TextControl({ field, path, value }: ControlProps) {
  const { words, disabled, onChange } = useForm();
  const { shown, reason, type } = useDraft(useDraftKey(path), value, {
    show: (text) => (typeof text === "string" ? text : ""),
    take: (text) => {
      if (field.schema.safeParse(text).success) return { value: text };
      const { maxLength = Number.POSITIVE_INFINITY } = limitsOf(field);
      return { reason: text.length > maxLength ? words.tooLong(text.length, maxLength) : words.notTaken };
    },
    report: (text) => onChange(path, text),
    kept: () => words.keptText,
  });
  const label = field.required ? field.label : words.optional(field.label);
  return (
    <InputFrame path={path} label={label} hint={field.help} reason={reason}>
      <Input
        className={styles.wide}
        input={{ className: styles.wide }}
        autoComplete="off"
        aria-required={field.required || undefined}
        disabled={disabled}
        value={shown}
        onChange={(_, { value: text }) => type(text)}
      />
    </InputFrame>
  );
}
