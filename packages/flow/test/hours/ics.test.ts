import { readIcs, specialDaySchema } from "@dialtree/flow/hours";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const fileOf = (...events: readonly (readonly string[])[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Contoso//Holidays//EN",
    ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");

const named = (...lines: readonly string[]) => ["SUMMARY:The day", ...lines];

function daysOf(text: string) {
  const read = readIcs(text);
  if ("fault" in read) throw new Error(read.fault);
  return read;
}

test.each<[string, readonly string[], readonly unknown[]]>([
  ["a date", ["DTSTART;VALUE=DATE:20261225"], [{ date: "2026-12-25" }]],
  [
    "a date with the day after it as its end",
    ["DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261226"],
    [{ date: "2026-12-25" }],
  ],
  [
    "a date that ends on itself",
    ["DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225"],
    [{ date: "2026-12-25" }],
  ],
  [
    "several days, the last of which is no longer one",
    ["DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20270102"],
    [{ from: "2026-12-24", to: "2027-01-01" }],
  ],
  [
    "a length in place of an end",
    ["DTSTART:20261224", "DURATION:P2W"],
    [{ from: "2026-12-24", to: "2027-01-06" }],
  ],
  ["each year", ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"], [{ yearly: "12-25" }]],
  [
    "each year, told twice over",
    ["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25;INTERVAL=1"],
    [{ yearly: "12-25" }],
  ],
  [
    "two days each year",
    ["DTSTART;VALUE=DATE:20201225", "DTEND;VALUE=DATE:20201227", "RRULE:FREQ=YEARLY"],
    [{ yearly: "12-25" }, { yearly: "12-26" }],
  ],
  [
    "the fourth Thursday",
    ["DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"],
    [{ nth: 4, weekday: "thu", month: 11 }],
  ],
  [
    "the last Monday",
    ["DTSTART;VALUE=DATE:20200525", "RRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5"],
    [{ last: "mon", month: 5 }],
  ],
  [
    "three times",
    ["DTSTART;VALUE=DATE:20261003", "RRULE:FREQ=YEARLY;COUNT=3"],
    [{ date: "2026-10-03" }, { date: "2027-10-03" }, { date: "2028-10-03" }],
  ],
  [
    "leap days until a year",
    ["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY;UNTIL=20321231"],
    [{ date: "2024-02-29" }, { date: "2028-02-29" }, { date: "2032-02-29" }],
  ],
])("%s is taken in", (_, lines, occasions) => {
  const { days, refused } = daysOf(fileOf(named(...lines)));
  expect(refused).toEqual([]);
  expect(days).toEqual(occasions.map((on) => ({ name: "The day", on, hours: [] })));
});

test.each<[string, readonly string[], string]>([
  ["hours", ["DTSTART:20261225T090000Z", "DTEND:20261225T120000Z"], "time of day"],
  ["hours in a zone", ["DTSTART;TZID=Europe/Berlin:20261225T090000"], "time of day"],
  ["hours as a length", ["DTSTART:20261225", "DURATION:PT4H"], "time of day"],
  ["no beginning", [], "when it begins"],
  ["a day that does not exist", ["DTSTART;VALUE=DATE:20270229"], "cannot be read"],
  ["an end before the beginning", ["DTSTART:20261225", "DTEND:20261224"], "ends before"],
  ["a length without end", ["DTSTART:20261225", "DTEND:20290101"], "longer than a year"],
  ["each week", ["DTSTART:20261225", "RRULE:FREQ=WEEKLY"], "repeats in a way"],
  ["each second year", ["DTSTART:20261225", "RRULE:FREQ=YEARLY;INTERVAL=2"], "each year"],
  ["single dates left out", ["DTSTART:20261225", "RRULE:FREQ=YEARLY", "EXDATE:20271225"], "EXDATE"],
  ["one date of another event", ["DTSTART:20261225", "RECURRENCE-ID:20261225"], "another event"],
  [
    "two rules",
    ["DTSTART:20261225", "RRULE:FREQ=YEARLY", "RRULE:FREQ=YEARLY;BYMONTH=1"],
    "more than one rule",
  ],
  ["a rule beside its date", ["DTSTART:20261225", "RRULE:FREQ=YEARLY;BYMONTHDAY=24"], "does not fit"],
  ["a part that nobody knows", ["DTSTART:20261225", "RRULE:FREQ=YEARLY;BYWEEKNO=20"], "BYWEEKNO"],
  ["Fridays without a month", ["DTSTART:20261225", "RRULE:FREQ=YEARLY;BYDAY=4FR"], "no month"],
  [
    "every Friday of a month",
    ["DTSTART:20261225", "RRULE:FREQ=YEARLY;BYMONTH=12;BYDAY=FR"],
    "day of the week",
  ],
  ["times without number", ["DTSTART:20261225", "RRULE:FREQ=YEARLY;COUNT=999999999"], "more than 100 times"],
  ["times that are no number", ["DTSTART:20261225", "RRULE:FREQ=YEARLY;COUNT=often"], "cannot be read"],
  ["a cancelled one", ["DTSTART:20261225", "STATUS:CANCELLED"], "cancelled"],
])("%s is refused, with its reason and line", (_, lines, reason) => {
  const { days, refused } = daysOf(fileOf(named("DTSTART:20261224"), named(...lines)));
  expect(days).toHaveLength(1);
  expect(refused).toMatchObject([{ line: 8, name: "The day", reason: expect.stringContaining(reason) }]);
});

describe("names", () => {
  const nameOf = (summary: readonly string[]) =>
    daysOf(fileOf([...summary, "DTSTART:20261225"])).days[0]?.name;
  test.each([
    ["a long line that goes on", ["SUMMARY:Christ", " mas Day"], "Christmas Day"],
    ["escaped signs", ["SUMMARY:First\\, second\\; third\\nfourth \\\\"], "First, second; third fourth \\"],
    ["a parameter with a colon in it", ['SUMMARY;ALTREP="cid:a;b:c";LANGUAGE=de:Weihnachten'], "Weihnachten"],
    ["none", [], "Holiday"],
    ["signs that nobody can see", ["SUMMARY:a\u0000b\u0007c"], "a b c"],
    ["one without end", [`SUMMARY:${"ß".repeat(500)}`], "ß".repeat(100)],
  ])("%s", (_, summary, name) => {
    expect(nameOf(summary)).toBe(name);
  });
});

test("what is told twice is taken in once; what alarms and zones say is not about the event", () => {
  const event = named("DTSTART:20261225", "BEGIN:VALARM", "DTSTART:19990101", "SUMMARY:Alarm", "END:VALARM");
  const text = fileOf(event, event).replace(
    "BEGIN:VEVENT",
    "BEGIN:VTIMEZONE\r\nBEGIN:DAYLIGHT\r\nRRULE:FREQ=WEEKLY\r\nDTSTART:19700329T020000\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT",
  );
  expect(daysOf(text)).toEqual({
    days: [{ name: "The day", on: { date: "2026-12-25" }, hours: [] }],
    refused: [],
  });
});

test("line feeds alone and a byte order mark do no harm", () => {
  const text = `\uFEFF${fileOf(named("DTSTART:20261225")).replaceAll("\r\n", "\n")}`;
  expect(daysOf(text).days).toHaveLength(1);
});

test.each<[string, string, string]>([
  ["nothing", "\r\n", "nothing in the file"],
  ["a web page", "<!doctype html>\n<title>Not found</title>", "no line of an iCalendar"],
  ["another kind of file", "BEGIN:VCARD\nEND:VCARD", "BEGIN:VCALENDAR"],
  ["what breaks off", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a", "VEVENT has no end"],
  ["what ends something else", "BEGIN:VCALENDAR\nEND:VEVENT", "has not begun"],
  ["an end too many", "BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR", "does not begin"],
  ["boxes in boxes", `BEGIN:VCALENDAR\n${"BEGIN:VEVENT\n".repeat(10_000)}`, "nested deeper than 8"],
  [
    "more events than anybody has",
    `BEGIN:VCALENDAR\n${"BEGIN:VEVENT\nEND:VEVENT\n".repeat(2_001)}`,
    "more than 2000 events",
  ],
  [
    "more days than a calendar holds",
    fileOf(
      ...Array.from({ length: 34 }, (_, index) => [
        `SUMMARY:${index}`,
        "DTSTART:20200101",
        "DTEND:20200201",
        "RRULE:FREQ=YEARLY",
      ]),
    ),
    "more than 1000 days",
  ],
  ["a file without end", "X".repeat(1_000_001), "larger than 1000000"],
  ["one line of a million quotes", `BEGIN:VCALENDAR\n${'"'.repeat(900_000)}`, "no line of an iCalendar"],
  ["a line that never stops going on", `BEGIN:VCALENDAR\nX:\n${" a\n".repeat(300_000)}`, "has no end"],
])("%s: a file that is none is refused at once", (_, text, fault) => {
  const began = performance.now();
  expect(readIcs(text)).toMatchObject({ fault: expect.stringContaining(fault) });
  // Generous: what grows with the square of the length takes minutes.
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("any lines give an answer, and whatever is taken in can be kept", () => {
  const line = fc.oneof(
    fc.constantFrom("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "SUMMARY:a", " b"),
    fc.constantFrom("DTSTART:20240229", "DTEND:20240301", "DTSTART:20261301", "DURATION:P999W"),
    fc
      .tuple(
        fc.constantFrom(
          "UNTIL=20991231",
          "COUNT=0",
          "COUNT=-1",
          "BYMONTH=99",
          "BYDAY=5FR;BYMONTH=2",
          "BYDAY=9MO",
        ),
        fc.constantFrom("FREQ=YEARLY", "FREQ=", ""),
      )
      .map((parts) => `RRULE:${parts.join(";")}`),
    fc.string({ maxLength: 40 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const read = readIcs(["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR"].join("\n"));
      if ("fault" in read) return;
      for (const special of read.days) expect(specialDaySchema.safeParse(special).error).toBeUndefined();
    }),
    { seed: 17, numRuns: 500 },
  );
});
