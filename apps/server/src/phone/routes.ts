import type { Newsroom } from "@dialtree/calls";
import { languageTag, slug } from "@dialtree/flow";
import { live } from "@dialtree/flow/names";
import { callIdOf } from "@dialtree/graph";
import { z } from "zod";
import { ApiError } from "../control/api/errors.ts";
import { type Answer, type Route, route } from "../control/api/route.ts";
import { nothing, resumed, wav } from "../control/api/schemas.ts";
import type { Control } from "../control/control.ts";
import { eventStream, resumedAfter } from "../event-stream.ts";
import { heardAt, phoneEvent } from "./heard.ts";
import type { Caller, Simulator } from "./simulator.ts";
import { steadyTone } from "./steady-tone.ts";

export interface Phone {
  /** Undefined when there is none: then each route says so. */
  readonly simulator: Simulator | undefined;
  readonly newsroom: Newsroom;
  /** How long a call that was placed may take until the server has heard of it. */
  readonly heardWithinMs?: number;
}

const caller = z
  .strictObject({
    kind: z.enum(["phone", "withheld", "user", "outsideUser", "guest"]),
    number: z
      .string()
      .regex(/^\+[1-9][0-9]{4,14}$/, "must be a number such as +15557777")
      .optional(),
    id: z.string().min(1).max(128).optional(),
    name: z.string().min(1).max(128).optional(),
    language: languageTag.optional(),
  })
  .meta({ id: "Caller" });
const phoneOrder = z.strictObject({ flow: slug, from: caller.optional() }).meta({ id: "PhoneOrder" });
const phoneCall = z
  .object({
    id: z.string(),
    key: z.string().meta({ description: "Its news are at /api/calls/{key}/news" }),
    called: z.string(),
  })
  .meta({ id: "PhoneCall" });
