// Every error that Graph answers with here, and how sure we are of it.

import { aroundErrors } from "../around/errors.ts";
import type { Ids } from "../ids.ts";
import type { JsonObject } from "../json.ts";

export interface GraphError {
  readonly status: number;
  readonly code: string;
  readonly says: string;
  readonly seen: "documented" | "observed" | "chosen";
}

export const errors = {
  ...aroundErrors,
  throttled: { status: 429, code: "TooManyRequests", says: "Too many requests.", seen: "documented" },
  noToken: {
    status: 401,
    code: "InvalidAuthenticationToken",
    says: "Access token is empty.",
    seen: "documented",
  },
  badToken: {
    status: 401,
    code: "InvalidAuthenticationToken",
    says: "Access token validation failure.",
    seen: "documented",
  },
  notRegistered: {
    status: 403,
    code: "7503",
    says: "Application is not registered in our store.",
    seen: "observed",
  },
  noPermission: {
    status: 403,
    code: "7504",
    says: "Insufficient enterprise tenant permissions, cannot access this API.",
    seen: "observed",
  },
  wrongTenant: {
    status: 403,
    code: "7505",
    says: "Mismatch between request authorization tenant and call tenant.",
    seen: "observed",
  },
  wrongTargetTenant: {
    status: 403,
    code: "7505",
    says: "Request authorization tenant mismatch.",
    seen: "observed",
  },
  callNotFound: { status: 404, code: "8522", says: "Call not found.", seen: "observed" },
  operationNotFound: { status: 404, code: "NotFound", says: "Operation not found.", seen: "chosen" },
  noResource: {
    status: 404,
    code: "UnknownError",
    says: "No HTTP resource was found that matches the request URI",
    seen: "observed",
  },
  internal: { status: 500, code: "9999", says: "InternalServiceError", seen: "observed" },
  badRequest: { status: 400, code: "BadRequest", says: "The request is not valid.", seen: "chosen" },
  wrongState: {
    status: 409,
    code: "Conflict",
    says: "The call is not in a state that allows this.",
    seen: "chosen",
  },
  mediaInactive: {
    status: 409,
    code: "Conflict",
    says: "The audio of the call is not active yet.",
    seen: "chosen",
  },
  appHosted: {
    status: 400,
    code: "BadRequest",
    says: "The media of this call is hosted by the application: Graph neither plays nor hears anything in it.",
    seen: "chosen",
  },
  serviceHosted: {
    status: 400,
    code: "BadRequest",
    says: "Only calls with media that the application hosts have a screen to share.",
    seen: "chosen",
  },
  groupOnly: {
    status: 400,
    code: "BadRequest",
    says: "This works in group calls only.",
    seen: "chosen",
  },
  transfereeMissing: {
    status: 400,
    code: "BadRequest",
    says: "In a group call 'transferee' says who is to be transferred.",
    seen: "chosen",
  },
  alreadyThere: {
    status: 400,
    code: "BadRequest",
    says: "Somebody is invited twice, or is in the call already.",
    seen: "chosen",
  },
  participantNotFound: { status: 404, code: "NotFound", says: "Participant not found.", seen: "chosen" },
  holdTaken: {
    status: 409,
    code: "Conflict",
    says: "Somebody is on hold already, and only one can be at a time.",
    seen: "chosen",
  },
  notSimulated: {
    status: 501,
    code: "NotImplemented",
    says: "Graph has this operation; this simulator does not.",
    seen: "chosen",
  },
} as const satisfies Record<string, GraphError>;

export type ErrorName = keyof typeof errors;

/** A request that is refused: which error, and what exactly is wrong with it. */
export class RefusedRequest extends Error {
  readonly error: ErrorName;
  constructor(error: ErrorName, detail?: string) {
    super(detail === undefined ? errors[error].says : `${errors[error].says} ${detail}`);
    this.error = error;
  }
}

export const errorBody = (code: string, message: string, ids: Ids, wallMs: number): JsonObject => {
  const requestId = ids.next();
  return {
    error: {
      code,
      message,
      innerError: {
        date: new Date(wallMs).toISOString().slice(0, 19),
        "request-id": requestId,
        "client-request-id": requestId,
      },
    },
  };
};
