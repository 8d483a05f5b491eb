import { isZone } from "@dialtree/flow/hours";
import { Field, Input } from "@fluentui/react-components";
import { useId } from "react";
import { message } from "./words.ts";

/** The name of a time zone, typed or chosen. */
export function ZoneField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (zone: string) => void;
}) {
  const zones = useId();
  const wrong = isZone(value) ? {} : { validationMessage: message("hours.zone.unknown") };
  return (
    <>
      <Field label={message("hours.zone")} hint={message("hours.zone.help")} {...wrong}>
        <Input value={value} list={zones} maxLength={100} onChange={(_, { value: zone }) => onChange(zone)} />
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
