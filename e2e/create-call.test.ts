// Each way in which Graph's page on creating calls shows it: from the command line of an administrator, and from the console,
// to the moment at which the call can be heard, through the real programs and the real simulator.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askConsole, noticesUntil } from "./console.ts";
import { bot, type Processes, startProcesses, tenant, type Wire } from "./processes.ts";

const root = join(import.meta.dirname, "..");
const type = (name: string) => ({ "@odata.type": `#microsoft.graph.${name}` });
const user = (last: string) => ({
  ...type("invitationParticipantInfo"),
  identity: { user: { id: `7d1f0a2b-3c4d-4e5f-8a9b-00000000000${last}` } },
});
const phone = { identity: { phone: { id: "+15557777" } } };
const byService = { mediaConfig: type("serviceHostedMediaConfig") };
const byApp = { mediaConfig: { ...type("appHostedMediaConfig"), blob: "(of a media stack)" } };
const meeting = {
  chatInfo: { ...type("chatInfo"), threadId: "19:meeting_of_the_board@thread.v2", messageId: "0" },
  meetingInfo: { ...type("organizerMeetingInfo"), organizer: { user: { id: user("9").identity.user.id } } },
  tenantId: tenant,
};
const byId = (passcode: string | null) => ({
  meetingInfo: { ...type("joinMeetingIdMeetingInfo"), joinMeetingId: "1234567890", passcode },
  tenantId: tenant,
});
/** Filled in with an account that has a number. */
const someAccount = "an account with a number";
const fromAccount = {
  source: {
    ...type("participantInfo"),
    identity: { applicationInstance: { id: someAccount, displayName: "Line" } },
  },
  targets: [phone],
  tenantId: tenant,
};

const ways: Readonly<Record<string, object>> = {
  "a person": { targets: [user("1")], ...byService },
  "a person, media in the app": { targets: [user("1")], ...byApp },
  "a group": { targets: [user("1"), user("2")], ...byService },
  "a group, media in the app": { targets: [user("1"), user("2")], ...byApp },
  "a meeting by its coordinates": { ...meeting, ...byService },
  "a meeting by its coordinates, media in the app": { ...meeting, ...byApp },
  "a phone, from a resource account": { ...fromAccount, ...byService },
  "a phone, from a resource account, media in the app": { ...fromAccount, ...byApp },
  "a meeting by its id and passcode": { ...byId("psw123"), ...byService },
  "a meeting by its id alone": { ...byId(null), ...byService },
};

let stand: Processes;
let account: string;
beforeAll(async () => {
  // Both sides wait in simulated time: much faster, and a slow machine would look like a Graph that does not answer.
  stand = await startProcesses({ scale: 4, flows: ["reception"] });
  const { numbers } = await stand.control<{ numbers: { instanceId: string }[] }>("GET", "");
  account = numbers[0]?.instanceId ?? "";
}, 180_000);
afterAll(() => stand?.stop());

function graph(operation: string, args: readonly string[], body?: object) {
  const { graphUrl, certificate } = stand;
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "apps/cli/src/main.ts",
      "graph",
      operation,
      ...args,
      ...(body ? ["--json", "-"] : []),
    ],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        DIALTREE_APP_ID: bot.appId,
        DIALTREE_APP_SECRET: bot.secret,
        DIALTREE_TENANTS: tenant,
        DIALTREE_GRAPH_URL: `${graphUrl}/v1.0`,
        DIALTREE_ENTRA_URL: graphUrl,
        DIALTREE_TRUST: certificate,
      },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  child.stdin.end(JSON.stringify(body)?.replace(someAccount, account));
  const printed = { out: "", err: "" };
  child.stdout.on("data", (text) => (printed.out += text));
  child.stderr.on("data", (text) => (printed.err += text));
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, ...printed })),
  );
}

const told = (wire: readonly Wire[]) =>
  wire.flatMap(({ type, kind }) => (type === "notification" && kind !== undefined ? [kind] : []));

const soundFlows = "The call is connected, and sound flows.";
const isOfPhone = (way: object) => JSON.stringify(way).includes('"phone"');
const isOfApp = (way: object) => JSON.stringify(way).includes("appHostedMediaConfig");

describe.concurrent.each(Object.entries(ways))("%s", (_way, way) => {
  test("is called by `dialtree graph createCall`, and heard", async () => {
    const callbackUri = `${stand.serverUrl}/api/calls`;
    const body = { ...type("call"), callbackUri, requestedModalities: ["audio"], ...way };
    // Where calls to phones may go is for the server to say.
    const through = isOfPhone(way) ? ["--server", stand.serverUrl] : [];
    const { code, out, err } = await graph("createCall", through, body);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { id, state, direction } = JSON.parse(out) as Record<string, string>;
    expect({ state, direction }).toEqual({ state: "establishing", direction: "outgoing" });
    const wire = await stand.seen(
      "media",
      ({ callId, kind }, all) => callId === id && kind === "mediaActive" && all.length > 0,
    );
    const mine = wire.filter(({ callId }) => callId === id);
    const known = ["establishing", "established", "mediaActive"];
    expect(told(mine).filter((kind) => known.includes(kind))).toEqual(known);
    // Our server has nothing to do with it, and does not say no: Graph would tell it again and again.
    const statuses = mine.flatMap(({ type, status }) => (type === "answer" ? [status] : []));
    expect(new Set(statuses)).toEqual(new Set([202]));

    const mediaInfo = { ...type("mediaInfo"), uri: `${stand.serverUrl}/none.wav`, resourceId: "none" };
    const prompts = [{ ...type("mediaPrompt"), mediaInfo }];
    const played = await graph("playPrompt", ["--id", `call=${id}`], { prompts });
    if (isOfApp(way)) {
      expect(played.code).toBe(1);
      expect(played.err).toContain("media");
    } else expect({ code: played.code, err: played.err }).toEqual({ code: 0, err: "" });
    expect(await graph("deleteCall", ["--id", `call=${id}`])).toMatchObject({ code: 0, err: "" });
  });

  test("is called from the console, which hears of it what the wire says", async () => {
    const body = JSON.parse(
      JSON.stringify({ ...type("call"), requestedModalities: ["audio"], ...way }).replace(
        someAccount,
        account,
      ),
    );
    const made = await askConsole(stand.serverUrl, "createCall", { body });
    expect(made).toMatchObject({ status: 200, body: { status: 201, verdict: { outcome: "accepted" } } });
    const call = made.body.body.id;
    const notices = await noticesUntil(
      stand.serverUrl,
      (notice) => notice.call === call && notice.says === soundFlows,
    );
    const mine = notices.filter((notice) => notice.call === call);
    expect(mine.map(({ says }) => says)).toContain(soundFlows);
    expect(mine.map(({ state }) => state).slice(0, 2)).toEqual(["establishing", "established"]);

    const mediaInfo = { ...type("mediaInfo"), uri: `${stand.serverUrl}/none.wav`, resourceId: "none" };
    const prompts = [{ ...type("mediaPrompt"), mediaInfo }];
    const played = await askConsole(stand.serverUrl, "playPrompt", { ids: { call }, body: { prompts } });
    // Refused by Graph, or by us before it: what an app hosts, this product cannot play into.
    if (isOfApp(way)) expect(JSON.stringify(played.body)).toMatch(/media/);
    else expect(played.body.verdict.outcome).toBe("accepted");
    await askConsole(stand.serverUrl, "deleteCall", { ids: { call } });
  });
});
