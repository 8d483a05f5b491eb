import { duration, oneOf, whole } from "@dialtree/flow";

/** How many digits are keyed in. `min` to `max` can be chosen; a new node begins with `initial`, fewest and most. */
export function lengthFields({
  min,
  max,
  initial: [shortest, longest],
}: {
  readonly min: number;
  readonly max: number;
  readonly initial: readonly [number, number];
}) {
  return {
    shortest: whole({ label: "Fewest digits", min, max, initial: shortest }),
    longest: whole({
      label: "Most digits",
      help: "When there are so many, the caller need not wait or press the end key.",
      min,
      max,
      initial: longest,
    }),
  };
}

/** The key that ends what is keyed in, an `EndKey`. */
export function endKeyField(label: string) {
  return oneOf({
    label,
    options: { pound: "The pound key #", star: "The star key *", none: "No key, only a pause" },
    initial: "pound",
  });
}

/** Seconds from one key to the next. `what` is keyed in: `number`, `name`; `key` is what each key gives: `letter`. */
export function interDigitTimeoutField({
  what,
  key = "key",
}: {
  readonly what: string;
  readonly key?: string;
}) {
  return duration({
    label: `Wait for the next ${key} (seconds)`,
    help: `When no further ${key} comes for so long, the ${what} counts as it is.`,
    min: 1,
    max: 20,
    initial: 3,
  });
}
