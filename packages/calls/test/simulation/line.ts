// A server's way to Graph: requests that travel, get lost, are throttled and repeated, as packages/graph/io does it.

import { commandTraits, type EventBody, type PhoneCommand } from "@dialtree/flow";
import type { LegState, OnTheLine, Progress, Sent, Telephone } from "../../src/index.ts";
import type { Chance } from "./chance.ts";
import type { Faults } from "./faults.ts";
import type { GraphCall, Reply } from "./graph.ts";
import type { Phone } from "./phone.ts";
import type { Server } from "./server.ts";
import type { Timeline } from "./timeline.ts";

export interface LinePorts {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly faults: () => Faults;
  /** A call by Graph's name of it: a caller's, or one of ours. */
  readonly callOf: (name: string) => GraphCall | Phone | undefined;
  /** The caller's call of a session. */
  readonly callerOf: (key: string) => GraphCall | undefined;
  /** A command leaves a server, at this moment. */
  readonly sending: (server: Server, command: PhoneCommand, call: OnTheLine) => void;
  readonly trace: (who: string, what: string) => void;
  /** A server begins to ask Graph about a call, repeats included; what is returned is called when it is through. */
  readonly asking: (server: Server, call: OnTheLine) => () => void;
  /** Graph did not do its part, which delays what callers hear. */
  readonly disturbed: (untilMs: number) => void;
}

/** What a request came to: what Graph said, an HTTP status that is none of its words, or nothing in time. */
type Answer =
  | Reply
  | LegState
  | Progress
  | "no answer"
  | "server error"
  | "withheld"
  | { readonly retryAfterMs: number };

// As createGraphClient has it.
const attempts = 4;
const totalTimeoutMs = 5_000;
/**
 * A transfer or redirect that takes effect later than this after it was sent, while its sender dies, can come too late for
 * whoever takes over and looks: nothing but a key of idempotency on Graph's side could help there.
 */
const onceOnlyWithinMs = 1_200;
const backoffMs = [250, 500, 1_000] as const;

