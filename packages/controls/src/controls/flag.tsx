import { Switch } from "@fluentui/react-components";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";

/** Yes or no. */
export function FlagControl({ field, path, value }: ControlProps) {
  const { disabled, onChange } = useForm();
  return (
    <InputFrame path={path} hint={field.help}>
      <Switch
        label={field.label}
        disabled={disabled}
        checked={value === true}
        onChange={(_, { checked }) => onChange(path, checked)}
      />
    </InputFrame>
  );
}
