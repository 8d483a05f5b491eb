// A subscription to call records: how it is read from a request, shown, and told of a change. Pure.

import { text, wrong } from "../../graph/bodies.ts";
import { RefusedRequest } from "../../graph/errors.ts";
import type { JsonObject } from "../../json.ts";

export interface Subscription {
  readonly id: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly resource: string;
  readonly changeTypes: readonly string[];
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl?: string;
  readonly clientState?: string;
  readonly expiresAt: number;
}

/** Documented: the longest that a subscription to call records may last, and how long its clientState may be. */
const mostMinutes = 4_230;
const clientStateLength = 128;

export function expiryOf(body: JsonObject, now: number): number {
  const at = Date.parse(text(body, "expirationDateTime") ?? "");
  if (Number.isNaN(at)) throw wrong("'expirationDateTime' is missing.");
  if (at <= now) throw wrong("'expirationDateTime' is in the past.");
  if (at > now + mostMinutes * 60_000)
    throw wrong(`Subscription expiration can only be ${mostMinutes} minutes in the future.`);
  return at;
}

interface Making {
  readonly id: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly now: number;
  /** Whether notifications may travel over plain http; Microsoft says https only. */
  readonly plain: boolean;
}

export function subscriptionOf(body: JsonObject, { id, tenantId, appId, now, plain }: Making): Subscription {
  const resource = text(body, "resource") ?? "";
  if (resource === "") throw wrong("'resource' is missing.");
  if (resource.replace(/^\//, "").toLowerCase() !== "communications/callrecords")
    throw new RefusedRequest("notSimulated", "Only 'communications/callRecords' can be subscribed to here.");
  const changeTypes = (text(body, "changeType") ?? "").split(",").map((word) => word.trim().toLowerCase());
  if (!changeTypes.every((word) => word === "created" || word === "updated"))
    throw wrong("'changeType' must be created or updated, or both with a comma.");
  const address = (name: string): string | undefined => {
    const url = text(body, name);
    if (url === undefined) return undefined;
    const allowed = plain ? ["https:", "http:"] : ["https:"];
    if (!URL.canParse(url) || !allowed.includes(new URL(url).protocol))
      throw wrong(`'${name}' must be an absolute https address.`);
    return url;
  };
  const notificationUrl = address("notificationUrl");
  if (notificationUrl === undefined) throw wrong("'notificationUrl' is missing.");
  const lifecycleNotificationUrl = address("lifecycleNotificationUrl");
  const clientState = text(body, "clientState");
  if (clientState !== undefined && clientState.length > clientStateLength)
    throw wrong(`'clientState' has more than ${clientStateLength} characters.`);
  return {
    id,
    tenantId,
    appId,
    resource,
    changeTypes,
    notificationUrl,
    expiresAt: expiryOf(body, now),
    ...(lifecycleNotificationUrl === undefined ? {} : { lifecycleNotificationUrl }),
    ...(clientState === undefined ? {} : { clientState }),
  };
}

export const shown = (subscription: Subscription): JsonObject => ({
  id: subscription.id,
  resource: subscription.resource,
  applicationId: subscription.appId,
  changeType: subscription.changeTypes.join(","),
  clientState: subscription.clientState ?? null,
  notificationUrl: subscription.notificationUrl,
  notificationQueryOptions: null,
  lifecycleNotificationUrl: subscription.lifecycleNotificationUrl ?? null,
  expirationDateTime: new Date(subscription.expiresAt).toISOString(),
  creatorId: subscription.appId,
  includeResourceData: null,
  latestSupportedTlsVersion: "v1_2",
  encryptionCertificate: null,
  encryptionCertificateId: null,
  notificationUrlAppId: null,
});

/** The body that tells of one call record. */
export function changeOf(subscription: Subscription, recordId: string, change: string): JsonObject {
  const resource = `communications/callRecords/${recordId}`;
  return {
    value: [
      {
        subscriptionId: subscription.id,
        clientState: subscription.clientState ?? null,
        changeType: change,
        tenantId: subscription.tenantId,
        subscriptionExpirationDateTime: new Date(subscription.expiresAt).toISOString(),
        resource,
        resourceData: { "@odata.type": "#microsoft.graph.callrecord", "@odata.id": resource, id: recordId },
      },
    ],
  };
}