export function lineOf(server: Server, ports: LinePorts): Telephone {
  const { timeline, chance, faults, trace } = ports;

  /** One request: `work` is what Graph does when it arrives. */
  function exchange(
    what: string,
    onceOnly: boolean,
    work: () => Reply | LegState | Progress,
    mine: () => boolean,
  ): Promise<Answer> {
    return new Promise((resolve) => {
      let answered = false;
      const answer = (given: Answer) => {
        if (answered) return;
        answered = true;
        limit.cancelled = true;
        server.receive(() => resolve(given));
      };
      const limit = timeline.after(totalTimeoutMs, () => answer("no answer"));
      server.act(`request ${what}`, () => {
        // Asked last thing, also by a process that stood still in between.
        if (!mine()) {
          trace(server.name, `withholds ${what}`);
          return answer("withheld");
        }
        const fault = faultOf();
        if (fault !== "none") {
          trace(server.name, `request ${what}: ${fault}`);
          ports.disturbed(8_000);
        }
        const travel = chance.between(5, 60);
        const back = chance.between(5, 60);
        const slow =
          fault === "slow"
            ? chance.between(200, onceOnly ? onceOnlyWithinMs - 100 : totalTimeoutMs - 150)
            : 0;
        if (fault === "lost") return;
        timeline.after(travel + slow, () => {
          if (fault === "throttled") return later(back, { retryAfterMs: chance.whole(0, 3) * 1_000 });
          if (fault === "error before") return later(back, "server error");
          const reply = work();
          if (fault === "error after") return later(back, "server error");
          if (fault === "reply lost") return;
          later(fault === "slow" && chance.roll(0.3) ? totalTimeoutMs : back, reply);
        });
      });
      const later = (ms: number, given: Answer) => void timeline.after(ms, () => answer(given));
    });
  }

  function faultOf() {
    const { requestLost, replyLost, requestSlow, throttled, errorBefore, errorAfter } = faults();
    if (chance.roll(requestLost)) return "lost";
    if (chance.roll(replyLost)) return "reply lost";
    if (chance.roll(requestSlow)) return "slow";
    if (chance.roll(throttled)) return "throttled";
    if (chance.roll(errorBefore)) return "error before";
    return chance.roll(errorAfter) ? "error after" : "none";
  }

  /** Repeats what may be repeated. `doubtful`: an earlier sending may have worked. */
  async function repeated(
    what: string,
    signal: AbortSignal,
    onceOnly: boolean,
    work: () => Reply | LegState | Progress,
    mine = () => true,
  ): Promise<{ readonly answer: Answer; readonly doubtful: boolean }> {
    let doubtful = false;
    for (let tries = 1; ; tries += 1) {
      const answer = await exchange(what, onceOnly, work, mine);
      const throttled = typeof answer === "object" && "retryAfterMs" in answer;
      const unsure = answer === "no answer" || answer === "server error";
      if (!throttled && !unsure) return { answer, doubtful };
      doubtful ||= unsure;
      if ((unsure && onceOnly) || tries >= attempts || signal.aborted) return { answer, doubtful };
      const wait = throttled
        ? answer.retryAfterMs + 100
        : (backoffMs[tries - 1] ?? 0) * chance.between(0.5, 1);
      await new Promise<void>((resolve) => void server.clock.after(wait, resolve));
    }
  }

  return {
    send: async (command, call, signal, mine): Promise<Sent> => {
      const { onceOnly, settledBy } = commandTraits[command.type];
      const through = ports.asking(server, call);
      const { answer, doubtful } = await repeated(
        `${call.key} ${command.id} ${command.type}`,
        signal,
        onceOnly,
        () =>
          command.type === "dial"
            ? (ports.callerOf(call.key)?.dial(command) ?? "gone")
            : (ports.callOf(call.legs[command.leg] ?? "")?.take(command, call.version, server.name) ??
              "gone"),
        () => {
          const isMine = mine();
          if (isMine) ports.sending(server, command, call);
          return isMine;
        },
      );
      through();
      if (typeof answer === "object" && "call" in answer) return { became: "accepted", call: answer.call };
      switch (answer) {
        case "accepted":
          return { became: "accepted" };
        case "withheld":
          return { became: "withheld" };
        case "done":
          return settledBy === "reply" ? settled(command, "done") : { became: "accepted" };
        case "gone":
          return { became: "gone", detail: "404" };
        case "failed":
          // Once something may have happened, no later answer proves that nothing has.
          if (!doubtful) return settled(command, "failed");
          return onceOnly ? { became: "unsure", detail: "412" } : settled(command, "unknown");
        default: {
          if (!doubtful) return settled(command, "failed");
          return onceOnly ? { became: "unsure", detail: "no answer" } : settled(command, "unknown");
        }
      }
    },
    look: async (leg, call, signal): Promise<LegState> => {
      const through = ports.asking(server, call);
      const { answer } = await repeated(`${call.key} look`, signal, false, () => {
        const found = ports.callOf(call.legs[leg] ?? "");
        if (!found) return "gone";
        if (chance.roll(faults().lookFails)) {
          ports.disturbed(8_000);
          return "unknown";
        }
        found.lookedAt = timeline.now;
        return found.state;
      });
      through();
      return isLegState(answer) ? answer : "unknown";
    },
    follow: async ({ id, leg }, call, signal): Promise<Progress> => {
      const through = ports.asking(server, call);
      const { answer } = await repeated(`${call.key} follow ${id}`, signal, false, () => {
        if (chance.roll(faults().lookFails)) {
          ports.disturbed(8_000);
          return { is: "unknown" };
        }
        return ports.callOf(call.legs[leg] ?? "")?.follow(id) ?? { is: "gone" };
      });
      through();
      return typeof answer === "object" && "is" in answer ? answer : { is: "unknown" };
    },
  };
}

function settled({ id }: PhoneCommand, outcome: "done" | "failed" | "unknown"): Sent {
  const event: EventBody & { readonly type: "result" } = { type: "result", command: { id }, outcome };
  return { became: "settled", event };
}

function isLegState(answer: Answer): answer is LegState {
  return ["ringing", "connecting", "connected", "leaving", "gone", "unknown"].includes(answer as string);
}
