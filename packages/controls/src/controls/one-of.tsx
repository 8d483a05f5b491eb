import { Radio, RadioGroup, Select } from "@fluentui/react-components";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { styles } from "../styles.ts";

// With more, one has to read to the end before choosing anyway, and a form of radio buttons gets long.
const mostRadios = 4;

/** One of a few named possibilities. */
export function OneOfControl({ field, path, value }: ControlProps) {
  const { disabled, onChange } = useForm();
  const options = Object.entries(field.options ?? {});
  const chosen = typeof value === "string" ? value : "";
  const isKnown = options.some(([option]) => option === chosen);
  return (
    <InputFrame path={path} label={field.label} hint={field.help}>
      {options.length > mostRadios ? (
        <Select
          disabled={disabled}
          value={chosen}
          onChange={(_, { value: option }) => onChange(path, option)}
          className={styles.wide}
        >
          {/* What a file made by hand holds is shown, though it cannot be chosen again. */}
          {!isKnown && (
            <option value={chosen} disabled>
              {chosen}
            </option>
          )}
          {options.map(([option, label]) => (
            <option key={option} value={option}>
              {label}
            </option>
          ))}
        </Select>
      ) : (
        <RadioGroup
          disabled={disabled}
          value={chosen}
          onChange={(_, { value: option }) => onChange(path, option)}
        >
          {options.map(([option, label]) => (
            <Radio key={option} value={option} label={label} />
          ))}
        </RadioGroup>
      )}
    </InputFrame>
  );
}
