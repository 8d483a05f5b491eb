import { Select } from "@fluentui/react-components";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { useStyles } from "../styles.ts";

/** One of the flow's directories. */
export function DirectoryControl({ field, path, value }: ControlProps) {
  const { words, disabled, directories, onChange } = useForm();
  const styles = useStyles();
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
            {words.chooseDirectory}
          </option>
        )}
        {/* One that has been deleted: shown, though it cannot be chosen. */}
        {chosen !== "" && !directories.some(({ id }) => id === chosen) && (
          <option value={chosen} disabled>
            {words.placeGone(chosen)}
          </option>
        )}
        {directories.map(({ id, title }) => (
          <option key={id} value={id}>
            {title || id}
          </option>
        ))}
      </Select>
    </InputFrame>
  );
}
