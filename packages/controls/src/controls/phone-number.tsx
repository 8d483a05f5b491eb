import { Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import type { PhoneReader } from "../phones/reader.ts";
import { styles } from "../styles.ts";

/**
 * A phone number by country and number. Whatever somebody pastes is understood, and the country follows it; it is kept as E.164.
 * Nothing is refused that could be a number: a length that the country does not know is only told.
 */
export function PhoneNumber({
  phones,
  number,
  required,
  reason,
  onNumber,
}: {
  readonly phones: PhoneReader;
  /** As it is kept, or as it was typed where that is no number. */
  readonly number: string;
  readonly required: boolean;
  /** Why it is not taken, unless something can be said that is more to the point. */
  readonly reason: string | undefined;
  readonly onNumber: (number: string) => void;
}) {
  const { words, disabled, languages } = useForm();
  const [chosen, setChosen] = useState(() => phones.shown(number)?.country ?? regionOf(languages));
  // What is typed stays as it is while it means what is kept.
  const [typed, setTyped] = useState<string>();
  const kept = phones.shown(number);
  const isTyped = typed !== undefined && meant(phones, typed, chosen) === number;
  const shown = isTyped ? typed : (kept?.national ?? number);
  const country = (isTyped ? undefined : kept?.country) ?? chosen;
  const found = shown.trim() === "" ? undefined : phones.read(shown, country);

  const take = (text: string, within: string | undefined) => {
    setTyped(text);
    const next = phones.read(text, within);
    setChosen("number" in next ? (next.country ?? within) : within);
    onNumber("number" in next ? next.number : text);
  };
  const why = found && "fault" in found ? words.phoneFaults[found.fault] : undefined;
  const doubt =
    found && "number" in found && found.doubt
      ? words.phoneDoubts[found.doubt](words.regionName(country ?? ""))
      : "";
  const hint = kept
    ? `${words.phoneKept(kept.international)}${doubt === "" ? "" : ` ${doubt}`}`
    : words.phoneHelp;
  return (
    <>
      <InputFrame label={words.phoneCountry}>
        <Select
          className={styles.wide}
          disabled={disabled}
          value={country ?? ""}
          onChange={(_, { value: code }) => {
            setChosen(code);
            // A number within the country before is one within this country now.
            if (shown.trim() !== "") take(shown, code);
          }}
        >
          {country === undefined && (
            <option value="" disabled>
              {words.choosePhoneCountry}
            </option>
          )}
          {phones.countries
            .map(({ code, calling }) => ({
              code,
              label: words.phoneCountryOf(words.regionName(code), calling),
            }))
            .sort((a, b) => a.label.localeCompare(b.label, "en"))
            .map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
        </Select>
      </InputFrame>
      <InputFrame label={words.phoneNumber} hint={hint} reason={reason && (why ?? reason)}>
        <Input
          type="tel"
          autoComplete="off"
          spellCheck={false}
          aria-required={required || undefined}
          disabled={disabled}
          value={shown}
          onChange={(_, { value: text }) => take(text, country)}
          // Grouped as in that country, once nobody types any more.
          onBlur={() => setTyped(undefined)}
        />
      </InputFrame>
    </>
  );
}

/** What a text comes to: a number, or itself. */
function meant(phones: PhoneReader, text: string, country: string | undefined): string {
  const found = phones.read(text, country);
  return "number" in found ? found.number : text;
}

/** The country of a flow's first language, where it names one. */
function regionOf([language]: readonly string[]): string | undefined {
  return language === undefined ? undefined : new Intl.Locale(language).region;
}
