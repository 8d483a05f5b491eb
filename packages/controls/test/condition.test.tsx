// @vitest-environment happy-dom
import * as expressions from "@dialtree/flow/expressions";
import { fetchForms, nodeForms } from "@dialtree/nodes/forms";
import { act, fireEvent } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import {
  buttonNamed,
  type Desk,
  input,
  nameOf,
  open,
  part,
  parts,
  problemAt,
  type,
  typeNamed,
  typeSlowly,
} from "./desk.tsx";

const condition = typeNamed("condition");
const valueTypes = () => ({ score: "number", plan: "text", member: "flag" }) as const;
const line = (group: number, test: number) => ["groups", group, "tests", test];
const at = (name: string, test = 0, group = 0) => [...line(group, test), name];
const comparing = (...tests: object[]) => ({
  ...condition.initial,
  groups: [{ id: "group", join: "all", tests: tests.map((test, index) => ({ id: `t${index}`, ...test })) }],
});
const number = { subject: "callerNumber", variable: "", is: "starts", value: "+49" };
const score = { subject: "variable", variable: "score", is: "more", value: "3" };

async function openForm(props: Parameters<typeof open>[1] = {}): Promise<Desk> {
  const desk = open(condition, {
    forms: nodeForms,
    valueTypes,
    expressions,
    languages: ["en-US", "de-DE"],
    ...props,
  });
  // The form comes a moment after the rest.
  await act(async () => {});
  return desk;
}

beforeAll(() => fetchForms());

const said = (desk: Desk) =>
  [...desk.root.querySelectorAll("span")].find(({ textContent }) => textContent?.startsWith("Yes, if"))
    ?.textContent;
const options = (path: (string | number)[]) =>
  [...input(path).querySelectorAll("option")].map(({ textContent }) => textContent);
const radio = (value: string) =>
  document.querySelector(`input[type=radio][value=${value}]`) as HTMLInputElement;
const turn = (value: string) => fireEvent.click(radio(value));

