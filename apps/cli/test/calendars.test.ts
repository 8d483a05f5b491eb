import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

const nine = [{ from: "09:00", to: "17:00" }];
const office = {
  format: 1,
  id: "office",
  name: "Office",
  zone: "Europe/Berlin",
  week: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
  days: [{ name: "Christmas Day", on: { yearly: "12-25" }, hours: [] }],
};
const kept = { calendar: office, emergency: null, revision: 3 };

/** A server with one calendar, which remembers what it was told. */
async function startServer() {
  const told: unknown[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    "GET /api/calendars": { calendars: [kept] },
    "GET /api/calendars/office": kept,
    "GET /api/calendars/office/uses": { uses: [{ flow: "desk", title: "Desk", numbers: ["+15550100"] }] },
    "PUT /api/calendars/office": kept,
    "PUT /api/calendars/office/emergency": kept,
    "POST /api/calendar-files": {
      days: [
        { name: "Christmas", on: { yearly: "12-25" }, hours: [] },
        { name: "Epiphany", on: { yearly: "01-06" }, hours: [] },
      ],
      refused: [{ line: 9, name: "Meeting", reason: "it has a time of day" }],
    },
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const asked = `${request.method} ${request.url}`;
      const text = Buffer.concat(parts).toString();
      if (request.method === "PUT") told.push([asked, request.headers["if-match"], JSON.parse(text)]);
      const answer = answers[asked];
      const error = { code: "calendar_unknown", detail: "There is none.", remedy: "Make it." };
      response
        .writeHead(answer ? 200 : 404, { "content-type": "application/json" })
        .end(JSON.stringify(answer ?? error));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { told, at: ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`] };
}

test("show says hours, special days, what callers get and when that changes", async () => {
  const { at } = await startServer();
  const ran = await run(["calendars", "show", "office", "--at", "2026-12-24T16:00Z", ...at]);
  expect(ran).toEqual({
    code: 0,
    out: `Office (office), Europe/Berlin
  Monday to Friday: 09:00 to 17:00
  Saturday to Sunday: closed
  Christmas Day: 25 December each year
2026-12-24T16:00:00.000Z: closed
2026-12-24T23:00:00.000Z: holiday: Christmas Day
`,
    err: "",
  });
});

test("import adds what is not there, says what is left out, and saves what was made of the revision it read", async () => {
  const { told, at } = await startServer();
  const cwd = mkdtempSync(join(tmpdir(), "dialtree-calendars-"));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(join(cwd, "holidays.ics"), "BEGIN:VCALENDAR\nEND:VCALENDAR\n");
  const ran = await run(["calendars", "import", "office", "holidays.ics", ...at], { cwd });
  expect(ran.out).toBe(`added      Epiphany: 6 January each year
left out   Meeting (line 9): it has a time of day
1 special day added to office.
`);
  const epiphany = { name: "Epiphany", on: { yearly: "01-06" }, hours: [] };
  const days = [...office.days, epiphany];
  expect(told).toEqual([["PUT /api/calendars/office", '"3"', { ...office, days }]]);
});

test("emergency on and off says whose callers notice", async () => {
  const { told, at } = await startServer();
  const on = await run(["calendars", "emergency", "office", "on", "--by", "Reception", ...at]);
  expect(on.out).toBe("office is in an emergency now.\n  desk +15550100\n");
  const off = await run(["calendars", "emergency", "office", "off", ...at]);
  expect(off.out).toBe("office is as usual again.\n  desk +15550100\n");
  const path = "PUT /api/calendars/office/emergency";
  expect(told).toEqual([
    [path, undefined, { on: true, by: "Reception" }],
    [path, undefined, { on: false }],
  ]);
});

test.each([
  [["calendars", "emergancy", "office", "on"], 'Did you mean "emergency"?'],
  [["calendars", "show"], "not said which calendar"],
  [["calendars", "emergency", "office"], "on or off"],
  [["calendars", "import", "office"], "which file"],
])("%j is refused with a way out", async (args, words) => {
  const { code, err } = await run(args);
  expect([code, err]).toEqual([2, expect.stringContaining(words)]);
});

test("what the server refuses is said with its remedy", async () => {
  const { at } = await startServer();
  const { code, err } = await run(["calendars", "show", "nowhere", ...at]);
  expect([code, err]).toEqual([1, expect.stringMatching(/There is none\.[\s\S]*Make it\./)]);
});
