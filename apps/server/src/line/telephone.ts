import type { LegState, OnTheLine, Progress, Sent, Telephone } from "@dialtree/calls";
import {
  callerLeg,
  commandTraits,
  type Destination,
  destinationsOf,
  type FailureReason,
  type PhoneCommand,
  type Prompt,
} from "@dialtree/flow";
import {
  getCall,
  listOperations,
  listParticipants,
  type PromptPlace,
  readCallStatus,
  readCreatedCall,
  readParticipantId,
  readProgress,
  settles,
  toRequest,
} from "@dialtree/graph";
import type { Attempt, GraphClient } from "@dialtree/graph/io";
import { ControlError } from "../control/control-error.ts";
import type { Messages } from "../messages/messages.ts";
import type { Addresses } from "./addresses.ts";
import { notLetGoWords, type OutsideGuard } from "./outside-calls.ts";

/** The audio of a published version. */
export interface Audio {
  /** The hash of a prompt's WAV; undefined when the version has none for it. */
  hashOf(version: string, prompt: Prompt): string | undefined;
  /** What a caller is going to hear first: fetched while the call still connects. */
  first(version: string, language: string): readonly string[];
}

export interface GraphTelephoneOptions {
  readonly client: GraphClient;
  readonly addresses: Addresses;
  readonly audio: Audio;
  readonly messages: Pick<Messages, "record" | "arrived" | "deliver" | "nameOf">;
  /** Lets calls go to phone numbers, or not. */
  readonly outside: OutsideGuard;
  /** The time that addresses of recordings run out in. */
  readonly now: () => number;
  /** Hears of each request; holds no token and no body. */
  readonly log: (line: RequestLine) => void;
}

/** One request for the log. */
export interface RequestLine extends Attempt {
  readonly key: string;
  readonly command: string;
  readonly type: string;
}

// Graph fetches what it plays as it comes to it; nothing waits for longer in its queue.
const heardWithinMs = 10 * 60_000;

