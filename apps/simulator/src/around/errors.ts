// The errors of what is around a call. Each part of Graph has words of its own.

import type { GraphError } from "../graph/errors.ts";

export const aroundErrors = {
  /** Meetings, presence, call records, subscriptions. */
  forbidden: {
    status: 403,
    code: "Forbidden",
    says: "The app has none of the permissions that this needs.",
    seen: "observed",
  },
  /** The directory. */
  requestDenied: {
    status: 403,
    code: "Authorization_RequestDenied",
    says: "Insufficient privileges to complete the operation.",
    seen: "documented",
  },
  /** The whole message is put together where it is thrown: it names the app and the user. */
  noMeetingPolicy: { status: 403, code: "Unauthorized", says: "App", seen: "documented" },
  userNotFound: {
    status: 404,
    code: "Request_ResourceNotFound",
    says: "There is no such user.",
    seen: "documented",
  },
  applicationNotFound: {
    status: 404,
    code: "Request_ResourceNotFound",
    says: "There is no such application.",
    seen: "documented",
  },
  notFound: { status: 404, code: "NotFound", says: "There is nothing of this id.", seen: "chosen" },
  noPresenceSession: {
    status: 404,
    code: "NotFound",
    says: "The app has no presence session for this user.",
    seen: "documented",
  },
  unsupportedQuery: {
    status: 400,
    code: "Request_UnsupportedQuery",
    says: "The query is not supported.",
    seen: "documented",
  },
  notValidated: {
    status: 400,
    code: "ValidationError",
    says: "Subscription validation request failed.",
    seen: "documented",
  },
  subscriptionNotFound: {
    status: 404,
    code: "ResourceNotFound",
    says: "The object was not found.",
    seen: "documented",
  },
} as const satisfies Record<string, GraphError>;

export type AroundErrorName = keyof typeof aroundErrors;
