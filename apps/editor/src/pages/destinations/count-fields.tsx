import { type DestinationPolicy, destinationPolicySchema } from "@dialtree/flow/destinations";
import { Field, Input } from "@fluentui/react-components";
import { message } from "./words.ts";

const names = ["perMinute", "perHour", "perHourToOne", "perHourFromOne", "callMinutes"] as const;
type Counts = Pick<DestinationPolicy, (typeof names)[number]>;
/** As it stands in the fields, which may be no number. */
export type TypedCounts = Readonly<Record<keyof Counts, string>>;

export function typedCounts(policy: Counts): TypedCounts {
  return Object.fromEntries(names.map((name) => [name, String(policy[name])])) as TypedCounts;
}

/** The numbers that are typed; undefined as long as one of them is none, or too large. */
export function countsIn(typed: TypedCounts): Counts | undefined {
  const found = names.map((name) => [name, countIn(name, typed[name])]);
  return found.some(([, count]) => count === undefined) ? undefined : (Object.fromEntries(found) as Counts);
}

/** How often calls go to phone numbers, and how long a call lasts. */
export function CountFields(props: {
  readonly typed: TypedCounts;
  readonly onChange: (typed: TypedCounts) => void;
}) {
  const { typed, onChange } = props;
  return (
    <div className="destinations-counts">
      {names.map((name) => {
        const isWrong = countIn(name, typed[name]) === undefined;
        const { minValue: least, maxValue: most } = destinationPolicySchema.shape[name];
        return (
          <Field
            key={name}
            label={message(`destinations.count.${name}`)}
            {...(isWrong
              ? { validationMessage: message("destinations.between", { least: least ?? 0, most: most ?? 0 }) }
              : {})}
          >
            <Input
              inputMode="numeric"
              value={typed[name]}
              onChange={(_, { value }) => onChange({ ...typed, [name]: value })}
            />
          </Field>
        );
      })}
    </div>
  );
}

function countIn(name: keyof Counts, typed: string): number | undefined {
  if (!/^[0-9]{1,6}$/.test(typed.trim())) return undefined;
  return destinationPolicySchema.shape[name].safeParse(Number(typed)).data;
}
