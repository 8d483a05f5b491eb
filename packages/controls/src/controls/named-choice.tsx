import { Select } from "@fluentui/react-components";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { styles } from "../styles.ts";

/** One of several things that have an id and a title. */
export function NamedChoice({
  field,
  path,
  value,
  choices,
  choose,
}: ControlProps & {
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** What stands there before anything is chosen. */
  readonly choose: string;
}) {
  const { words, disabled, onChange } = useForm();
  const chosen = typeof value === "string" ? value : "";
  const label = field.required ? field.label : words.optional(field.label);
  return (
    <InputFrame path={path} label={label} hint={field.help}>
      <Select
        className={styles.wide}
        disabled={disabled}
        value={chosen}
        onChange={(_, { value: id }) => onChange(path, id)}
      >
        {(chosen === "" || !field.required) && (
          <option value="" disabled={field.required}>
            {choose}
          </option>
        )}
        {/* One that has been deleted: shown, though it cannot be chosen. */}
        {chosen !== "" && !choices.some(({ id }) => id === chosen) && (
          <option value={chosen} disabled>
            {words.placeGone(chosen)}
          </option>
        )}
        {choices.map(({ id, title }) => (
          <option key={id} value={id}>
            {title || id}
          </option>
        ))}
      </Select>
    </InputFrame>
  );
}
