import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CallFacts,
  graphOperations,
  notifiedEvents,
  type OperationName,
  operationNames,
  readCallStatus,
  readNotifications,
  readReply,
  requestFrom,
} from "@dialtree/graph";
import { describe, expect, test } from "vitest";

// Microsoft's own example bodies are not ours to ship. Where somebody has them, as files named
// `<page>.<notification|request|response>.<n>.json`, this reads each of them.
const folder = process.env.DIALTREE_GRAPH_EXAMPLES;
const names = folder && existsSync(folder) ? readdirSync(folder) : [];
const ofCalls = /^(call|participant|application-post-calls)[a-z-]*\./;
const load = (name: string): unknown => JSON.parse(readFileSync(join(folder ?? "", name), "utf8"));

test("Microsoft's examples are there", ({ skip }) => {
  skip(names.length === 0, "DIALTREE_GRAPH_EXAMPLES names no folder of example bodies");
  expect(names.length).toBeGreaterThan(0);
});

/** What each page's notifications show, in a word or two: an event, or the news beside events. */
const shows: Readonly<Record<string, string>> = {
  "application-post-calls.notification.1.json": "state establishing",
  "application-post-calls.notification.2.json": "state established",
  "application-post-calls.notification.3.json": "state establishing",
  "application-post-calls.notification.4.json": "grown + state established",
  "application-post-calls.notification.5.json": "roster of 2",
  "application-post-calls.notification.6.json": "content sharing",
  "application-post-calls.notification.7.json": "content sharing",
  "application-post-calls.notification.8.json": "content sharing",
  "call-answer.notification.1.json": "incoming",
  "call-answer.notification.2.json": "state establishing",
  "call-answer.notification.3.json": "state established",
  "call-answer.notification.4.json": "incoming",
  "call-answer.notification.5.json": "incoming",
  "call-answer.notification.6.json": "content sharing",
  "call-answer.notification.7.json": "content sharing",
  "call-cancelmediaprocessing.notification.1.json": "result failed + recorded nothing",
  "call-changescreensharingrole.notification.1.json": "roster of 1",
  "call-delete.notification.1.json": "state terminating",
  "call-delete.notification.2.json": "ended",
  "call-delete.notification.3.json": "ended",
  "call-mute.notification.1.json": "roster of 1",
  "call-playprompt.notification.1.json": "result done",
  "call-record.notification.1.json": "result done + recorded",
  "call-redirect.notification.1.json": "incoming",
  "call-redirect.notification.2.json": "ended",
  "call-redirect.notification.3.json": "incoming",
  "call-redirect.notification.4.json": "ended",
  "call-redirect.notification.5.json": "incoming",
  "call-redirect.notification.6.json": "ended",
  "call-reject.notification.1.json": "incoming",
  "call-reject.notification.2.json": "ended",
  "call-senddtmftones.notification.1.json": "result done + operation sendDtmfTones",
  "call-senddtmftones.notification.2.json": "result failed + operation sendDtmfTones",
  "call-senddtmftones.notification.3.json": "result failed + operation sendDtmfTones",
  "call-subscribetotone.notification.1.json": "tone",
  "call-transfer.notification.1.json": "state transferring",
  "call-transfer.notification.2.json": "state transferAccepted",
  "call-transfer.notification.3.json": "ended transferred",
  "call-transfer.notification.4.json": "result failed",
  "call-transfer.notification.5.json": "ended transferred",
  "call-transfer.notification.6.json": "result failed",
  "call-transfer.notification.7.json": "result failed",
  "call-transfer.notification.8.json": "result failed",
  "call-unmute.notification.1.json": "roster of 1",
  "participant-invite.notification.1.json": "result done + operation invite",
  "participant-invite.notification.2.json": "roster of 1",
  "participant-invite.notification.3.json": "result done + operation invite",
  "participant-invite.notification.4.json": "roster of 2",
  "participant-invite.notification.5.json": "result done + operation invite",
  "participant-invite.notification.6.json": "roster of 1",
  "participant-invite.notification.7.json": "result done + operation invite",
  "participant-invite.notification.8.json": "roster of 1",
  "participant-invite.notification.9.json": "result done + operation invite",
  "participant-invite.notification.10.json": "roster of 1",
  "participant-mute.notification.1.json": "roster of 1",
  "participant-startholdmusic.notification.1.json": "result done + operation startHoldMusic",
};