const callParams = z.object({
  id: z.guid("must be the id of a call").meta({ description: "The id of a call from the simulated phone" }),
});
const promptParams = z.object({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits")
    .meta({ description: "The hash of a sound, as an event of the phone names it" }),
});
const keysPressed = z.strictObject({
  keys: z
    .string()
    .max(100)
    .regex(/^[0-9*#A-D]+$/, "must be keys of a telephone: 0-9, *, #, A-D"),
});

const spoken = z.strictObject({ milliseconds: z.int().min(100).max(120_000) });

/** A phone in the browser, to call what is published. It rings at the simulator, so that everything is as in life. */
export function phoneRoutes({ simulator, newsroom, heardWithinMs = 3_000 }: Phone): readonly Route[] {
  const there = (): Simulator => {
    if (simulator) return simulator;
    throw new ApiError(
      404,
      "phone_missing",
      "This server has no simulated phone.",
      "Call one of its numbers with a real one, or start the simulator and set DIALTREE_SIMULATOR.",
    );
  };

  return [
    route({
      method: "POST",
      path: "/phone/calls",
      role: "operate",
      name: "placeCall",
      summary: "Calls what a flow answers",
      body: phoneOrder,
      answers: { 201: phoneCall },
      handle: async ({ control, body: { flow, from }, signal }) => {
        const phone = there();
        const numbers = await dialable(control, flow);
        const dial = async (called: string): Promise<Answer | undefined> => {
          const id = await phone.place(called, from ?? usualCaller(called));
          if (id === undefined) return undefined;
          const key = callIdOf(id) ?? id;
          await heardOf(newsroom, key, AbortSignal.any([signal, AbortSignal.timeout(heardWithinMs)]));
          return { status: 201, body: { id, key, called } };
        };
        for (const called of numbers) {
          const placed = await dial(called);
          if (placed) return placed;
        }
        // A number that somebody has given to the flow on a page: the simulated network gets it too.
        const [number] = numbers.filter((called) => called.startsWith("+"));
        if (number !== undefined) {
          await phone.addNumber(number);
          const placed = await dial(number);
          if (placed) return placed;
        }
        throw new ApiError(
          409,
          "number_not_simulated",
          `The simulated telephone network does not know ${numbers.join(", ")}.`,
          "Let a phone number lead to the flow, such as +15550105: the simulated network gets every one of them.",
        );
      },
    }),
    route({
      method: "GET",
      path: "/phone/calls/:id/events",
      role: "operate",
      name: "hearCall",
      summary: "What is heard at the phone of a call, as it happens; ends with the call",
      params: callParams,
      headers: resumed,
      gives: "text/event-stream",
      // 204 tells an EventSource not to ask again: it has heard the end of the call.
      answers: { 200: phoneEvent, 204: nothing },
      handle: async ({ params: { id }, headers, signal }) => {
        const phone = there();
        const found = await phone.find(id);
        const first = found?.wire[0];
        if (!found || !first) throw unknownCall(id);
        const seen = resumedAfter(headers["last-event-id"]);
        const end = found.wire.find((entry) => heardAt(found.id, entry)?.type === "ended");
        if (end && seen >= end.seq) return { status: 204 };
        const entries = await phone.entries(Math.max(seen, first.seq - 1), signal);
        const body = eventStream(signal, ({ tell, end }) => {
          const pass = async (): Promise<void> => {
            for await (const entry of entries) {
              const event = heardAt(found.id, entry);
              if (event) tell(entry.seq, event);
              if (event?.type === "ended") break;
            }
            end();
          };
          void pass();
          // Who asked is gone, and the signal has told the simulator so.
          return () => {};
        });
        return { status: 200, body };
      },
    }),
    route({
      method: "GET",
      path: "/phone/prompts/:hash.wav",
      role: "operate",
      name: "getHeardPrompt",
      summary: "A prompt that was heard at the phone, as WAV",
      params: promptParams,
      gives: "audio/wav",
      answers: { 200: wav },
      handle: async ({ params: { hash } }) => {
        const bytes = await there().prompt(hash);
        if (!bytes) {
          throw new ApiError(
            404,
            "prompt_unknown",
            "Nobody has heard such a prompt at this phone.",
            "Prompts are named in the events of a call.",
          );
        }
        // Named by its content: it never changes.
        const headers = { "cache-control": "private, max-age=86400, immutable" };
        return { status: 200, body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), headers };
      },
    }),
    route({
      method: "POST",
      path: "/phone/calls/:id/keys",
      role: "operate",
      name: "pressKeys",
      summary: "Presses keys of the phone",
      params: callParams,
      body: keysPressed,
      answers: { 204: nothing },
      handle: async ({ params: { id }, body: { keys } }) => {
        if (!(await there().press(id, keys))) throw callOver(id);
        return { status: 204 };
      },
    }),
    route({
      method: "POST",
      path: "/phone/calls/:id/speech",
      role: "operate",
      name: "speakAtPhone",
      summary:
        "Somebody is heard at the phone for a while: a steady tone, which a recording takes for a voice",
      params: callParams,
      body: spoken,
      answers: { 204: nothing },
      handle: async ({ params: { id }, body: { milliseconds } }) => {
        if (!(await there().speak(id, steadyTone(milliseconds)))) throw callOver(id);
        return { status: 204 };
      },
    }),
    route({
      method: "POST",
      path: "/phone/calls/:id/hangUp",
      role: "operate",
      name: "hangUp",
      summary: "Puts the phone down",
      params: callParams,
      answers: { 204: nothing },
      handle: async ({ params: { id } }) => {
        if (!(await there().hangUp(id))) throw callOver(id);
        return { status: 204 };
      },
    }),
  ];
}

/** What can be dialled for a flow: telephone numbers before accounts, the bot itself last. */
async function dialable(control: Control, flow: string): Promise<readonly string[]> {
  const { title } = await control.drafts.find(flow);
  if (!control.published.serving(flow)) {
    throw new ApiError(
      409,
      "flow_not_published",
      `"${title}" has not been published: nothing would answer.`,
      "Publish it, then call again.",
    );
  }
  const numbers = (await control.numbers.list())
    .filter((number) => number.flow === flow && number.environment === live)
    .map(({ called }) => called);
  if (numbers.length === 0) {
    throw new ApiError(
      409,
      "flow_without_number",
      `No number leads to "${title}".`,
      "Let a number lead to it, then call again.",
    );
  }
  const rank = (called: string) => (called.startsWith("+") ? 0 : called === "bot" ? 2 : 1);
  return numbers.toSorted((a, b) => rank(a) - rank(b));
}

/** The telephone network reaches numbers; whoever calls an account or the bot itself sits at Teams. */
function usualCaller(called: string): Caller {
  return called.startsWith("+") ? { kind: "phone" } : { kind: "user" };
}

/** Until there is news of the call, so that whoever placed it can follow it at once. Gives up silently. */
function heardOf(newsroom: Newsroom, key: string, patience: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      patience.removeEventListener("abort", done);
      resolve();
    };
    const stop = newsroom.listen(key, done);
    if (newsroom.of(key) || patience.aborted) done();
    else patience.addEventListener("abort", done);
  });
}

function unknownCall(id: string): ApiError {
  return new ApiError(404, "call_unknown", `The phone knows no call "${id}".`, "Place another call.");
}

function callOver(id: string): ApiError {
  return new ApiError(404, "call_over", `There is no call "${id}", or it is over.`, "Place another call.");
}
