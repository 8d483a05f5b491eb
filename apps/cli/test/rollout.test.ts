import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { run } from "./run.ts";

const side = (number: number, ended: number, failedTransfers: number) => ({
  version: String(number).repeat(64),
  number,
  begun: ended + 1,
  ended,
  errors: 0,
  failedTransfers,
  hangUps: 2,
});
const running = {
  state: "running",
  share: 10,
  startedAt: "2026-01-05T09:00:00.000Z",
  overAt: null as string | null,
  told: "",
  candidate: side(4, 9, 1),
  current: side(3, 80, 0),
};
const plan = {
  number: 5,
  at: "2026-01-06T02:30",
  zone: "Europe/Berlin",
  share: null,
  state: "waiting",
  told: "",
};

async function startServer(rollout: object | null, schedules: readonly object[] = []) {
  const asked: [string, unknown][] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const url = request.url ?? "";
    if (request.method !== "GET")
      asked.push([`${request.method} ${url}`, sent === "" ? "" : JSON.parse(sent)]);
    if (url === "/api/flows/desk/versions") {
      const version = { id: "4".repeat(64), number: 4, message: "", publishedAt: "", current: false };
      return answer(200, { versions: [{ ...version, liveSince: null, note: "" }] });
    }
    if (url === "/api/flows/desk/schedules") return answer(200, { schedules });
    if (url.startsWith("/api/flows/desk/rollout")) return answer(200, { rollout });
    if (url.startsWith("/api/versions/")) return answer(200, {});
    return answer(404, { error: { code: "flow_unknown", message: "No such flow.", remedy: "Choose one." } });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const at = ["--server", `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
  return { asked, ask: (...args: readonly string[]) => run(["rollout", "desk", ...args, ...at]) };
}

test("shows which callers get what, how it goes, and what is planned", async () => {
  const { ask, asked } = await startServer(running, [plan]);
  expect(await ask()).toEqual({
    code: 0,
    out: `10 of 100 new calls get version 4, the others version 3.
  version 4: 10 calls, 9 over; of these 0 in an error, 1 with a failed transfer, 2 hung up in the first menu
  version 3: 81 calls, 80 over; of these 0 in an error, 0 with a failed transfer, 2 hung up in the first menu
Planned: version 5 at 2026-01-06T02:30 (Europe/Berlin) for everybody.
`,
    err: "",
  });
  expect(asked).toEqual([]);
});

test("says where there is none, and why one was taken back", async () => {
  expect((await (await startServer(null)).ask()).out).toBe("All callers of desk get the same version.\n");
  const overAt = "2026-01-05T10:00:00.000Z";
  const tripped = { ...running, state: "tripped", overAt, told: "Too many transfers failed." };
  const missed = { ...plan, share: 20, state: "refused", told: "A calendar is gone." };
  const { out } = await (await startServer(tripped, [missed])).ask();
  expect(out).toContain(`Taken back by its guard ${overAt}: Too many transfers failed.`);
  expect(out).toContain("refused. A calendar is gone.");
});

test.each([
  [["--share", "25"], [["PUT /api/flows/desk/rollout", { share: 25 }]]],
  [["--finish"], [["POST /api/flows/desk/rollout/finish", ""]]],
  [["--end", "--note", "Slow."], [["POST /api/flows/desk/rollout/end", { why: "Slow." }]]],
  [
    ["--share", "5", "--to", "4"],
    [[`POST /api/versions/${"4".repeat(64)}/activate`, { share: 5, note: "" }]],
  ],
])("%j is asked of the server", async (args, expected) => {
  const { ask, asked } = await startServer(running);
  expect((await ask(...args)).code).toBe(0);
  expect(asked).toEqual(expected);
});

test.each([
  [["--share", "100"], "no share"],
  [["--share", "x"], "no share"],
  [["--share", "5", "--end"], "one of each other"],
  [["--to", "4"], "needs --share"],
  [["--share", "5", "--to", "7"], "no version 7"],
])("%j is refused", async (args, why) => {
  const { ask, asked } = await startServer(running);
  const { code, err } = await ask(...args);
  expect(code).not.toBe(0);
  expect(err).toContain(why);
  expect(asked).toEqual([]);
});