describe("the words of a condition", () => {
  test("are read out in one sentence, the one of the canvas", async () => {
    const desk = await openForm({ data: comparing(number, score) });
    const words = "the caller's number starts with +49 and score is more than 3";
    expect(said(desk)).toBe(`Yes, if ${words}`);
    expect(condition.outlets(desk.data())[0]?.when).toBe(words);
    type(input(at("value", 1)), "4");
    expect(said(desk)).toContain("score is more than 4");
  });

  test("ask the clock for days, a time that passes midnight, and dates, each in a zone", async () => {
    const desk = await openForm({ data: comparing(number) });
    const told = () =>
      (desk.data().groups as { tests: { subject: string; is: string; value: string }[] }[])[0]?.tests[0];
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    type(input(at("subject")), "weekday");
    expect(told()).toMatchObject({ subject: "weekday", is: "equals", value: `in ${own}` });
    const days = () => [...part(at("value")).querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
    expect(days()).toHaveLength(7);
    expect(days().map(nameOf).slice(0, 2)).toEqual(["Monday", "Tuesday"]);
    fireEvent.click(days()[6] as Element);
    fireEvent.click(days()[0] as Element);
    expect(told()?.value).toBe(`mon,sun in ${own}`);
    expect(nameOf(input([...at("value"), "zone"]))).toBe("Time zone");
    type(input([...at("value"), "zone"]), "Europe/Berlin");
    expect(said(desk)).toBe("Yes, if the day of the week is Monday or Sunday (Europe/Berlin)");
    // Of another question the zone stays.
    type(input(at("subject")), "time");
    type(input(at("value")), "22:00");
    type(input([...at("value"), "to"]), "06:00");
    expect(told()?.value).toBe("22:00-06:00 in Europe/Berlin");
    type(input(at("subject")), "date");
    type(input(at("value")), "2026-12-24");
    expect(told()?.value).toBe("2026-12-24..2026-12-24 in Europe/Berlin");
    type(input([...at("value"), "to"]), "2027-01-02");
    expect(said(desk)).toContain("Thursday 24 December 2026 to Saturday 2 January 2027");
    type(input(at("subject")), "callerNumber");
    expect(told()?.value).toBe("");
  });

  test("are asked for by names, for those who do not see the line", async () => {
    const desk = await openForm({ data: comparing(number) });
    expect(nameOf(input(at("subject")))).toBe("What is looked at");
    expect(nameOf(input(at("is")))).toBe("How it compares");
    expect(nameOf(input(at("value")))).toBe("With");
    expect(nameOf(part(line(0, 0)))).toBe("Comparison 1: the caller's number starts with +49");
    for (const element of desk.root.querySelectorAll("input, select, button, fieldset"))
      expect(nameOf(element), element.outerHTML).not.toBe("");
  });

  test("offer what the flow keeps beside what each call knows, and how each can be compared", async () => {
    const desk = await openForm({ data: comparing(number) });
    expect(options(at("subject"))).toEqual(
      expect.arrayContaining(["The caller's number", "score", "member"]),
    );
    expect(options(at("is"))).toContain("starts with");
    type(input(at("subject")), "variable score");
    // Looking at something else is one step.
    expect(desk.steps).toHaveLength(1);
    expect(options(at("is"))).toEqual([
      "is",
      "is not",
      "is more than",
      "is less than",
      "is not there",
      "is there",
    ]);
    expect(desk.data().groups).toMatchObject([{ tests: [{ ...score, is: "equals", value: "+49" }] }]);
  });

  test("ask for a value as it fits: a choice where there is one", async () => {
    await openForm({
      data: comparing(
        { subject: "variable", variable: "member", is: "equals", value: "yes" },
        { subject: "callerKind", variable: "", is: "equals", value: "user" },
        { subject: "language", variable: "", is: "equals", value: "de" },
        score,
        number,
        { ...number, is: "present" },
      ),
    });
    expect(options(at("value", 0))).toEqual(["yes", "no"]);
    expect(options(at("value", 1))).toContain("Teams, in an organisation");
    expect(options(at("value", 2))).toEqual(["English", "German", "American English", "German (Germany)"]);
    expect(input(at("value", 3)).inputMode).toBe("decimal");
    expect(input(at("value", 4)).type).toBe("tel");
    expect(parts(at("value", 5))).toEqual([]);
  });

  test("show what a file has, though it could not be chosen", async () => {
    const desk = await openForm({
      data: comparing(
        { subject: "variable", variable: "gone", is: "contains", value: "x" },
        { ...score, is: "ends" },
      ),
    });
    expect(input(at("subject")).value).toBe("variable gone");
    expect(input(at("is", 1)).value).toBe("ends");
    expect(desk.reports).toEqual([]);
  });

  test("are added, moved and removed, in groups as well", async () => {
    const desk = await openForm({ data: comparing(number, score) });
    fireEvent.click(buttonNamed("Move down: Comparison 1: the caller's number starts with +49"));
    expect(said(desk)).toBe("Yes, if score is more than 3 and the caller's number starts with +49");
    fireEvent.click(buttonNamed("Remove: Comparison 1: score is more than 3"));
    expect(said(desk)).toBe("Yes, if the caller's number starts with +49");
    // With one group there is nothing to join.
    expect(parts(["join"])).toEqual([]);
    buttonNamed("Add a group").focus();
    fireEvent.click(buttonNamed("Add a group"));
    expect(parts(["join"])).toHaveLength(1);
    type(input(["join"]), "any");
    type(input(at("value", 0, 1)), "+1");
    expect(said(desk)).toBe(
      "Yes, if the caller's number starts with +49 or the caller's number starts with +1",
    );
    expect(desk.refusals).toEqual([]);
  });

  test("show problems at the word that they are about", async () => {
    const [where, what] = [at("value"), at("variable")];
    await openForm({
      data: comparing({ ...score, value: "" }),
      problems: [problemAt(where), problemAt(what)],
    });
    expect(input(where).getAttribute("aria-invalid")).toBe("true");
    expect(input(at("subject")).getAttribute("aria-invalid")).toBe("true");
    expect(input(at("is")).getAttribute("aria-invalid")).toBeNull();
  });

  test("are typed in one undo step, and lead there when a problem is opened", async () => {
    const desk = await openForm({ data: comparing(score), focusPath: at("value") });
    expect(document.activeElement).toBe(input(at("value")));
    typeSlowly(input(at("value")), "12");
    expect(desk.reports.map(([path]) => path)).toEqual([at("value"), at("value")]);
  });
});

describe("the expression in the place of words", () => {
  test("begins as what the words say, and they come back as they were", async () => {
    const desk = await openForm({ data: comparing(number, score) });
    const { groups } = desk.data();
    turn("expression");
    expect(desk.data().expression).toBe('caller.number.startsWith("+49") && score > 3');
    expect(desk.data().groups).toEqual(groups);
    turn("words");
    expect(desk.data()).toMatchObject({ expression: "", groups });
    expect(desk.steps).toHaveLength(2);
  });

  test("becomes words in one step, where words can say it", async () => {
    const desk = await openForm({ data: { ...comparing(number), expression: "score > 3 || member" } });
    expect(radio("expression").checked).toBe(true);
    turn("words");
    expect(said(desk)).toBe("Yes, if score is more than 3 or member is yes");
    expect(desk.steps).toHaveLength(1);
    // Turned back to, it stands there as it was written.
    turn("expression");
    expect(desk.data().expression).toBe("score > 3 || member");
  });

  test("stays where words cannot say it, until somebody takes those of before", async () => {
    const expression = "score + 1 > 3";
    const desk = await openForm({ data: { ...comparing(number), expression } });
    turn("words");
    expect(desk.data().expression).toBe(expression);
    expect(desk.root.querySelector("[role=alert]")?.textContent).toContain(
      "the caller's number starts with +49",
    );
    fireEvent.click(buttonNamed("Take these words instead"));
    expect(desk.data()).toMatchObject({ ...comparing(number), expression: "" });
    turn("expression");
    expect(desk.data().expression).toBe(expression);
  });

  test("is empty where it cannot say the words, which go on deciding", async () => {
    const desk = await openForm({ data: comparing({ ...score, is: "present", value: "" }) });
    turn("expression");
    expect(desk.reports).toEqual([]);
    expect(desk.root.querySelector("[role=status]")?.textContent).toContain("whether a value was kept");
    expect(input(["expression"]).value).toBe("");
    type(input(["expression"]), "score > 1");
    expect(desk.data().expression).toBe("score > 1");
  });

  test("nothing can be changed by somebody who may not", async () => {
    const { root } = await openForm({ data: comparing(number), disabled: true });
    for (const element of root.querySelectorAll("input, select, button"))
      expect(element.matches(":disabled")).toBe(true);
  });
});
