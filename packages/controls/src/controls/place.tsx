import { type Json, placeSchema } from "@dialtree/flow";
import { Select } from "@fluentui/react-components";
import { type ControlProps, useForm } from "../form.ts";
import { InputFrame } from "../frame.tsx";
import { memberOf } from "../problems.ts";
import { styles } from "../styles.ts";

type Member = "node" | "flow";

/** Somewhere a call can go on: a node of the flow, or another flow. */
export function PlaceControl({ field, path, value }: ControlProps) {
  const { words, disabled, nodes, flows, onChange } = useForm();
  const chosen = choiceOf(value);
  const groups = [
    { member: "node", label: words.placesHere, places: nodes?.map(({ id, name }) => ({ id, name })) },
    {
      member: "flow",
      label: words.placesElsewhere,
      places: flows?.map(({ id, title }) => ({ id, name: title })),
    },
  ] as const;
  const offered = groups.filter(({ member }) => field.only === undefined || member === "flow");
  const options = offered.map(({ member, label, places }) => ({
    member,
    label,
    places: withChosen(places, chosen?.member === member ? chosen.id : undefined, words.placeGone),
  }));
  return (
    <InputFrame path={path} label={field.label} hint={field.help}>
      <Select
        className={styles.wide}
        aria-required={field.required || undefined}
        disabled={disabled}
        value={chosen ? optionOf(chosen.member, chosen.id) : ""}
        onChange={(_, { value: option }) => onChange(path, placeOf(option))}
      >
        <option value="">{words.choosePlace}</option>
        {options.map(
          ({ member, label, places }) =>
            places.length > 0 && (
              <optgroup key={member} label={label}>
                {places.map(({ id, name }) => (
                  <option key={id} value={optionOf(member, id)}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ),
        )}
      </Select>
    </InputFrame>
  );
}

interface Option {
  readonly id: string;
  readonly name: string;
}

// What is chosen stays an option when it is not there any more, or when nobody has said what there is.
function withChosen(
  places: readonly Option[] | undefined,
  chosen: string | undefined,
  gone: (id: string) => string,
): readonly Option[] {
  if (chosen === undefined || places?.some(({ id }) => id === chosen)) return places ?? [];
  return [...(places ?? []), { id: chosen, name: places ? gone(chosen) : chosen }];
}

function choiceOf(value: Json | undefined): { readonly member: Member; readonly id: string } | undefined {
  for (const member of ["node", "flow"] as const) {
    const id = value === undefined ? undefined : memberOf(value, member);
    if (typeof id === "string") return { member, id };
  }
  return undefined;
}

function optionOf(member: Member, id: string): string {
  return `${member} ${id}`;
}

function placeOf(option: string): Json | undefined {
  const [member = "", id = ""] = option.split(" ");
  const place = placeSchema.safeParse({ [member]: id });
  return place.success ? { ...place.data } : undefined;
}
