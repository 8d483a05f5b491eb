// @vitest-environment happy-dom
import { phones } from "@dialtree/controls/phones";
import { act, fireEvent } from "@testing-library/react";
import { beforeAll, describe, expect, test } from "vitest";
import { controlWords, loadControls } from "../src/index.ts";
import { descriptionOf, everything, open, type } from "./desk.tsx";

beforeAll(() => loadControls());

describe("a number is read as people write it", () => {
  test.each([
    ["+49 30 901820", "US", "+4930901820", "DE"],
    ["0049 30 901820", "US", "+4930901820", "DE"],
    ["00 49 30 901820", undefined, "+4930901820", "DE"],
    ["+0049 30 901820", "US", "+4930901820", "DE"],
    ["030 / 90 18 20", "DE", "+4930901820", "DE"],
    ["(030) 90-18-20", "DE", "+4930901820", "DE"],
    ["+49 (0) 30 901820", "DE", "+4930901820", "DE"],
    ["206-555-0100", "US", "+12065550100", "US"],
    ["+44 1632 960000", undefined, "+441632960000", "GB"],
    ["06 12345678", "NL", "+31612345678", "NL"],
    ["06 1234 5678", "IT", "+390612345678", "IT"],
    ["+800 1234 5678", "DE", "+80012345678", undefined],
  ])("%s in %s", (text, country, number, found) => {
    expect(phones.read(text, country)).toEqual({ number, country: found });
  });

  test("with a doubt where the country has none of this length", () => {
    expect(phones.read("+15550100", undefined)).toEqual({
      number: "+15550100",
      country: "US",
      doubt: "short",
    });
    expect(phones.read("5550100", "CA")).toEqual({ number: "+15550100", country: "CA", doubt: "short" });
    expect(phones.read("+120655501001", undefined)).toMatchObject({ number: "+120655501001", doubt: "long" });
  });

  test.each([
    ["+999 123456", "DE", "country-unknown"],
    ["030 901820", undefined, "country-missing"],
    ["030 901820", "ZZ", "country-missing"],
    ["+4", "DE", "too-short"],
    ["030 12345678901234567", "DE", "too-long"],
    ["ask Ada", "DE", "no-number"],
    ["030 901820 ext 5", "DE", "extension"],
  ])("and %s in %s is none", (text, country, fault) => {
    expect(phones.read(text, country)).toEqual({ fault });
  });

  test("and shown as it is written there", () => {
    expect(phones.shown("+4930901820")).toEqual({
      country: "DE",
      national: "030 901820",
      international: "+49 30 901820",
    });
    expect(phones.shown("nonsense")).toBeUndefined();
  });
});

const country = () => inputs()[1] as HTMLSelectElement;
const number = () => inputs()[2] as HTMLInputElement;
const inputs = () => [...document.querySelectorAll("[data-field='/to'] select, [data-field='/to'] input")];

async function openNumber(kept: string, languages = ["en-US"]) {
  const data = { ...everything.initial, to: kept === "" ? undefined : { kind: "phone", number: kept } };
  if (kept === "") Reflect.deleteProperty(data, "to");
  const desk = open(everything, { phones, languages, data: data as never });
  await act(async () => {});
  return desk;
}

describe("the field of a phone number", () => {
  test("begins in the country of the flow's language, and shows a number that is kept as it is written there", async () => {
    const desk = await openNumber("", ["de-DE"]);
    expect(country().value).toBe("DE");
    expect(country().selectedOptions[0]?.textContent).toBe("Germany (+49)");
    desk.unmount();
    await openNumber("+4930901820");
    expect(country().value).toBe("DE");
    expect(number().value).toBe("030 901820");
    expect(descriptionOf(number())).toContain(controlWords.phoneKept("+49 30 901820"));
  });

  test("keeps E.164, leaves what is typed alone, and groups it afterwards", async () => {
    const desk = await openNumber("", ["de-DE"]);
    type(number(), "030901820");
    expect(desk.data().to).toEqual({ kind: "phone", number: "+4930901820" });
    expect(number().value).toBe("030901820");
    fireEvent.blur(number());
    expect(number().value).toBe("030 901820");
    expect(desk.reports).toHaveLength(1);
  });

  test("goes to the country of a number that is pasted", async () => {
    const desk = await openNumber("");
    type(number(), "0049 30 901820");
    expect(desk.data().to).toMatchObject({ number: "+4930901820" });
    expect(country().value).toBe("DE");
  });

  test("takes the number over into another country", async () => {
    const desk = await openNumber("+4930901820");
    type(country(), "AT");
    expect(desk.data().to).toMatchObject({ number: "+4330901820" });
    expect(desk.steps).toHaveLength(1);
  });

  test("says why something is no number, and what is kept", async () => {
    const desk = await openNumber("+4930901820");
    type(number(), "+999 1234567");
    expect(number().getAttribute("aria-invalid")).toBe("true");
    expect(descriptionOf(number())).toContain(controlWords.phoneFaults["country-unknown"]);
    expect(desk.data().to).toMatchObject({ number: "+4930901820" });
    expect(number().value).toBe("+999 1234567");
  });

  test("only tells of a length that the country does not know: it is kept", async () => {
    const desk = await openNumber("+15550100");
    expect(descriptionOf(number())).toContain(controlWords.phoneDoubts.short("United States"));
    expect(number().getAttribute("aria-invalid")).toBeNull();
    expect(desk.reports).toEqual([]);
  });

  test("shows what came from elsewhere meanwhile", async () => {
    const desk = await openNumber("+4930901820");
    type(number(), "030 90182");
    desk.setData({ ...everything.initial, to: { kind: "phone", number: "+12065550100" } });
    expect(number().value).toBe("(206) 555-0100");
    expect(country().value).toBe("US");
  });
});
