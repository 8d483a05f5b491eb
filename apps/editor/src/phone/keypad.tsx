import "./keypad.css";
import { type Tone, tones } from "@dialtree/flow";
import { message } from "./words.ts";

const keys = [
  ["1", ""],
  ["2", "ABC"],
  ["3", "DEF"],
  ["4", "GHI"],
  ["5", "JKL"],
  ["6", "MNO"],
  ["7", "PQRS"],
  ["8", "TUV"],
  ["9", "WXYZ"],
  ["*", ""],
  ["0", ""],
  ["#", ""],
] as const satisfies readonly (readonly [Tone, string])[];

/** The key of a telephone that a key of the keyboard stands for. */
export function toneOf(key: string): Tone | undefined {
  return (tones as readonly string[]).includes(key) && /[0-9*#]/.test(key) ? (key as Tone) : undefined;
}

/** The keys of a telephone. */
export function Keypad(props: { readonly disabled: boolean; readonly onPress: (key: Tone) => void }) {
  const { disabled, onPress } = props;
  return (
    <fieldset className="keypad" aria-label={message("phone.keypad")}>
      {keys.map(([key, letters]) => (
        <button
          key={key}
          type="button"
          disabled={disabled}
          onClick={() => onPress(key)}
          data-letters={letters}
        >
          {key}
        </button>
      ))}
    </fieldset>
  );
}
