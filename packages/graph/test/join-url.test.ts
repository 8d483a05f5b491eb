import { meetingOfJoinUrl, requestOf } from "@dialtree/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const organizer = "a1b2c3d4-0001-4002-8003-0123456789ab";
const chat = "19%3ameeting_MzEyZTQ%40thread.v2";
const context = encodeURIComponent(JSON.stringify({ Tid: tenant, Oid: organizer }));
const url = (change: Partial<Record<"host" | "chat" | "message" | "query", string>> = {}) => {
  const { host = "teams.microsoft.com", message = "0", query = `?context=${context}` } = change;
  return `https://${host}/l/meetup-join/${change.chat ?? chat}/${message}${query}`;
};
const withContext = (value: unknown) =>
  url({ query: `?context=${encodeURIComponent(JSON.stringify(value))}` });

const place = {
  chatInfo: {
    "@odata.type": "#microsoft.graph.chatInfo",
    threadId: "19:meeting_MzEyZTQ@thread.v2",
    messageId: "0",
  },
  meetingInfo: {
    "@odata.type": "#microsoft.graph.organizerMeetingInfo",
    organizer: {
      "@odata.type": "#microsoft.graph.identitySet",
      user: { "@odata.type": "#microsoft.graph.identity", id: organizer, tenantId: tenant },
    },
  },
  tenantId: tenant,
};

describe("a join address is taken apart", () => {
  test.each([
    ["as it is in an invitation", url()],
    ["with other options", url({ query: `?anon=true&context=${context}&x=1` })],
    ["with a fragment", `${url()}#frag`],
    ["with blanks around it", ` ${url()}\n`],
    ["of another cloud", url({ host: "gov.teams.microsoft.us" })],
    ["with a slash behind", url({ query: `/?context=${context}` })],
    ["with its context in another case", withContext({ tid: tenant.toUpperCase(), oid: organizer })],
    ["with an address in one piece", url({ chat: "19:meeting_MzEyZTQ@thread.v2" })],
  ])("%s", (_what, text) => expect(meetingOfJoinUrl(text)).toEqual({ place }));

  test("so that the meeting can be joined", () => {
    const { place } = meetingOfJoinUrl(url());
    const built = requestOf("createCall", {
      body: {
        callbackUri: "https://ivr.example/api/calls",
        requestedModalities: ["audio"],
        mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
        ...place!,
      },
    });
    expect(built.problems).toBeUndefined();
  });
});

describe("anything else is refused, with what to do instead", () => {
  const others: readonly (readonly [text: string, says: string])[] = [
    ["", "is no join address"],
    ["https://teams.microsoft.com/meet/2123456789?p=abc", "is no join address"],
    [url().replace("https", "http"), "is no join address"],
    [url().replace("teams.microsoft.com", "a:b@teams.microsoft.com"), "is no join address"],
    [url({ query: "" }), "is no join address"],
    [`https://safelinks.example/?url=${encodeURIComponent(url())}`, "is no join address"],
    [url() + "x".repeat(4_000), "is no join address"],
    [url({ host: "teams.microsoft.com.example" }), "is no address of Teams"],
    [url({ host: "evilteams.microsoft.com" }), "is no address of Teams"],
    [url({ chat: "19%3ameeting%40other.v2" }), "names no meeting chat"],
    [url({ chat: "19%3ameeting%40thread.v2x" }), "names no meeting chat"],
    [url({ chat: "19%3a%ff%40thread.v2" }), "names no meeting chat"],
    [url({ chat: "19%3a%0a%40thread.v2" }), "names no meeting chat"],
    [url({ message: "%00" }), "names no message"],
    [url({ message: "1x" }), "names no message"],
    [url({ query: "?context=%7b" }), "does not say who organizes"],
    [url({ query: "?context=%zz" }), "does not say who organizes"],
    [url({ query: `?x=context=${context}` }), "does not say who organizes"],
    [url({ query: `?context=1&context=${context}` }), "does not say who organizes"],
    [withContext({ Tid: tenant }), "does not say who organizes"],
    [withContext({ Tid: tenant, Oid: `${organizer}'` }), "does not say who organizes"],
    [withContext([tenant, organizer]), "does not say who organizes"],
    [withContext({ Tid: { Tid: tenant }, Oid: organizer }), "does not say who organizes"],
  ];
  test.each(others.map(([text, says]) => ({ text, says, shown: text.slice(0, 80) })))(
    "$shown",
    ({ text, says }) => {
      const { place, problem } = meetingOfJoinUrl(text);
      expect(place).toBeUndefined();
      expect(problem?.says).toContain(says);
      expect(problem?.remedy).toContain("passcode");
    },
  );

  test("whatever it is, it says one or the other", () => {
    const part = fc.oneof(fc.string(), fc.constantFrom(chat, context, "%", "19:", "@thread.v2", "//", "?"));
    const text = fc.oneof(
      fc.string(),
      fc.record({ host: part, chat: part, message: part, query: part }, { requiredKeys: [] }).map(url),
      fc.json().map((json) => url({ query: `?context=${encodeURIComponent(json)}` })),
    );
    fc.assert(
      fc.property(text, (text) => {
        const { place, problem } = meetingOfJoinUrl(text);
        expect([place === undefined, problem === undefined].filter(Boolean)).toHaveLength(1);
        if (place) expect(place.chatInfo.threadId).toMatch(/^19:[\x21-\x7e]+@thread\.\w+$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
