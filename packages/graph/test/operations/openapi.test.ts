import { readFileSync } from "node:fs";
import { type GraphOperation, graphOperations, type OperationName, operationNames } from "@dialtree/graph";
import { describe, expect, test } from "vitest";
import { type Described, describedBy } from "../support/openapi.ts";

// Microsoft's description of Graph is not ours to ship. Where somebody has it (OpenAPI 3.0 as JSON, with the discriminator
// mappings of abstract types), every request of the table is held against it. A description of our own keeps the way of
// doing so honest.
const file = process.env.DIALTREE_GRAPH_OPENAPI;
const permissionFile = process.env.DIALTREE_GRAPH_PERMISSIONS;
const described = file ? describedBy(JSON.parse(readFileSync(file, "utf8"))) : undefined;

test("Microsoft's description is there", ({ skip }) => {
  skip(!described, "DIALTREE_GRAPH_OPENAPI names no OpenAPI description of Graph");
});

const all = operationNames.map((name) => [name, graphOperations[name] as GraphOperation] as const);

/** Operations that a description of cloud communications leaves out. */
const elsewhere: readonly OperationName[] = ["muteAll", "listUsers", "searchUsers", "getUser"];

/** More bodies than the table's examples, one for each way of saying something that has a type of its own. */
const user = { "@odata.type": "#microsoft.graph.identity", id: "550fae72-d251-43ec-868c-373732c2704f" };
const target = {
  "@odata.type": "#microsoft.graph.invitationParticipantInfo",
  identity: { "@odata.type": "#microsoft.graph.identitySet", user },
};
const call = {
  "@odata.type": "#microsoft.graph.call",
  callbackUri: "https://ivr.example/api/calls",
  requestedModalities: ["audio"],
  mediaConfig: {
    "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
    preFetchMedia: [{ uri: "https://ivr.example/a.wav", resourceId: "a" }],
  },
};
const bodies: readonly (readonly [OperationName, object])[] = [
  ...all.flatMap(([name, { example }]) => {
    const { body } = example as { readonly body?: object };
    return body ? [[name, body] as const] : [];
  }),
  ["createCall", { ...call, targets: [target] }],
  [
    "createCall",
    {
      ...call,
      mediaConfig: { "@odata.type": "#microsoft.graph.appHostedMediaConfig", blob: "b" },
      chatInfo: { threadId: "19:x@thread.v2", messageId: "0" },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: { "@odata.type": "#microsoft.graph.identitySet", user },
      },
    },
  ],
  [
    "createCall",
    {
      ...call,
      meetingInfo: {
        "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
        joinMeetingId: "123456789",
        passcode: null,
      },
    },
  ],
  [
    "createCall",
    { ...call, meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "t" } },
  ],
  [
    "transfer",
    { transferTarget: { ...target, replacesCallId: "c2" }, transferee: { ...target, participantId: "p" } },
  ],
  [
    "startHoldMusic",
    {
      customPrompt: {
        "@odata.type": "#microsoft.graph.mediaPrompt",
        mediaInfo: { "@odata.type": "#microsoft.graph.mediaInfo", uri: "https://ivr.example/a.wav" },
      },
    },
  ],
];

const held = described ? describe : undefined;
held?.("held against Microsoft's description", () => {
  const { find } = described as Described;
  test.each(all.filter(([name]) => !elsewhere.includes(name)))("%s exists", (_name, operation) => {
    const found = find(operation.method, operation.path);
    expect(found).toBeDefined();
    if (found?.success !== undefined) expect(operation.success).toContain(found.success);
  });
  test.each(elsewhere)("%s does not", (name) => {
    const { method, path } = graphOperations[name];
    expect(find(method, path)).toBeUndefined();
  });
  test.each(bodies.filter(([name]) => !elsewhere.includes(name)))("%s takes %j", (name, body) => {
    const { method, path } = graphOperations[name];
    const check = find(method, path)?.body;
    expect(check).toBeDefined();
    check?.(body);
    expect(check?.errors ?? []).toEqual([]);
  });
});

const permitted = permissionFile ? test : undefined;
permitted?.("held against Microsoft's list of permissions", () => {
  interface Listed {
    readonly path: string;
    readonly method: string;
    readonly Application: readonly { readonly permission: string; readonly leastPrivileged: boolean }[];
  }
  const { operations } = JSON.parse(readFileSync(permissionFile ?? "", "utf8")) as { operations: Listed[] };
  const differ = all.flatMap(([name, { method, path, permissions }]) => {
    const address = path.replaceAll(/\{\w+\}/g, "{id}").toLowerCase();
    const listed = operations.find((one) => one.method === method && one.path === address);
    if (!listed) return [];
    const theirs = listed.Application.map(({ permission }) => permission.toLowerCase());
    const least = listed.Application.find(({ leastPrivileged }) => leastPrivileged)?.permission.toLowerCase();
    const ours = permissions.anyOf.flatMap(({ of }) => of.map((one) => one.toLowerCase()));
    const same =
      ours.every((one) => theirs.includes(one)) && (permissions.anyOf.length > 1 || ours[0] === least);
    return same ? [] : [`${name}: ${ours} instead of ${theirs} (${least})`];
  });
  expect(differ).toEqual([
    // Media of an app's own needs one more (application-post-calls page).
    expect.stringMatching(/^createCall: /),
  ]);
});

describe("a description is read so that it can say no", () => {
  const { find } = describedBy(
    JSON.parse(readFileSync(new URL("own-openapi.json", import.meta.url), "utf8")),
  );
  const errorsOf = (method: string, path: string, body: unknown) => {
    const check = find(method, path)?.body;
    check?.(body);
    return (check?.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  };
  const prompt = graphOperations.playPrompt.example.body;

  test("requests of the table fit it", () => {
    const { method, path, success } = graphOperations.playPrompt;
    expect(errorsOf(method, path, prompt)).toEqual([]);
    expect(find(method, path)?.success).toBe(success[0]);
  });
  test.each<[string, object, string]>([
    ["a list that is none", { prompts: "x" }, "/prompts type"],
    ["an abstract type that is not told", { prompts: [{ mediaInfo: { uri: "x" } }] }, "/prompts/0 required"],
    ["an abstract type nobody knows", { prompts: [{ "@odata.type": "#x" }] }, "/prompts/0/@odata.type enum"],
    [
      "a member of a derived type",
      { prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: 7 } }] },
      "/prompts/0/mediaInfo/uri type",
    ],
  ])("%s does not fit it", (_what, body, error) => {
    expect(errorsOf("POST", "/communications/calls/{call}/playPrompt", body)).toContain(error);
  });
  test("what it does not describe is not found", () => {
    expect(find("GET", graphOperations.playPrompt.path)).toBeUndefined();
    expect(find("POST", "/communications/calls/{call}/sing")).toBeUndefined();
  });
});
