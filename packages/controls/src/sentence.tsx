import type { Json, Problem } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { Checkbox, Input, Select } from "@fluentui/react-components";
import { useId } from "react";
import { useDraft, useDraftKey } from "./draft.ts";
import { useForm } from "./form.ts";
import { Group, InputFrame } from "./frame.tsx";
import { styles } from "./styles.ts";

interface WordProps {
  readonly path: Path;
  /** Read to those who do not see the sentence that it stands in. */
  readonly label: string;
  /** Further places whose problems are told here. */
  readonly also?: readonly Path[];
}

/** A word of a sentence that is chosen among some, under headings if there are any. */
export function WordChoice({
  value,
  groups,
  choose,
  onChoose,
  ...props
}: WordProps & {
  readonly value: string;
  readonly groups: readonly {
    readonly heading?: string;
    readonly options: readonly (readonly [value: string, label: string])[];
  }[];
  /** What stands there before anything is chosen. */
  readonly choose: string;
  readonly onChoose: (value: string) => void;
}) {
  const { disabled, words } = useForm();
  const frame = useWordFrame(props);
  const isKnown = groups.some(({ options }) => options.some(([known]) => known === value));
  return (
    <InputFrame {...frame}>
      <Select
        className={styles.wide}
        disabled={disabled}
        value={value}
        onChange={(_, { value: chosen }) => onChoose(chosen)}
      >
        {/* What a file holds is shown, though it cannot be chosen again. */}
        {!isKnown && (
          <option value={value} disabled>
            {value === "" ? choose : words.placeGone(value)}
          </option>
        )}
        {groups.map(({ heading, options }) => {
          const drawn = options.map(([known, label]) => (
            <option key={known} value={known}>
              {label}
            </option>
          ));
          return heading === undefined ? (
            drawn
          ) : (
            <optgroup key={heading} label={heading}>
              {drawn}
            </optgroup>
          );
        })}
      </Select>
    </InputFrame>
  );
}

/** A word of a sentence that is written. */
export function WordInput({
  value,
  max,
  as,
  offered,
  onWrite,
  ...props
}: WordProps & {
  readonly value: string;
  /** Characters. */
  readonly max: number;
  readonly as: "text" | "tel" | "decimal" | "time" | "date";
  /** Offered while it is written. */
  readonly offered?: readonly string[];
  readonly onWrite: (value: string) => void;
}) {
  const { disabled, words } = useForm();
  const frame = useWordFrame(props);
  const known = useId();
  const { shown, reason, type } = useDraft<string>(useDraftKey(props.path), value, {
    show: (text: Json | undefined) => (typeof text === "string" ? text : ""),
    take: (text) => (text.length <= max ? { value: text } : { reason: words.tooLong(text.length, max) }),
    report: (text) => onWrite(String(text)),
    kept: () => words.keptText,
  });
  return (
    <InputFrame {...frame} reason={reason}>
      <Input
        className={styles.wide}
        input={{ className: styles.wide, ...(offered ? { list: known } : {}) }}
        type={as === "decimal" ? "text" : as}
        inputMode={as === "decimal" ? "decimal" : undefined}
        autoComplete="off"
        disabled={disabled}
        value={shown}
        onChange={(_, { value: text }) => type(text)}
        {...(offered && {
          contentAfter: (
            <datalist id={known}>
              {offered.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          ),
        })}
      />
    </InputFrame>
  );
}

/** Some of a few words, each of them to be ticked. */
export function WordSet({
  values,
  options,
  onChoose,
  ...props
}: WordProps & {
  readonly values: readonly string[];
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (values: readonly string[]) => void;
}) {
  const { disabled } = useForm();
  return (
    // No field around it: that would name each box after the whole set.
    <Group path={props.path} legend={props.label} variant="line">
      <div className={styles.row}>
        {options.map(([value, label]) => (
          <Checkbox
            key={value}
            label={label}
            disabled={disabled}
            checked={values.includes(value)}
            onChange={(_, { checked }) =>
              onChoose(
                options
                  .map(([one]) => one)
                  .filter((one) => (one === value ? checked === true : values.includes(one))),
              )
            }
          />
        ))}
      </div>
    </Group>
  );
}

function useWordFrame({ path, label, also = [] }: WordProps) {
  const { problemsAt } = useForm();
  const problems: readonly Problem[] = [path, ...also].flatMap((place) => problemsAt(place));
  return { path, label: { children: label, className: styles.unseen }, problems };
}
