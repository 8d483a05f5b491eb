import type { Clock } from "../../clock.ts";
import { concealed } from "../../concealed.ts";
import { RefusedRequest } from "../../graph/errors.ts";
import type { Answer } from "../../graph/exchange.ts";
import type { PermissionName } from "../../graph/permissions.ts";
import type { HttpClient, HttpReply } from "../../http-client.ts";
import { type Ids, sameForm } from "../../ids.ts";
import type { JsonObject } from "../../json.ts";
import { limits } from "../../limits.ts";
import type { WireLog } from "../../wire-log.ts";
import { type Asking, context, type Operation } from "../operation.ts";
import { changeOf, expiryOf, type Subscription, shown, subscriptionOf } from "./subscription.ts";

/** Both documented: what has to answer a handshake or a notification in time, and for how long it is tried again. */
const answerWithinMs = 10_000;
/** Waits before the next try. Four hours in all are documented; the steps between them are ours. */
const retriesAfterMs = [10_000, 60_000, 5 * 60_000, 20 * 60_000, 60 * 60_000, 150 * 60_000] as const;

export interface SubscriptionPorts {
  readonly clock: Pick<Clock, "now" | "setTimer">;
  readonly ids: Ids;
  readonly http: HttpClient;
  readonly log: WireLog;
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly plain: boolean;
}

export interface Subscriptions {
  readonly operations: readonly Operation[];
  /** Tells those who have subscribed to call records of this tenant. */
  tell(tenantId: string, recordId: string, change: "created" | "updated"): void;
  clear(): void;
}

export function createSubscriptions(ports: SubscriptionPorts): Subscriptions {
  const { clock, ids, http, log, track, plain } = ports;
  const kept = new Map<string, Subscription>();
  const timers = new Set<() => void>();

  const alive = ({ expiresAt }: Subscription) => clock.now() < expiresAt;

  function own({ access, ids: [id = ""] }: Asking): Subscription {
    const found = kept.get(sameForm(id));
    if (!found || !alive(found) || found.tenantId !== access.tenantId)
      throw new RefusedRequest("subscriptionNotFound");
    return found;
  }

  /** One request to a subscriber, noted in the log; `undefined` when there was no answer. */
  async function post(
    kind: string,
    url: string,
    attempt: number,
    body?: JsonObject,
  ): Promise<HttpReply | undefined> {
    const to = log.add({ type: "notification", kind, url, attempt, body: body ? concealed(body) : "" });
    try {
      const answer = await http.send({
        method: "POST",
        url,
        headers: { "content-type": body ? "application/json" : "text/plain; charset=utf-8" },
        body: body ? JSON.stringify(body) : "",
        timeoutMs: answerWithinMs,
        maxBytes: limits.answerBytes,
      });
      log.add({ type: "answer", to, status: answer.status });
      return answer;
    } catch (error) {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      log.add({ type: "answer", to, status: "none", error: reason });
      return undefined;
    }
  }

  /** Whoever is at that address has to show that they want to be told: by sending back what they are sent. */
  async function shakeHands(notificationUrl: string): Promise<void> {
    const token = `Validation: Testing client application reachability. ${ids.next()}`;
    const url = new URL(notificationUrl);
    url.searchParams.set("validationToken", token);
    const answer = await track(post("validation", url.href, 1));
    const type = answer?.headers["content-type"] ?? "";
    const said = answer && Buffer.from(answer.body).toString();
    if (answer?.status === 200 && said === token && /^text\/plain\b/i.test(type)) return;
    const found = answer
      ? `'${answer.status}' and ${said === token ? `'${type}'` : "another text"}`
      : "no answer";
    throw new RefusedRequest("notValidated", `Expected 200, text/plain and the token; there was ${found}.`);
  }

  function tellOne(id: string, recordId: string, change: string, attempt = 1): void {
    const subscription = kept.get(id);
    if (!subscription || !alive(subscription)) return;
    const { notificationUrl } = subscription;
    const body = changeOf(subscription, recordId, change);
    void track(post("callRecord", notificationUrl, attempt, body)).then((answer) => {
      if (answer && answer.status >= 200 && answer.status < 300) return;
      const waitMs = retriesAfterMs[attempt - 1];
      if (waitMs === undefined) return;
      const cancel = clock.setTimer(() => {
        timers.delete(cancel);
        tellOne(id, recordId, change, attempt + 1);
      }, waitMs);
      timers.add(cancel);
    });
  }

  const entity = (base: string, status: number, subscription: Subscription): Answer => ({
    status,
    body: { ...context(base, "subscriptions/$entity"), ...shown(subscription) },
  });

  const row = (name: PermissionName, answer: Operation["answer"]): Operation => ({
    name,
    area: "others",
    denied: "forbidden",
    answer,
  });

  const operations: readonly Operation[] = [
    row("createSubscription", async ({ base, body, access: { tenantId, appId } }) => {
      const made = subscriptionOf(body, { id: ids.next(), tenantId, appId, now: clock.now(), plain });
      await shakeHands(made.notificationUrl);
      for (const [id, old] of kept) if (!alive(old)) kept.delete(id);
      kept.set(sameForm(made.id), made);
      return entity(base, 201, made);
    }),
    row("listSubscriptions", ({ base, access }) => {
      const mine = [...kept.values()].filter(({ tenantId }) => tenantId === access.tenantId).filter(alive);
      return { status: 200, body: { ...context(base, "subscriptions"), value: mine.map(shown) } };
    }),
    row("getSubscription", (asking) => entity(asking.base, 200, own(asking))),
    row("renewSubscription", (asking) => {
      const renewed = { ...own(asking), expiresAt: expiryOf(asking.body, clock.now()) };
      kept.set(sameForm(renewed.id), renewed);
      return entity(asking.base, 200, renewed);
    }),
    row("deleteSubscription", (asking) => {
      kept.delete(sameForm(own(asking).id));
      return { status: 204 };
    }),
  ];

  return {
    operations,
    tell(tenantId, recordId, change) {
      for (const [id, subscription] of kept) {
        if (subscription.tenantId === tenantId && subscription.changeTypes.includes(change))
          tellOne(id, recordId, change);
      }
    },
    clear() {
      for (const cancel of timers) cancel();
      timers.clear();
      kept.clear();
    },
  };
}
