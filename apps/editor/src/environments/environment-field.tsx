import { Field, Select } from "@fluentui/react-components";
import type { Environment } from "../api/environments.ts";

/** One of the environments; nothing at all while there is only one. */
export function EnvironmentField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly environments: readonly Environment[];
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (environment: string) => void;
}) {
  const { label, hint, environments, value, disabled = false, onChange } = props;
  if (environments.length < 2) return null;
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <Select value={value} disabled={disabled} onChange={(_event, next) => onChange(next.value)}>
        {environments.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
