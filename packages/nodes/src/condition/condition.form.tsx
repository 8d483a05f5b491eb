import { type FormComponent, FormField, ListField, useWords } from "@dialtree/controls";
import { WordChoice } from "@dialtree/controls/sentence";
import { isJsonObject, type Json } from "@dialtree/flow";
import type { ValueType } from "@dialtree/flow/expressions";
import { Button, Caption1, Field, Radio, RadioGroup, Text } from "@fluentui/react-components";
import { type ComponentProps, type ReactNode, useState } from "react";
import { asExpression, type NotWritable } from "./as-expression.ts";
import { asWords } from "./as-words.ts";
import { Comparison } from "./comparison.form.tsx";
import { type ConditionData, condition, joins, type TestGroup } from "./condition.ts";
import { inWords, type Test } from "./words.ts";

type Props = ComponentProps<FormComponent>;
type Words = Pick<ConditionData, "join" | "groups">;

const whyNot: Readonly<Record<NotWritable, string>> = {
  "whether-kept": "an expression cannot ask whether a value was kept",
  letters: "an expression compares letters beyond a to z with their capital letters",
  incomplete: "a comparison is not complete",
  unlike: "a value is compared with one of another kind",
};

/** What decides, in one sentence; below it the words that it is put together from, or an expression in their place. */
export function ConditionForm(props: Props): ReactNode {
  const { data, valueTypes, expressions, disabled, onChange, onChangeAll } = props;
  const { said } = useWords();
  const expression = typeof data.expression === "string" ? data.expression : "";
  const isWritten = expression.trim() !== "";
  const [wishes, setWishes] = useState<"words" | "expression">();
  // What stood there before somebody turned to the words: turned back to, it is there again.
  const [before, setBefore] = useState({ expression: "", words: "" });
  const types = valueTypes?.() ?? {};
  const words = condition.schema.safeParse(data).data as ConditionData | undefined;
  const written = words ? asExpression(words, types) : ({ cannot: "incomplete" } as const);
  const shows = isWritten ? "expression" : (wishes ?? "words");

  const turnToExpression = () => {
    setWishes("expression");
    if (isWritten || !words) return;
    const isAsBefore = before.expression !== "" && before.words === JSON.stringify(words.groups);
    if (isAsBefore) onChange(["expression"], before.expression);
    else if ("expression" in written) onChange(["expression"], written.expression);
  };
  const turnToWords = () => {
    setWishes("words");
    if (!isWritten) return;
    const words = saidIn(expression, types, expressions);
    if ("expression" in written && written.expression === expression.trim()) onChange(["expression"], "");
    else if (words) taken(words);
  };
  /** Nothing of it is lost: one undo brings the expression back, and so does turning back to it. */
  const taken = (words: Words) => {
    setWishes("words");
    setBefore({ expression, words: JSON.stringify(words.groups) });
    onChangeAll?.([
      [["join"], words.join],
      [["groups"], words.groups as unknown as Json],
      [["expression"], ""],
    ]);
  };
  const isRefused = isWritten && wishes === "words";
  return (
    <>
      <Text block>
        <strong>{said("Yes, if")}</strong> {words ? said(decisionOf(words)) : "…"}
      </Text>
      <Field label={said("The condition is written")}>
        <RadioGroup
          layout="horizontal"
          value={shows}
          disabled={disabled}
          onChange={(_, { value }) => (value === "words" ? turnToWords() : turnToExpression())}
        >
          <Radio value="words" label={said("in words")} />
          <Radio value="expression" label={said("as an expression")} />
        </RadioGroup>
      </Field>
      {isRefused && words && (
        <div role="alert">
          <Text block>
            {said(
              `Words cannot say this expression. Without it the words of before decide: ${sentenceOf(words)}`,
            )}
          </Text>
          <Button disabled={disabled} onClick={() => taken(words)}>
            {said("Take these words instead")}
          </Button>
        </div>
      )}
      {shows === "words" ? (
        <Groups {...props} types={types} />
      ) : (
        <>
          {!isWritten && "cannot" in written && (
            <Text block role="status">
              {said(
                `The words cannot be written as an expression: ${whyNot[written.cannot]}. They go on deciding until you write one.`,
              )}
            </Text>
          )}
          <FormField name="expression" />
          <Caption1 block>
            {said(
              "A value that was not kept leads to “Could not be decided” in an expression; in words it counts as empty.",
            )}
          </Caption1>
        </>
      )}
    </>
  );
}

function decisionOf(words: ConditionData): string {
  return condition.outlets(words)[0]?.when ?? "";
}

function sentenceOf(words: ConditionData): string {
  return decisionOf({ ...words, expression: "" });
}

function saidIn(
  expression: string,
  types: Readonly<Record<string, ValueType>>,
  reader: Props["expressions"],
): Words | undefined {
  const tree = reader?.expressionTree(expression, reader.scopeOf(types));
  return tree && asWords(tree, types);
}

const joinOptions = Object.entries(joins);
const joinsOfGroups = [
  ["all", "All of these groups are so"],
  ["any", "Any of these groups is so"],
  ["none", "None of these groups is so"],
] as const;

function Groups(props: Props & { readonly types: Readonly<Record<string, ValueType>> }): ReactNode {
  const { data, onChange } = props;
  const { said } = useWords();
  const groups = Array.isArray(data.groups) ? data.groups : [];
  return (
    <>
      {/* How a single group is joined with others is of no interest, unless it is turned round. */}
      {(groups.length > 1 || data.join === "none") && (
        <WordChoice
          path={["join"]}
          label={said("Of the groups")}
          value={String(data.join)}
          choose={said("Choose")}
          groups={[
            {
              options: joinsOfGroups.map(([join, label]) => [join, said(label)]),
            },
          ]}
          onChoose={(join) => onChange(["join"], join)}
        />
      )}
      <ListField
        path={["groups"]}
        drawing={{
          named: (_group, index) => said(`Group ${index + 1}`),
          add: said("Add a group"),
          draw: (group, path) => (
            <>
              <WordChoice
                path={[...path, "join"]}
                label={said("This group holds, if")}
                value={String((group as Partial<TestGroup>).join)}
                choose={said("Choose")}
                groups={[{ options: joinOptions.map(([join, label]) => [join, said(label)]) }]}
                onChoose={(join) => onChange([...path, "join"], join)}
              />
              <ListField
                path={[...path, "tests"]}
                drawing={{
                  isLine: true,
                  named: (test, index) => said(`Comparison ${index + 1}: ${comparedIn(test)}`),
                  add: said("Add a comparison"),
                  draw: (test, at) => <Comparison {...props} path={at} test={test} />,
                }}
              />
            </>
          ),
        }}
      />
    </>
  );
}

function comparedIn(test: Json): string {
  return isJsonObject(test) ? inWords(test as unknown as Test) : "…";
}
