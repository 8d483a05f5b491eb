import { type ControlWords, type FormComponent, useWords } from "@dialtree/controls";
import { WordChoice, WordInput, WordSet } from "@dialtree/controls/sentence";
import type { Json } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import type { ValueType } from "@dialtree/flow/expressions";
import { type WhenKind, weekdayNames, weekdays, whenEnds, whenParts, whenText } from "@dialtree/flow/hours";
import type { ComponentProps, ReactNode } from "react";
import { callerKinds, isOfClock, type Test, testFields } from "./words.ts";

type Is = Test["is"];

const always: readonly Is[] = ["equals", "differs"];
const whether: readonly Is[] = ["empty", "present"];
const parts: readonly Is[] = ["starts", "ends", "contains"];
const order: readonly Is[] = ["more", "less"];

/** How a subject can be compared, by what it is. */
const ways = {
  callerNumber: [...always, ...parts, ...whether],
  callerName: [...always, ...parts, ...whether],
  calledNumber: [...always, ...parts, ...whether],
  callerKind: always,
  language: always,
  weekday: always,
  time: always,
  date: always,
  text: [...always, ...parts, ...order, ...whether],
  number: [...always, ...order, ...whether],
  flag: [...always, ...whether],
} as const satisfies Readonly<Record<string, readonly Is[]>>;

const { variable: _kept, ...ofCall } = testFields.subject.options ?? {};
const keptUnder = "variable ";

/** One comparison as a sentence: what is looked at, how it compares, and with what. */
export function Comparison({
  path,
  test: held,
  languages,
  variables = [],
  types,
  onChange,
}: Pick<ComponentProps<FormComponent>, "languages" | "variables" | "onChange"> & {
  readonly path: Path;
  readonly test: Json;
  readonly types: Readonly<Record<string, ValueType>>;
}): ReactNode {
  const { said } = useWords();
  // A file made by hand can hold anything; it is shown as far as it goes.
  const test = held as unknown as Partial<Test>;
  const { subject = "callerNumber", variable: name = "", is = "equals", value = "" } = test;
  const offered = waysOf(subject, name, types);
  const set = (change: Partial<Test>) => onChange(path, { ...test, ...change } as Json);
  return (
    <>
      <WordChoice
        path={[...path, "subject"]}
        also={[[...path, "variable"]]}
        label={said("What is looked at")}
        value={subject === "variable" ? (name === "" ? "" : `${keptUnder}${name}`) : subject}
        choose={said("A value that was kept")}
        groups={[
          { options: Object.entries(ofCall).map(([known, label]) => [known, said(label)]) },
          {
            heading: said("Kept by the flow"),
            options: namesOf(variables, name, types).map((known) => [`${keptUnder}${known}`, known]),
          },
        ]}
        onChoose={(chosen) => {
          const next = chosen.startsWith(keptUnder)
            ? { subject: "variable" as const, variable: chosen.slice(keptUnder.length) }
            : { subject: chosen as Test["subject"], variable: "" };
          const allowed = waysOf(next.subject, next.variable, types);
          // One step: who looks at something else need not undo two things.
          set({
            ...next,
            is: allowed.includes(is) ? is : "equals",
            ...(isOfClock(next.subject) !== isOfClock(subject) || next.subject !== subject
              ? { value: valueFor(next.subject, subject, value) }
              : {}),
          });
        }}
      />
      <WordChoice
        path={[...path, "is"]}
        label={said("How it compares")}
        value={is}
        choose={said("Choose")}
        groups={[
          {
            options: [...new Set([...offered, is])].map((way) => [
              way,
              said(testFields.is.options?.[way] ?? way),
            ]),
          },
        ]}
        onChoose={(way) => onChange([...path, "is"], way)}
      />
      {!whether.includes(is) && (
        <With
          path={[...path, "value"]}
          test={{ subject, variable: name, is, value }}
          languages={languages}
          types={types}
          onChange={onChange}
        />
      )}
    </>
  );
}

