import { type Directory, limits, type Person } from "@dialtree/flow";
import {
  peopleCells,
  peopleColumns,
  peopleSheet,
  readPeopleCells,
  readPeopleSheet,
  withPasted,
} from "@dialtree/flow/texts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const id = "550fae72-d251-43ec-868c-373732c2704f";
const maria: Person = { first: "Maria", last: "Berg", extension: "201", to: { kind: "user", id } };
const directoryOf = (people: readonly Person[]): Directory => ({
  id: "staff",
  title: "Staff",
  language: "de-DE",
  people,
});
const read = (text: string) => readPeopleSheet(text, "de-DE");
const faultsOf = (text: string): readonly string[] => {
  const found = read(text);
  return "faults" in found ? found.faults.map(({ line, fault }) => `${line}: ${fault}`) : [];
};

describe("a sheet of people", () => {
  const name = fc
    .string({ unit: fc.constantFrom(..."aZäß’'+-@=,;\" \n"), maxLength: 12 })
    .map((text) => text.trim())
    // What begins a formula and is none is written with an apostrophe; a formula itself is refused below.
    .filter((text) => !/^'*[=@]/.test(text));
  const person = fc
    .record({
      first: name,
      last: name,
      spoken: fc.option(name, { nil: undefined }),
      to: fc.constantFrom<Person["to"]>(
        { kind: "user", id },
        { kind: "account", id, name: "Queue" },
        { kind: "voicemail", id },
        { kind: "named", name: "on-call" },
        { kind: "phone", number: "+15550100", name: "Mobile, private" },
      ),
      prompt: fc.constantFrom(undefined, "maria-berg"),
      unlisted: fc.constantFrom<true | undefined>(undefined, true),
    })
    .map((made) => JSON.parse(JSON.stringify(made)) as Person)
    .map(({ spoken, ...rest }): Person => (spoken ? { ...rest, spoken } : rest));

  test("reads back as it was written, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 4 }), (made) => {
        const people = made.map((one, index) => ({
          ...one,
          last: `${one.last}x${index}`,
          extension: String(index),
        }));
        expect(read(peopleSheet(directoryOf(people)))).toEqual({ people });
      }),
      { numRuns: 500 },
    );
  });

  test("keeps a spreadsheet from calculating: no cell begins like a formula", () => {
    const sheet = peopleSheet(
      directoryOf([{ first: "=1+1", last: "-x", to: { kind: "phone", number: "+15550100" } }]),
    );
    expect(sheet.split("\r\n")[1]).toBe("'=1+1,'-x,,,,'+15550100,,yes");
  });

  test("may have its columns in any order, semicolons, and only those that are needed", () => {
    const to = { kind: "phone", number: "+15550100" };
    expect(read("To;Last\r\n'+1 (555) 01-00;Berg\r\n")).toEqual({
      people: [{ first: "", last: "Berg", to }],
    });
    expect(read(`last,first,to,announced\nBerg,Maria,${id},no\n`)).toEqual({
      people: [{ first: "Maria", last: "Berg", to: { kind: "user", id }, unlisted: true }],
    });
  });

  test.each([
    ["", ["1: the file is empty"]],
    ["first,last\n", ['1: there is no column "to"']],
    [
      "to,last,last,phone\n",
      [
        '1: the column "last" is there twice',
        '1: "phone" is none of first, last, spoken, prompt, extension, to, to name, announced',
      ],
    ],
    [`last,to\n=A1,${id}\n`, ['2: "=A1" (last) is a formula; write what it comes to']],
    [`last,to\nBerg,${id}\nBerg,${id}\n`, ["3: Berg stands in line 2 already; remove one of the two"]],
    [
      `last,extension,to\nBerg,201,${id}\nMiller,201,+15550100\n`,
      ["3: Number 2 of the directory has the extension 201 already. Correct one of the two."],
    ],
    [
      `last,extension,to\nBerg,20a,${id}\n`,
      ['2: "20a" is no extension that can be keyed in. Write digits only, such as 204.'],
    ],
    [
      "last,to\nBerg,15550100\n",
      [
        '2: "15550100" (to) is neither an object id of Entra, nor a phone number with plus sign and country code, such as +15550100, nor a name as in named support',
      ],
    ],
    [
      "last,to\nBerg,\n",
      [
        "2: it is not said where the call goes (to): an object id of Entra, a phone number such as +15550100, or a name of the environments, as in named support",
      ],
    ],
    [
      `last,to\n,${id}\n`,
      ["2: Number 2 of the directory has no name. Write a first or a last name, or remove the row."],
    ],
    [`last,to,announced\nBerg,${id},maybe\n`, ['2: "maybe" (announced) is neither yes nor no']],
    [
      `last,to,prompt\nBerg,${id},Maria Berg\n`,
      ['2: "Maria Berg" (prompt) is no id of the library; it looks like maria-berg'],
    ],
    [`last,to\nBerg,${id},more\n`, ["2: there are 3 cells, and 2 columns; leave out what is too much"]],
    ["last,to\n\uFFFD,x\n", ["1: the file is not in UTF-8; save it as CSV UTF-8"]],
    ['last,to\n"Berg,x\n', ["2: a cell begins with a quote and never ends"]],
  ])("%j is refused with line and remedy", (text, faults) => expect(faultsOf(text)).toEqual(faults));

  test("tells every fault at once, in the order of the lines", () => {
    const lines = faultsOf(`last,to,announced\nBerg,nowhere,maybe\n,${id},\nMiller,,\n`).map((fault) =>
      fault.slice(0, 2),
    );
    expect(lines).toEqual(["2:", "2:", "3:", "4:"]);
  });

  test("with more columns than there are is refused at once, however many", () => {
    const began = performance.now();
    const strange = Array.from({ length: 300_000 }, (_, column) => `c${column}`).join(",");
    expect(faultsOf(strange)).toEqual(["1: there are 300000 columns; 8 are allowed"]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test("is bounded in characters and people", () => {
    expect(faultsOf("x".repeat(limits.fileBytes + 1))[0]).toContain("characters");
    const row = `Berg,${id}\n`;
    const many = `last,to\n${row.repeat(limits.peopleInDirectory + 1)}`;
    expect(faultsOf(many)).toEqual(["1: there are 10001 people; 10000 are allowed"]);
  });

  test("answers any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."last,to\n\"';=+1x\t"), maxLength: 60 }), (text) => {
        const pasted = withPasted([], { row: 0, column: 0 }, text);
        for (const found of [read(text), readPeopleCells(pasted, "de-DE")])
          expect("people" in found || found.faults.length > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("what is pasted from a spreadsheet", () => {
  const column = (name: (typeof peopleColumns)[number]) => peopleColumns.indexOf(name);
  const staff = peopleCells(directoryOf([maria]));

  test("fills the cells from there on, and adds rows as they are needed", () => {
    const rows = withPasted(staff, { row: 1, column: 0 }, "Ben\tMills\r\nLi\tNg\r\n");
    expect(rows.map((cells) => cells.slice(0, 2))).toEqual([
      ["Maria", "Berg"],
      ["Ben", "Mills"],
      ["Li", "Ng"],
    ]);
    expect(withPasted(staff, { row: 0, column: column("to") }, "+15550100")[0]).toEqual(
      staff[0]?.with(column("to"), "+15550100"),
    );
  });

  test("goes by the names of columns where its first line has them", () => {
    const pasted = `To\tFirst\tExtension\tLast\n${id}\tMaria\t201\tBerg`;
    const rows = withPasted([], { row: 0, column: 3 }, pasted);
    expect(readPeopleCells(rows, "de-DE")).toEqual({ people: [maria] });
  });

  test("leaves out what has no column, and changes nothing of what was there before", () => {
    const rows = withPasted(staff, { row: 0, column: column("announced") }, "no\tmore\tand more");
    expect(rows).toEqual([staff[0]?.with(column("announced"), "no")]);
    expect(readPeopleCells(rows, "de-DE")).toEqual({ people: [{ ...maria, unlisted: true }] });
    expect(readPeopleCells(staff, "de-DE")).toEqual({ people: [maria] });
  });

  test("is refused row by row like a sheet", () => {
    const rows = withPasted([], { row: 0, column: 0 }, "Maria\tBerg\nBen\tMills\t\t\t20x\t+15550100");
    expect(readPeopleCells(rows, "de-DE")).toEqual({
      faults: [
        expect.objectContaining({ line: 1 }),
        expect.objectContaining({
          line: 2,
          code: "person_extension_unfit",
          fault: expect.stringContaining('"20x" is no extension'),
        }),
      ],
    });
  });
});
