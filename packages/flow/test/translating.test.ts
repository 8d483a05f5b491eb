import { describe, expect, test } from "vitest";
import { faultTeller, slotsOf, translator, withValues } from "../src/translating/index.ts";

describe("a translator", () => {
  const say = translator({
    Menu: "Menü",
    "Press {key}": "Drückt {key}",
    "Press {key}, {choice}": "Drückt {key}, {choice}",
    '"{exit}" of {step}': "„{exit}“ von {step}",
    "Connect {exit} to {step}": "{exit} mit {step} verbinden",
  });

  test("says what it knows, and nothing of the rest", () => {
    expect(say("Menu")).toBe("Menü");
    expect(say("A menu")).toBeUndefined();
    expect(say("Menu.")).toBeUndefined();
    expect(say("toString")).toBeUndefined();
  });

  test("puts in what was put in, translated where it is known itself", () => {
    expect(say("Press 1")).toBe("Drückt 1");
    expect(say("Press 1, Sales")).toBe("Drückt 1, Sales");
    expect(say('Connect "Press 1, Sales" of Menu to Front desk')).toBe(
      "„Drückt 1, Sales“ von Menü mit Front desk verbinden",
    );
  });

  test("takes signs of patterns and line ends as they are", () => {
    const odd = translator({ "Is it {what}? (a|b)*": "Ist es {what}? (a|b)*" });
    expect(odd("Is it $& {x}\ny? (a|b)*")).toBe("Ist es $& {x}\ny? (a|b)*");
    expect(odd("Is it x? a")).toBeUndefined();
  });

  test("tries the sentence that says most first", () => {
    const both = translator({ "{a} of {b}": "{a} von {b}", "All of {b}": "Alles von {b}" });
    expect(both("All of it")).toBe("Alles von it");
    expect(both("Some of it")).toBe("Some von it");
  });
});

test("slots are told in their order", () => {
  expect(slotsOf("{b} before {a}, and {caller.name}")).toEqual(["b", "a"]);
});

test("values that are words of ours are said in the other language, numbers and names stay", () => {
  const words = withValues(
    { gone: { say: ({ what, count }) => `${count} × ${what}`, remedy: ({ what }) => `Suche ${what}` } },
    (text) => (text === "the way out" ? "den Weg hinaus" : text),
  );
  expect(words.gone?.say({ what: "the way out", count: 2 })).toBe("2 × den Weg hinaus");
  expect(words.gone?.remedy({ what: "Ada" })).toBe("Suche Ada");
});

test("faults are said with what people have written as they wrote it, whatever words of ours that is", () => {
  const tell = faultTeller(
    { column_unknown: "Die Spalte „{column}“ gibt es nicht.", type: "Hier ist {expected} nötig." },
    { expected: { number: "eine Zahl" } },
    {},
  );
  const about = (code: string, values: Record<string, string>) => tell({ code, values, fault: "English." });
  expect(about("type", { expected: "number" })).toBe("Hier ist eine Zahl nötig.");
  for (const column of ["number", "constructor"])
    expect(about("column_unknown", { column })).toBe(`Die Spalte „${column}“ gibt es nicht.`);
  expect(about("unknown", {})).toBe("English.");
});
