// Signs and sends notifications. The retries are ours: Microsoft's pages say nothing about them. A bot that cannot be
// reached, answers 408, 429 or 5xx is tried again after 1, 2 and 4 s; any other answer is final. While one
// notification is retried, the later ones of its call wait.

import type { Call, Notice } from "../calls/call.ts";
import type { Clock } from "../clock.ts";
import { concealed } from "../concealed.ts";
import { bodyFaults, type Wire } from "../faults/bodies.ts";
import type { FaultSwitches } from "../faults/switches.ts";
import { type Delivery, deliveriesOf } from "../faults/travel.ts";
import type { HttpClient } from "../http-client.ts";
import type { Ids } from "../ids.ts";
import type { JsonObject } from "../json.ts";
import type { KeyRing } from "../keys.ts";
import { limits, timing } from "../limits.ts";
import type { WireLog } from "../wire-log.ts";
import { claimFaults, claimsOf, type Issuer } from "./claims.ts";
import { envelope, headersOf, legacyBody } from "./envelope.ts";
import { createLine, type Line } from "./line.ts";

export interface SenderPorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly http: HttpClient;
  readonly keys: KeyRing;
  readonly faults: FaultSwitches;
  readonly log: WireLog;
  /** Keeps count of work under way, so that a manual clock can wait for it. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly bot: () => { readonly appId: string; readonly webhook: string; readonly issuer: Issuer };
  /** The bot could not be told of this call. */
  readonly unreachable: (callId: string) => void;
}

interface Item {
  readonly call: Call;
  readonly notice: Notice;
  readonly faults: readonly string[];
}

export interface Sender {
  send(call: Call, notice: Notice): void;
  forget(callId: string): void;
}

/** The bot's answer to one try: its status, or why there is none. */
type Answer = { readonly status: number; readonly location?: string } | { readonly error: string };

const worthAnotherTry = (answer: Answer): boolean =>
  "error" in answer || answer.status >= 500 || answer.status === 408 || answer.status === 429;

export function createSender(ports: SenderPorts): Sender {
  const { clock, ids, http, keys, faults, log, track, bot } = ports;
  const lines = new Map<string, Line<Item>>();
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.setTimer(resolve, ms));

  async function signed({ call, notice }: Item): Promise<{ token?: string; acted: readonly string[] }> {
    const acting = faults.take("token", { callId: call.id, of: notice.kind }).map(({ fault }) => fault);
    const { appId, issuer } = bot();
    const claims = acting.reduce(
      (before, fault) => claimFaults[fault](before),
      claimsOf(appId, call.tenantId, issuer, clock.wall()),
    );
    if (acting.includes("noToken")) return { acted: acting };
    return { token: await keys.sign({ ...claims }, acting.includes("foreignKey")), acted: acting };
  }

  function dressed({ call, notice }: Item, body: JsonObject): Wire & { acted: readonly string[] } {
    const acting = faults.take("body", { callId: call.id, of: notice.kind }).map(({ fault }) => fault);
    const wire = acting.reduce((before, fault) => bodyFaults[fault](before), {
      body,
      headers: headersOf(call, ids.next()),
    } as Wire);
    return { ...wire, acted: acting };
  }

  async function attempt(item: Item, url: string, attemptNumber: number, body: JsonObject): Promise<Answer> {
    const wire = dressed(item, body);
    const { token, acted } = await signed(item);
    const acting = [...item.faults, ...wire.acted, ...acted];
    const { id: callId } = item.call;
    const to = log.add({
      type: "notification",
      callId,
      kind: item.notice.kind,
      url,
      attempt: attemptNumber,
      body: wire.body ? concealed(wire.body) : "",
      ...(acting.length > 0 ? { faults: acting } : {}),
    });
    try {
      const { status, headers } = await http.send({
        method: "POST",
        url,
        headers: { ...wire.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        body: wire.body === undefined ? "" : JSON.stringify(wire.body),
        timeoutMs: limits.notificationTimeoutMs,
        maxBytes: limits.answerBytes,
      });
      log.add({ type: "answer", callId, to, status });
      return headers.location === undefined ? { status } : { status, location: headers.location };
    } catch (error) {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      log.add({ type: "answer", callId, to, status: "none", error: reason });
      return { error: reason };
    }
  }

  /** One try, with the redirects that a bot may answer with to hand a call to another deployment. */
  async function followed(item: Item, url: string, attemptNumber: number, body: JsonObject): Promise<Answer> {
    let [answer, at] = [await attempt(item, url, attemptNumber, body), url];
    for (let hops = 0; hops < limits.notificationRedirects; hops++) {
      if ("error" in answer || answer.status !== 302 || !answer.location) break;
      if (!URL.canParse(answer.location, at)) break;
      at = new URL(answer.location, at).href;
      answer = await attempt(item, at, attemptNumber, body);
    }
    return answer;
  }

  async function tell(item: Item, body: JsonObject): Promise<Answer> {
    const url = item.notice.callbackUri ?? bot().webhook;
    let answer = await track(followed(item, url, 1, body));
    for (const [i, ms] of timing.retries.entries()) {
      if (!worthAnotherTry(answer)) break;
      await wait(ms);
      // The simulator was reset meanwhile.
      if (!lines.has(item.call.id)) break;
      answer = await track(followed(item, url, i + 2, body));
    }
    return answer;
  }

  async function deliver(item: Item, delivery: Delivery): Promise<void> {
    const { call, notice } = item;
    if (!lines.has(call.id)) return;
    const graphBody = envelope(call, notice);
    let answer = await tell(item, delivery.legacy ? legacyBody(call) : graphBody);
    if (delivery.legacy && "status" in answer && answer.status === 204) answer = await tell(item, graphBody);
    const told = "status" in answer && answer.status >= 200 && answer.status < 300;
    if (notice.kind === "incoming" && !told) ports.unreachable(call.id);
  }

  return {
    send(call, notice) {
      const acting = faults.take("notification", {
        callId: call.id,
        of: notice.kind,
        except: [
          ...(notice.kind === "incoming" ? [] : (["legacyFirst"] as const)),
          ...(notice.kind === "roster" ? [] : (["rosterLost"] as const)),
        ],
      });
      const item: Item = { call, notice, faults: acting.map(({ fault }) => fault) };
      let line = lines.get(call.id);
      if (!line) {
        line = createLine(clock, deliver);
        lines.set(call.id, line);
      }
      line.add(item, deliveriesOf(acting));
    },
    forget: (callId) => void lines.delete(callId),
  };
}
