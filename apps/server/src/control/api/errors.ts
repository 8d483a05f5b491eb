import type { InputProblem } from "@dialtree/graph";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { type ControlCode, ControlError } from "../control-error.ts";
import type { ToldProblem } from "../publishing/told-problem.ts";

const statuses: Readonly<Record<ControlCode, number>> = {
  flow_unknown: 404,
  flow_exists: 409,
  flow_id_differs: 400,
  document_unreadable: 400,
  draft_conflict: 409,
  publish_refused: 422,
  // As the speech route answers whoever has gone.
  publish_cancelled: 499,
  version_unknown: 404,
  version_damaged: 500,
  version_of_other_flow: 409,
  rollback_refused: 422,
  recording_unknown: 404,
  recording_name_wrong: 400,
  recording_unusable: 422,
  sounds_full: 507,
  prompt_unknown: 404,
  prompt_exists: 409,
  prompt_conflict: 409,
  prompt_in_use: 409,
  prompt_sound_unknown: 404,
  number_unknown: 404,
  called_unusable: 400,
  pin_list_unknown: 404,
  pin_list_unusable: 422,
  pin_list_sealed: 409,
  pin_list_conflict: 409,
  calendar_unknown: 404,
  calendar_exists: 409,
  calendar_unreadable: 400,
  calendar_conflict: 409,
  calendar_in_use: 409,
  calendar_damaged: 500,
  calendars_full: 507,
  policy_conflict: 409,
  policy_damaged: 500,
  secret_unknown: 404,
  secret_unusable: 422,
  secret_in_use: 409,
  secret_sealed: 409,
  token_unknown: 404,
  token_unusable: 422,
  second_person_needed: 403,
  text_unstorable: 400,
  database_in_use: 503,
  database_broken: 503,
  database_newer: 503,
  database_foreign: 503,
  database_full: 503,
  database_denied: 503,
  database_read_only: 503,
  database_slow: 503,
  database_refused: 500,
  database_unavailable: 503,
};

/** A request that cannot be answered: by which status, why, and what to do about it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly remedy: string;
  /** Everything that is wrong with an input for Graph. */
  readonly input: readonly InputProblem[] | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    remedy: string,
    input?: readonly InputProblem[],
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.remedy = remedy;
    this.input = input;
  }
}

interface Told {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly problems?: readonly Pick<ToldProblem, "at" | "sentence">[];
  readonly conflict?: unknown;
  readonly input?: readonly {
    readonly code: string;
    readonly at: string;
    readonly sentence: string;
    readonly remedy: string;
  }[];
}

/** Every way in which a request can fail, in one shape. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, ...body } = tell(error, request);
  return reply.code(status).type("application/json; charset=utf-8").send({ error: body });
}

/** What a request failed with, for whoever asked; what went wrong on this side is in the log as well. */
export function tell(error: FastifyError | ControlError | ApiError, request: FastifyRequest): Told {
  const told = toldFrom(error, request);
  if (told.status >= 500) request.log.error({ err: error }, "request failed");
  return told;
}

export function answerUnknownRoute(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).send({
    error: {
      code: "route_unknown",
      message: `There is no ${request.method} ${request.url.split("?", 1)[0]?.slice(0, 200)}.`,
      remedy: "See /api/openapi.json for what can be asked.",
    },
  });
}

function toldFrom(error: FastifyError | ControlError | ApiError, request: FastifyRequest): Told {
  if (error instanceof ControlError) {
    const { code, message, remedy, problems, conflict } = error;
    return {
      status: statuses[code],
      code,
      message,
      remedy,
      ...(problems ? { problems } : {}),
      ...(conflict ? { conflict } : {}),
    };
  }
  if (error instanceof ApiError) {
    const { status, code, message, remedy, input } = error;
    const told = { status, code, message, remedy };
    if (!input) return told;
    return {
      ...told,
      input: input.map(({ code, at, says, remedy }) => ({ code, at, sentence: says, remedy })),
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? "request";
    const found = error.validation.map(
      ({ instancePath, message }) => `${where}${instancePath} ${message ?? "is wrong"}`,
    );
    return {
      status: 400,
      code: "request_invalid",
      message: `The request does not have the expected shape: ${found.join("; ")}.`,
      remedy: "See /api/openapi.json for what this request looks like.",
    };
  }
  return fromFastify(error, request);
}

const mediaTypes = "Send application/json; recordings are audio/wav.";

function fromFastify(error: FastifyError, request: FastifyRequest): Told {
  const status = error.statusCode ?? 500;
  if (status === 413) {
    return {
      status,
      code: "body_too_large",
      message: `More than ${request.routeOptions.bodyLimit} bytes were sent.`,
      remedy:
        "Send less: recordings have files of their own, and longer ones are better said in several prompts.",
    };
  }
  if (status === 415) {
    return {
      status,
      code: "media_type_wrong",
      message: `"${request.headers["content-type"] ?? "nothing"}" is not taken here.`,
      remedy: mediaTypes,
    };
  }
  if (status >= 400 && status < 500) {
    return {
      status,
      code: "body_unreadable",
      message: `The body cannot be read: ${error.message}`,
      remedy: mediaTypes,
    };
  }
  // What went wrong inside is for the log, which has the same id.
  return {
    status: 500,
    code: "internal",
    message: `Something went wrong here. The log has it under ${request.id}.`,
    remedy: "Try again; if it stays, tell whoever runs this server.",
  };
}