/** What it is compared with, as it fits. */
function With({
  path,
  test: { subject, variable: name, is, value },
  languages,
  types,
  onChange,
}: Pick<ComponentProps<FormComponent>, "languages" | "onChange"> & {
  readonly path: Path;
  readonly test: Omit<Test, "id">;
  readonly types: Readonly<Record<string, ValueType>>;
}): ReactNode {
  const words = useWords();
  if (isOfClock(subject)) return <WhenInputs path={path} of={subject} value={value} onChange={onChange} />;
  const type = subject === "variable" ? types[name] : undefined;
  const choices = always.includes(is) ? choicesOf(subject, type, languages, words) : undefined;
  const props = { path, label: words.said("With"), value };
  if (choices)
    return (
      <WordChoice
        {...props}
        choose={words.said("Choose")}
        groups={[{ options: choices }]}
        onChoose={(chosen) => onChange(path, chosen)}
      />
    );
  const isNumber = type === "number" || order.includes(is);
  const isPhone = subject === "callerNumber" || subject === "calledNumber";
  return (
    <WordInput
      {...props}
      max={200}
      as={isNumber ? "decimal" : isPhone ? "tel" : "text"}
      onWrite={(text) => onChange(path, text)}
    />
  );
}

/** What is kept of a value when something else is looked at: of another question to the clock, the zone. */
function valueFor(next: Test["subject"], before: Test["subject"], value: string): string {
  if (!isOfClock(next)) return isOfClock(before) ? "" : value;
  // Most authors mean the clock on their own wall; it is there to be seen, and to be changed.
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return whenText("", (isOfClock(before) && whenParts(value).zone) || own);
}

/** Days, times or dates, and the zone whose clock says so. */
function WhenInputs({
  path,
  of,
  value,
  onChange,
}: Pick<ComponentProps<FormComponent>, "onChange"> & {
  readonly path: Path;
  readonly of: WhenKind;
  readonly value: string;
}): ReactNode {
  const { said } = useWords();
  const { what, zone } = whenParts(value);
  const write = (next: string, there = zone) => onChange(path, whenText(next, there));
  return (
    <>
      {of === "weekday" ? (
        <WordSet
          path={path}
          label={said("Days")}
          values={what.split(",").map((day) => day.trim().toLowerCase())}
          options={weekdays.map((day) => [day, said(weekdayNames[day])])}
          onChoose={(chosen) => write(chosen.join(","))}
        />
      ) : (
        <Ends path={path} of={of} what={what} onWrite={write} />
      )}
      <WordInput
        path={[...path, "zone"]}
        label={said("Time zone")}
        value={zone}
        max={100}
        as="text"
        offered={Intl.supportedValuesOf("timeZone")}
        onWrite={(there) => write(what, there)}
      />
    </>
  );
}

function Ends({
  path,
  of,
  what,
  onWrite,
}: {
  readonly path: Path;
  readonly of: "time" | "date";
  readonly what: string;
  readonly onWrite: (what: string) => void;
}): ReactNode {
  const { said } = useWords();
  const { from, to } = whenEnds(of, what);
  const joined = (first: string, last: string) =>
    first === "" && last === "" ? "" : `${first}${of === "time" ? "-" : ".."}${last}`;
  return (
    <>
      <WordInput
        path={path}
        label={said(of === "time" ? "From" : "First day")}
        value={from}
        max={10}
        as={of}
        // A date is a single day until somebody says that it is not.
        onWrite={(first) => onWrite(joined(first, of === "date" && (to === from || to === "") ? first : to))}
      />
      <WordInput
        path={[...path, "to"]}
        label={said(of === "time" ? "To" : "Last day")}
        value={to}
        max={10}
        as={of}
        onWrite={(last) => onWrite(joined(from, last))}
      />
    </>
  );
}

function choicesOf(
  subject: Test["subject"],
  type: ValueType | undefined,
  languages: readonly string[],
  { said, languageName, yesOrNo }: ControlWords,
): readonly (readonly [string, string])[] | undefined {
  if (subject === "callerKind")
    return Object.entries(callerKinds).map(([kind, words]) => [kind, said(words)]);
  if (type === "flag")
    return [
      ["yes", yesOrNo(true)],
      ["no", yesOrNo(false)],
    ];
  if (subject !== "language") return undefined;
  const wide = languages.map((tag) => tag.split("-", 1)[0] ?? tag);
  return [...new Set([...wide, ...languages])].map((tag) => [tag, languageName(tag)]);
}

function waysOf(
  subject: Test["subject"],
  name: string,
  types: Readonly<Record<string, ValueType>>,
): readonly Is[] {
  return ways[subject === "variable" ? (types[name] ?? "text") : subject];
}

/** Names that there are, with the one that is meant even if there is none. */
function namesOf(
  variables: readonly string[],
  name: string,
  types: Readonly<Record<string, ValueType>>,
): readonly string[] {
  return [...new Set([...variables, ...Object.keys(types), ...(name === "" ? [] : [name])])];
}
