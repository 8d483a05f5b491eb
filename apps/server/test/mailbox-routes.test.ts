import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { controlRoutes } from "../src/control/api/routes.ts";
import type { Mailbox } from "../src/messages/mailboxes.ts";
import type { MailboxRoom } from "../src/messages/messages.ts";
import { mailboxRoutes } from "../src/messages/routes.ts";
import { flowNaming } from "./control/flows.ts";
import { openRig } from "./control/rig.ts";

const frontDesk: Mailbox = {
  name: "front-desk",
  address: {
    url: "https://tickets.example/voicemail?for=desk",
    secret: "s".repeat(32),
    headers: { "x-api-key": "key-of-theirs" },
    networks: ["10.0.0.0/8"],
  },
  keepDays: 2,
  room: 50,
  giveUpHours: 24,
};
const left = {
  id: "a".repeat(64),
  mailbox: "front-desk",
  flow: "voicemail",
  caller: "+15550180",
  called: "+15550100",
  language: "en-US",
  recordedAt: "2026-01-05T09:00:00.000Z",
  milliseconds: 4_200,
  state: "waiting",
  tries: 2,
  until: "2026-01-06T09:00:00.000Z",
} as const;

async function openMailboxes() {
  const { control } = await openRig({ mailboxes: ["front-desk"] });
  const fetched: unknown[] = [];
  const box: MailboxRoom = {
    mailboxes: new Map([["front-desk", frontDesk]]),
    count: async () => ({ waiting: 3, refused: 1, kept: 2 }),
    list: async () => [left],
    fetch: async () => undefined,
    remove: async () => false,
  };
  const app = Fastify();
  await controlRoutes(
    app,
    control,
    mailboxRoutes(box, { info: (about: unknown) => void fetched.push(about) }),
  );
  onTestFinished(() => app.close());
  const get = (path: string) => app.inject({ method: "GET", url: `/api${path}` });
  return { app, control, get, fetched };
}

test("a mailbox is shown with what its file says, its address as a host, and nothing that opens it", async () => {
  const { get } = await openMailboxes();
  const reply = await get("/mailboxes");
  expect(reply.json()).toEqual({
    mailboxes: [
      {
        name: "front-desk",
        deliversTo: "tickets.example",
        keepDays: 2,
        room: 50,
        giveUpHours: 24,
        waiting: 3,
        refused: 1,
        kept: 2,
      },
    ],
  });
  expect(reply.body).not.toMatch(/ssss|key-of-theirs|for=desk/);
});

test("a message says how often it was not taken; one that is not there has neither sound nor end", async () => {
  const { app, get, fetched } = await openMailboxes();
  expect((await get("/mailboxes/front-desk/messages")).json()).toEqual({ messages: [left], next: null });
  expect((await get("/mailboxes/ghost/messages")).json().code).toBe("mailbox_unknown");
  expect((await get(`/messages/${left.id}/recording`)).json().code).toBe("message_unknown");
  const gone = await app.inject({ method: "DELETE", url: `/api/messages/${left.id}` });
  expect(gone.statusCode).toBe(404);
  expect(fetched).toEqual([]);
});

test("the flows that name a mailbox are found, in drafts and in what callers get", async () => {
  const { control, get } = await openMailboxes();
  await control.drafts.create(flowNaming("desk", "leave-message", "front-desk"));
  await control.drafts.create(flowNaming("night", "leave-message", "front-desk"));
  await control.publish("desk", "");
  const { uses, published } = (await get("/mailboxes/front-desk/uses")).json();
  expect(uses).toMatchObject([
    { flow: "desk", at: "/nodes/3/data/mailbox", name: '"Asking"' },
    { flow: "night", at: "/nodes/3/data/mailbox" },
  ]);
  expect(published).toEqual([{ flow: "desk", number: 1 }]);
});
