import type { Logger } from "pino";
import { z } from "zod";
import { ApiError } from "../control/api/errors.ts";
import { placeOf } from "../control/api/paging.ts";
import { type Route, route } from "../control/api/route.ts";
import { nextPage, nothing, resourceUses, wav } from "../control/api/schemas.ts";
import { shownUses } from "../control/api/shown.ts";
import type { MailboxRoom } from "./messages.ts";

const mailboxParams = z.object({ mailbox: z.string().meta({ description: "The name of a mailbox" }) });
const messageParams = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: "The id of a message" }),
});
const moment = z.string().meta({ description: "ISO 8601, UTC" });

const mailboxShown = z
  .object({
    name: z.string(),
    deliversTo: z.string().nullable().meta({ description: "The host; null: messages wait here" }),
    keepDays: z.int(),
    room: z.int(),
    giveUpHours: z.int().meta({ description: "How long a message that nobody takes is tried again" }),
    waiting: z.int().meta({ description: "Messages that are still to be handed on" }),
    refused: z.int().meta({ description: "Those of them that were not taken yet when they were handed on" }),
    kept: z.int(),
  })
  .meta({ id: "Mailbox" });
const messageShown = z
  .object({
    id: z.string(),
    mailbox: z.string(),
    flow: z.string(),
    caller: z
      .string()
      .meta({ description: "A number, a name or an id; withheld for whoever does not show one" }),
    called: z.string(),
    language: z.string(),
    recordedAt: moment,
    milliseconds: z.int(),
    state: z.enum(["waiting", "kept"]),
    tries: z.int().meta({ description: "How often it was handed on and not taken" }),
    until: moment.meta({ description: "When it is given up or removed" }),
  })
  .meta({ id: "Message" });

const unknownMessage = () =>
  new ApiError(
    404,
    "message_unknown",
    "There is no such message here.",
    "It was handed on, its time is over, or somebody has removed it. The list says which are kept.",
  );

/** Messages that lie here, for whoever looks after them. Each fetching is written to the log. */
export function mailboxRoutes(box: MailboxRoom, log: Pick<Logger, "info">): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/mailboxes",
      role: "view",
      name: "listMailboxes",
      summary: "The mailboxes that flows can name",
      answers: { 200: z.object({ mailboxes: z.array(mailboxShown) }) },
      handle: async () => {
        const mailboxes = [...box.mailboxes.values()].map(async ({ address, ...mailbox }) => ({
          ...mailbox,
          deliversTo: address ? new URL(address.url).host : null,
          ...(await box.count(mailbox.name)),
        }));
        return { status: 200, body: { mailboxes: await Promise.all(mailboxes) } };
      },
    }),
    route({
      method: "GET",
      path: "/mailboxes/:mailbox/messages",
      role: "administer",
      name: "listMessages",
      summary: "Messages that wait for their mailbox or are kept, the newest first",
      params: mailboxParams,
      pages: { items: "messages", by: ({ recordedAt, id }) => [recordedAt, id], newestFirst: true },
      answers: { 200: z.object({ messages: z.array(messageShown), ...nextPage }) },
      handle: async ({ params: { mailbox } }) => {
        if (!box.mailboxes.has(mailbox))
          throw new ApiError(
            404,
            "mailbox_unknown",
            `There is no mailbox ${mailbox}.`,
            "The file that DIALTREE_MAILBOXES names says which there are.",
          );
        return { status: 200, body: { messages: await box.list(mailbox) } };
      },
    }),
    route({
      method: "GET",
      path: "/mailboxes/:mailbox/uses",
      role: "view",
      name: "getMailboxUses",
      summary: "The flows that name a mailbox, whether it is there or not",
      params: mailboxParams,
      pages: { items: "uses", by: placeOf },
      answers: { 200: resourceUses },
      handle: async ({ control, params: { mailbox } }) => ({
        status: 200,
        body: shownUses(await control.resources.uses("mailbox", mailbox)),
      }),
    }),
    route({
      method: "GET",
      path: "/messages/:id/recording",
      role: "administer",
      name: "getMessageRecording",
      summary: "What was said, as WAV; only of messages that may be kept",
      params: messageParams,
      gives: "audio/wav",
      answers: { 200: wav },
      handle: async ({ control, params: { id } }) => {
        const sound = await box.fetch(id);
        if (!sound) throw unknownMessage();
        await control.audit.note({ deed: "message.heard", thing: id });
        log.info({ message: id }, "a message was fetched by hand");
        return { status: 200, body: Buffer.from(sound), headers: { "cache-control": "no-store" } };
      },
    }),
    route({
      method: "DELETE",
      path: "/messages/:id",
      role: "administer",
      name: "removeMessage",
      summary: "Removes a message that waits or is kept; nobody can hear it any more",
      params: messageParams,
      answers: { 204: nothing },
      handle: async ({ params: { id } }) => {
        if (!(await box.remove(id))) throw unknownMessage();
        return { status: 204 };
      },
    }),
  ];
}
