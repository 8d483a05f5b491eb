// What words and expressions ask of the clock: what the check lets through can be told, and nothing of it is passed over.

import { isZone, readWhen, wallClock } from "@dialtree/flow/hours";
import { describe, expect, test } from "vitest";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

describe("the zone of a day or time", () => {
  test("is one that calendars know as well: what is let through can be told when somebody calls", () => {
    // Of the abbreviations that a platform knows, most mean several zones at once, and are none.
    const short = letters.flatMap((first) => letters.map((second) => `${first}${second}T`));
    const old = [
      "UTC",
      "GMT0",
      "Etc/GMT+12",
      "EST5EDT",
      "US/Pacific",
      "europe/berlin",
      "Zulu",
      "W-SU",
      "+01:00",
    ];
    const names = [...Intl.supportedValuesOf("timeZone"), ...old, ...short];
    const both = [...names, ...short.map((name) => name.toLowerCase())];
    const read = both.filter((zone) => !("fault" in readWhen("time", `09:00-17:00 in ${zone}`)));
    expect(read).toEqual(both.filter(isZone));
    expect(read).toEqual(expect.arrayContaining(["Europe/Berlin", "US/Pacific", "EST", "CET"]));
    for (const zone of read) expect(() => wallClock(zone, 0)).not.toThrow();
  });
});

describe("a day or time that says too much", () => {
  test.each([
    ["time", "22:00-23:00-06:00"],
    ["time", "22:00-06:00-"],
    ["date", "2026-12-24..2027-01-02..2028-01-01"],
    ["date", "2026-12-24..2027-01-02.."],
    ["weekday", "mon-fri"],
    ["weekday", "mon,,tue"],
  ] as const)("is unreadable: %s %s", (of, what) => {
    expect(readWhen(of, `${what} in Europe/Berlin`)).toEqual({ fault: "unreadable" });
  });
});

describe("a date", () => {
  test("of the first century is no other one", () => {
    expect(readWhen("date", "0026-12-24 in UTC")).toEqual({ fault: "unreadable" });
    expect(readWhen("date", "2028-02-29 in UTC")).toMatchObject({ of: "date" });
    expect(readWhen("date", "2027-02-29 in UTC")).toEqual({ fault: "unreadable" });
  });
});
