import { type FormComponent, languageNames } from "@dialtree/controls";
import { WordChoice, WordInput } from "@dialtree/controls/sentence";
import type { Json } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import type { ValueType } from "@dialtree/flow/expressions";
import type { ComponentProps, ReactNode } from "react";
import { callerKinds, type Test, testFields } from "./words.ts";

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
  text: [...always, ...parts, ...order, ...whether],
  number: [...always, ...order, ...whether],
  flag: [...always, ...whether],
} as const satisfies Readonly<Record<string, readonly Is[]>>;

const { variable: _kept, ...ofCall } = testFields.subject.options ?? {};
const keptUnder = "variable ";
const languageName = languageNames("en");

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
        label="What is looked at"
        value={subject === "variable" ? (name === "" ? "" : `${keptUnder}${name}`) : subject}
        choose="A value that was kept"
        groups={[
          { options: Object.entries(ofCall) },
          {
            heading: "Kept by the flow",
            options: namesOf(variables, name, types).map((known) => [`${keptUnder}${known}`, known]),
          },
        ]}
        onChoose={(chosen) => {
          const next = chosen.startsWith(keptUnder)
            ? { subject: "variable" as const, variable: chosen.slice(keptUnder.length) }
            : { subject: chosen as Test["subject"], variable: "" };
          const allowed = waysOf(next.subject, next.variable, types);
          // One step: who looks at something else need not undo two things.
          set({ ...next, is: allowed.includes(is) ? is : "equals" });
        }}
      />
      <WordChoice
        path={[...path, "is"]}
        label="How it compares"
        value={is}
        choose="Choose"
        groups={[
          {
            options: [...new Set([...offered, is])].map((way) => [way, testFields.is.options?.[way] ?? way]),
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
  const type = subject === "variable" ? types[name] : undefined;
  const choices = always.includes(is) ? choicesOf(subject, type, languages) : undefined;
  const props = { path, label: "With", value };
  if (choices)
    return (
      <WordChoice
        {...props}
        choose="Choose"
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

function choicesOf(
  subject: Test["subject"],
  type: ValueType | undefined,
  languages: readonly string[],
): readonly (readonly [string, string])[] | undefined {
  if (subject === "callerKind") return Object.entries(callerKinds);
  if (type === "flag")
    return [
      ["yes", "yes"],
      ["no", "no"],
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
