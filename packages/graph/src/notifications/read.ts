import { normalId } from "../ids.ts";
import { member, nameOf, objectOf, oneOf, textOf } from "../values.ts";
import { type Address, readAddress } from "./address.ts";
import { type Fact, readCall } from "./call.ts";
import type { NotificationItem } from "./item.ts";
import type { News } from "./news.ts";
import { readOperation } from "./operation.ts";
import { readDialled, tenantOf } from "./parties.ts";
import { rosterNews } from "./roster.ts";

/** What the request says beside its body. */
export interface NotificationContext {
  /** `X-Microsoft-Skype-Message-ID`: tells a repeated delivery from a second happening where the body cannot. */
  readonly messageId?: string;
}

/**
 * Why a body is no envelope of notifications. `legacy protocol`: a call that was announced in the protocol of before
 * Graph, which sends it again as a Graph notification when it is answered with 204.
 */
export type Refusal = "no envelope" | "legacy protocol";
export const refusalStatus: { readonly [R in Refusal]: number } = {
  "no envelope": 400,
  "legacy protocol": 204,
};

export type Notifications =
  | { readonly items: readonly NotificationItem[]; readonly refused?: undefined }
  | { readonly refused: Refusal; readonly items?: undefined };

const changes = ["created", "updated", "deleted"] as const;

/**
 * Reads the body of a request to the webhook, any value at all, without ever throwing. Each part of it becomes an event
 * or is ignored for a reason: one bad notification does not harm its neighbours.
 */
export function readNotifications(body: unknown, context: NotificationContext = {}): Notifications {
  const value = member(body, "value");
  if (!Array.isArray(value)) {
    const legacy = objectOf(body) !== undefined && textOf(member(body, "callState")) !== undefined;
    return { refused: legacy ? "legacy protocol" : "no envelope" };
  }
  return { items: value.flatMap((notification) => readNotification(notification, context)) };
}

function readNotification(notification: unknown, context: NotificationContext): readonly NotificationItem[] {
  const address = readAddress(notification);
  if (!address) return [{ kind: "other", ignored: "no address" }];
  const resource = member(notification, "resourceData");
  const tenant = tenantOf(member(resource, "tenantId"));
  const chain = nameOf(member(resource, "callChainId"));
  const dialled = readDialled(resource);
  const about = {
    kind: address.kind,
    callId: address.callId,
    ...(tenant === undefined ? {} : { tenant }),
    ...(chain === undefined ? {} : { chain: normalId(chain) }),
  };
  return readFacts(address, oneOf(member(notification, "changeType"), changes), resource).map(
    (fact): NotificationItem => {
      const news = fact.news ? { news: fact.news } : {};
      if ("ignored" in fact) return { ...about, ignored: fact.ignored, ...news };
      const key = fact.key ?? (context.messageId ? `message ${context.messageId.slice(0, 200)}` : undefined);
      return {
        ...about,
        event: fact.event,
        ...news,
        ...(key === undefined ? {} : { dedupeKey: `${address.callId} ${key}` }),
        ...(dialled === undefined || fact.event.type !== "incoming" ? {} : { dialled }),
      };
    },
  );
}

function readFacts(
  { kind, within }: Address,
  change: (typeof changes)[number] | "other" | undefined,
  resource: unknown,
): readonly Fact[] {
  if (change === "other") return [{ ignored: "unknown change" }];
  switch (kind) {
    case "call":
      return readCall(resource, change);
    case "operation":
      // Some rosters come under the address of an operation (participant-invite page).
      if (Array.isArray(resource)) return [{ ignored: "nothing to tell", news: rosterNews(resource) }];
      return [readOperation(resource, change)];
    case "participants":
      return [
        { ignored: "nothing to tell", ...(Array.isArray(resource) ? { news: rosterNews(resource) } : {}) },
      ];
    case "content sharing":
      return [{ ignored: "nothing to tell", news: sharingNews(resource, change, within) }];
    case "other":
      return [{ ignored: "unknown resource" }];
  }
}

function sharingNews(
  sessions: unknown,
  change: (typeof changes)[number] | undefined,
  within: string | undefined,
): News {
  const listed = Array.isArray(sessions) ? sessions : [];
  const ids = listed.slice(0, 100).flatMap((session) => nameOf(member(session, "id")) ?? []);
  return {
    type: "content sharing",
    change: change ?? "unknown",
    sessions: ids.length === 0 && within !== undefined ? [within] : ids,
  };
}