function shownBy(body: unknown): string {
  const { items, refused } = readNotifications(body);
  if (!items) return `refused: ${refused}`;
  return items
    .map((item) => {
      const { event, news } = item;
      const parts: string[] = [];
      if (event?.type === "result") parts.push(`result ${event.outcome}`);
      else if (event?.type === "ended")
        parts.push(event.reason === "transferred" ? "ended transferred" : "ended");
      else if (event) parts.push(event.type);
      if (news?.type === "state") parts.push(`state ${news.state}`);
      if (news?.type === "roster") parts.push(`roster of ${news.participants.length}`);
      if (news?.type === "content sharing") parts.push("content sharing");
      if (news?.type === "operation") parts.push(`operation ${news.operation}`);
      if (news?.type === "recorded") parts.push(news.recording ? "recorded" : "recorded nothing");
      return parts.length > 0 ? parts.join(" + ") : `ignored: ${item.ignored}`;
    })
    .join("; ");
}

/** The operation behind each page's requests. Those that are missing are none of this product's. */
const pages: Readonly<Record<string, OperationName | "no operation">> = {
  "application-post-calls": "createCall",
  "application-post-onlinemeetings": "createMeeting",
  "call-answer": "answer",
  "call-cancelmediaprocessing": "cancelMediaProcessing",
  "call-changescreensharingrole": "changeScreenSharingRole",
  // Reports of conference devices: a phone menu is none.
  "call-logteleconferencedevicequality": "no operation",
  "call-mute": "mute",
  "call-playprompt": "playPrompt",
  "call-record": "recordResponse",
  "call-redirect": "redirect",
  "call-reject": "reject",
  "call-senddtmftones": "sendDtmfTones",
  "call-subscribetotone": "subscribeToTone",
  "call-transfer": "transfer",
  "call-unmute": "unmute",
  "call-updaterecordingstatus": "updateRecordingStatus",
  "cloudcommunications-getpresencesbyuserid": "getPresences",
  "onlinemeeting-createorget": "createOrGetMeeting",
  "onlinemeeting-update": "updateMeeting",
  // The page shows an invitation where it should show nothing: there is no body.
  "participant-delete": "invite",
  "participant-invite": "invite",
  "participant-mute": "muteParticipant",
  "participant-startholdmusic": "startHoldMusic",
  "participant-stopholdmusic": "stopHoldMusic",
  "presence-clearpresence": "clearPresence",
  "presence-setpresence": "setPresence",
  "subscription-post-subscriptions": "createSubscription",
  "subscription-update": "renewSubscription",
};

/** Examples that are refused here, each with the slip in it. */
const noTenant = "malformed /body/tenantId: its tenant has a letter that no GUID has";
const slips: Readonly<Record<string, string>> = {
  "application-post-calls.request.11.json": noTenant,
  "application-post-calls.request.12.json": noTenant,
  "application-post-calls.request.5.json": noTenant,
  "call-answer.request.1.json": "malformed /body/callbackUri: a placeholder",
  "call-answer.request.4.json": "malformed /body/callbackUri: a placeholder",
  "call-updaterecordingstatus.request.1.json":
    "unknown value /body/status: three words, of which one is meant",
  "participant-invite.request.2.json":
    "conflict /body/participants: two with replacesCallId, of which Graph takes the first",
  "subscription-post-subscriptions.request.1.json": "unsupported /body/resource: it is about mail",
};

const ids: Readonly<Record<string, string>> = {
  call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5",
  participant: "p-1",
  user: "550fae72-d251-43ec-868c-373732c2704f",
  meeting: "MSo",
  subscription: "550fae72-d251-43ec-868c-373732c2704f",
};