/** Microsoft Graph as the runner sees it; what callers say is handed on by the server itself. */
export function graphTelephone(options: GraphTelephoneOptions): Telephone {
  const { client, addresses, audio, messages, outside, now, log } = options;
  const place = (hash: string): PromptPlace => ({ uri: addresses.prompt(hash), resourceId: hash });

  async function request(
    call: OnTheLine,
    command: { readonly id: string; readonly type: string },
    ...[sending, signal, mine = () => true]: [
      Parameters<GraphClient["send"]>[0],
      AbortSignal,
      (() => boolean)?,
    ]
  ) {
    const sent = await client.send(sending, { tenant: call.tenant, signal, mine });
    for (const attempt of sent.attempts) {
      log({ ...attempt, key: call.key, command: command.id, type: command.type });
    }
    return sent;
  }

  /** Graph's id of the caller among those in a call; or what becomes of a command that is about them, without it. */
  async function callerWithin(
    command: PhoneCommand,
    call: OnTheLine,
    signal: AbortSignal,
  ): Promise<{ readonly participant: string } | { readonly none: Sent }> {
    const callId = call.legs[command.leg];
    if (callId === undefined) return { none: failed(command, "error", "the leg has no call") };
    const asked = listParticipants(callId);
    const { verdict, body } = await request(call, { id: command.id, type: asked.type }, asked, signal);
    if ("callGone" in verdict && verdict.callGone) return { none: { became: "gone" } };
    const participant = verdict.verdict === "done" ? readParticipantId(body, call.caller) : undefined;
    if (participant !== undefined) return { participant };
    const refused = verdict.verdict === "failed" && verdict.reason === "refused";
    const why =
      verdict.verdict === "done"
        ? "the caller is not to be seen among those in the call"
        : "nobody can say who is in the call";
    return { none: failed(command, refused || verdict.verdict === "done" ? "refused" : "error", why) };
  }

  async function delivered(
    command: PhoneCommand & { readonly type: "deliver" },
    call: OnTheLine,
  ): Promise<Sent> {
    const none = await messages.deliver(call.key, command.recording).catch(troubleOf);
    if (none) return failed(command, "refused", none.refused);
    return {
      became: "settled",
      event: { type: "result", command: { id: command.id }, outcome: "done" },
    };
  }

  return {
    send: async (command: PhoneCommand, call, signal, mine): Promise<Sent> => {
      const { legs, version, language } = call;
      if (command.type === "deliver") return delivered(command, call);
      if (call.group && needsCallOfTwo(command))
        return failed(command, "refused", "it is a group call: Graph would have to be told whom of all");
      if (command.type === "record") {
        const none = await messages.record(command, call).catch(troubleOf);
        if (none) return failed(command, "refused", none.refused);
      }
      const found = isAboutCaller(command) ? await callerWithin(command, call, signal) : undefined;
      if (found && "none" in found) return found.none;
      const numbers = destinationsOf(command).flatMap(numberOf);
      if (numbers.length > 0) {
        const why = await outside.admit(call, command.id, numbers);
        if (why) return failed(command, "refused", notLetGoWords(why));
      }
      const translated = toRequest(command, {
        callId: legs[command.leg],
        ...found,
        // Few commands name it, and it takes a signature.
        get callbackUri() {
          return addresses.callback(call.key, call.tenant, command.type === "dial" ? command.leg : undefined);
        },
        tenantId: call.tenant,
        ...(call.called.kind === "account" ? { from: call.called } : {}),
        locatePrompt: (prompt) => {
          if (prompt.recorded)
            return {
              uri: addresses.recording(
                messages.nameOf(call.key, prompt.recorded.command),
                now() + heardWithinMs,
              ),
            };
          const hash = audio.hashOf(version, prompt);
          return hash === undefined ? undefined : place(hash);
        },
        preFetch: command.type === "answer" ? audio.first(version, language).map(place) : [],
        callOfLeg: (leg) => legs[leg],
      });
      if (translated.unsendable) {
        const { reason, detail } = translated.unsendable;
        return failed(command, reason, detail);
      }
      const { verdict, body, withheld } = await request(call, command, translated.request, signal, mine);
      if (withheld) return { became: "withheld" };
      const detail = "detail" in verdict && verdict.detail !== undefined ? { detail: verdict.detail } : {};
      if ("callGone" in verdict && verdict.callGone) return { became: "gone", ...detail };
      if (verdict.verdict === "unknown" && commandTraits[command.type].onceOnly)
        return { became: "unsure", ...detail };
      if (command.type === "dial" && verdict.verdict === "accepted") return dialled(body);
      const event = settles(command, verdict);
      return event ? { became: "settled", event } : { became: "accepted" };
    },
    look: async (leg, call, signal): Promise<LegState> => {
      const asked = getCall(call.legs[leg] ?? "");
      const { verdict, body } = await request(call, { id: "look", type: asked.type }, asked, signal);
      if ("callGone" in verdict && verdict.callGone) return "gone";
      if (verdict.verdict !== "done") return "unknown";
      const { state, mediaFlows } = readCallStatus(body);
      if (state === "ended") return "gone";
      return state === "connected" && !mediaFlows ? "connecting" : state;
    },
    follow: async ({ id, leg, type }, call, signal): Promise<Progress> => {
      const asked = listOperations(call.legs[leg] ?? "");
      const { verdict, body, attempts } = await request(call, { id, type: asked.type }, asked, signal);
      if ("callGone" in verdict && verdict.callGone) return { is: "gone" };
      // What Graph does not tell it will not tell the next time either, unless it was busy or out of reach.
      const status = attempts.at(-1)?.answer;
      const declined = verdict.verdict === "failed" && typeof status === "number" && status !== 429;
      if (verdict.verdict !== "done") return { is: declined ? "missing" : "unknown" };
      const progress = readProgress(body, id);
      if (progress.is !== "over") return progress;
      const { event, news } = progress;
      if (event.outcome !== "done" || type !== "record") return { is: "over", event };
      // What was said has to be fetched before the flow goes on with it.
      const arrived =
        news?.type === "recorded" && messages.arrived(call.key, call.tenant, news).catch(() => undefined);
      const comes = await arrived;
      return comes === undefined ? { is: "unknown" } : comes ? { is: "coming" } : { is: "over" };
    },
  };
}

/** Whether a command hands the caller on, or calls somebody whom they are to be handed on to. */
function needsCallOfTwo({ type, leg }: PhoneCommand): boolean {
  return type === "transfer" || (type === "dial" && leg !== callerLeg);
}

/** Whether a command is about the caller as one of several in a call. */
function isAboutCaller({ type }: PhoneCommand): boolean {
  return type === "hold" || type === "takeBack";
}

function failed({ id }: PhoneCommand, reason: FailureReason, detail: string): Sent {
  return { became: "settled", event: { type: "result", command: { id }, outcome: "failed", reason, detail } };
}

/** Without a name of the leg nothing can be done with it: whether it is there is told by its news. */
function dialled(body: unknown): Sent {
  const created = readCreatedCall(body);
  return created
    ? { became: "accepted", call: created.callId }
    : { became: "unsure", detail: "a reply without a call" };
}

function numberOf(to: Destination): readonly string[] {
  return to.kind === "phone" ? [to.number] : [];
}

/** A database that is away for a moment must not keep a caller waiting. */
function troubleOf(error: unknown): { readonly refused: string } {
  if (error instanceof ControlError) return { refused: error.message };
  throw error;
}