function refusalOf(name: OperationName, body: unknown, facts: CallFacts = {}): string | undefined {
  // Which ids it takes is asked of the table by leaving out those that it does not know.
  const wanted = Object.fromEntries(
    Object.entries(ids).filter(([id]) => (idsOf.get(name) ?? []).includes(id)),
  );
  const input = { ...(Object.keys(wanted).length > 0 ? { ids: wanted } : {}), body };
  const [problem] = requestFrom(name, input, facts).problems ?? [];
  return problem && `${problem.code} ${problem.at}`;
}
const idsOf = new Map(
  operationNames.map((name) => [
    name,
    [...graphOperations[name].path.matchAll(/\{(\w+)\}/g)].map(([, id]) => id ?? ""),
  ]),
);

// Not even listed where there are none: the test above says why.
const examples = names.length > 0 ? describe : undefined;
examples?.("Microsoft's examples", () => {
  const notifications = names.filter((name) => ofCalls.test(name) && name.includes(".notification."));
  const requests = names.filter((name) => name.includes(".request."));

  test("of notifications are all listed here", () => {
    expect(notifications.toSorted()).toEqual(Object.keys(shows).toSorted());
  });

  test.each(notifications)("%s shows what is listed", (name) => {
    expect(shownBy(load(name))).toBe(shows[name]);
    for (const { event } of readNotifications(load(name)).items ?? [])
      if (event) expect(notifiedEvents).toContain(event.type);
  });

  test.each(requests)("%s is a request that we would send, or a slip", (name) => {
    const page = name.replace(/\..*$/, "");
    const operation = pages[page];
    expect(operation, `no operation for ${page}`).toBeDefined();
    if (operation === undefined || operation === "no operation") return;
    expect(refusalOf(operation, load(name))).toBe(slips[name]?.replace(/:.*$/, ""));
  });

  test("of slips are all there", () => {
    expect(Object.keys(slips).filter((name) => !requests.includes(name))).toEqual([]);
  });

  test.each([
    ["call-playprompt.response.1.json", "play", "accepted"],
    ["call-record.response.1.json", "recordResponse", "accepted"],
    ["call-senddtmftones.response.1.json", "sendDtmfTones", "accepted"],
    ["call-mute.response.1.json", "mute", "done"],
    ["participant-invite.response.1.json", "invite", "accepted"],
    ["participant-mute.response.1.json", "muteParticipant", "done"],
    ["participant-startholdmusic.response.1.json", "startHoldMusic", "accepted"],
    ["participant-stopholdmusic.response.1.json", "stopHoldMusic", "done"],
    ["call-subscribetotone.response.1.json", "listen", "done"],
    ["call-cancelmediaprocessing.response.1.json", "stop", "done"],
  ] as const)("%s settles %s: %s", (name, type, verdict) => {
    if (names.includes(name)) expect(readReply(type, { status: 200, body: load(name) })).toEqual({ verdict });
  });

  test.each(names.filter((name) => name.startsWith("call-get.response")))(
    "%s is a connected call",
    (name) => {
      expect(readCallStatus(load(name)).state).toBe("connected");
    },
  );
});

// The same two judgements, on bodies of our own, where nobody has Microsoft's.
describe("own bodies are judged alike", () => {
  test("a notification in a word", () => {
    const url = "/communications/calls/c1";
    const value = [
      { changeType: "updated", resourceUrl: `${url}/participants`, resourceData: [{}, {}] },
      { changeType: "updated", resourceUrl: url, resourceData: { state: "establishing" } },
      { changeType: "deleted", resourceUrl: url, resourceData: { terminationReason: "AppTransferred" } },
    ];
    expect(shownBy({ value })).toBe("roster of 2; state establishing; ended transferred");
  });
  test.each<[OperationName, unknown, string | undefined]>([
    ["mute", { clientContext: "c1" }, undefined],
    ["updateRecordingStatus", { status: "recording | failed" }, "unknown value /body/status"],
    ["answer", { callbackUri: "x", mediaConfig: {} }, "malformed /body/callbackUri"],
    ["renewSubscription", { expirationDateTime: "2026-11-21T12:00:00.1234567Z" }, undefined],
  ])("a request of %s", (name, body, refusal) => expect(refusalOf(name, body)).toBe(refusal));
});
