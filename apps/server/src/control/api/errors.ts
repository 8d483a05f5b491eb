import { type Fault, shapeFault } from "@dialtree/flow";
import type { InputProblem } from "@dialtree/graph";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { z } from "zod";
import { addressOf, type ProblemCode, problemTypes, type StatusOf } from "../../problems/types.ts";
import { ControlError } from "../control-error.ts";
import type { problemDetails } from "./schemas.ts";

/** A request that cannot be answered: by which status, why, and what to do about it. */
export class ApiError<Code extends ProblemCode = ProblemCode> extends Error {
  readonly status: number;
  readonly code: Code;
  readonly remedy: string;
  /** Everything that is wrong with an input for Graph. */
  readonly input: readonly InputProblem[] | undefined;
  /** When it is worth asking again, in seconds. */
  readonly retryAfter: number | undefined;
  /** Faults whose sentences are in the message. */
  readonly because: readonly Fault[] | undefined;

  constructor(
    status: StatusOf<Code>,
    code: Code,
    message: string,
    remedy: string,
    more: {
      readonly input?: readonly InputProblem[];
      readonly retryAfter?: number;
      readonly because?: readonly Fault[];
    } = {},
  ) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.remedy = remedy;
    this.input = more.input;
    this.retryAfter = more.retryAfter;
    this.because = more.because;
  }
}

/** RFC 9457, with members of ours. */
export type Problem = z.output<typeof problemDetails>;

/** What this request failed with, in its own words; what the code says of all of them is in the table of problems. */
type Told = Partial<Problem> & { readonly code: ProblemCode; readonly detail: string };

export const problemMediaType = "application/problem+json";

/** Every way in which a request can fail, in one shape. */
export function answerError(error: Failure, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { retryAfter } = error as Partial<ApiError>;
  if (retryAfter !== undefined) reply.header("retry-after", String(retryAfter));
  return answerProblem(explained(error, request), reply);
}

/** Whatever the reply was to be, it becomes this. */
export function answerProblem(problem: Problem, reply: FastifyReply): FastifyReply {
  // Neither what was to be answered nor how long it could have been kept holds for this.
  for (const header of ["etag", "link", "location"]) reply.removeHeader(header);
  return reply.code(problem.status).type(problemMediaType).send(problem);
}

/** A problem in words of the moment; those of the table are for the rest. */
export function problemOf({ code, detail, ...more }: Told, { id }: FastifyRequest): Problem {
  const { title, status, remedy } = problemTypes[code];
  const instance = `urn:dialtree:request:${id}`;
  return { type: addressOf(code), title, status, detail, instance, code, remedy, ...more };
}

/** What a request failed with, for whoever asked; what went wrong on this side is in the log as well. */
export function explained(error: Failure, request: FastifyRequest): Problem {
  const problem = problemOf(toldFrom(error, request), request);
  if (problem.status >= 500) request.log.error({ err: error }, "request failed");
  return problem;
}

/** Whether a request was turned away before it had done anything. */
export function wasRefused(error: unknown): boolean {
  if (error instanceof ApiError) return error.status < 500;
  return error instanceof ControlError && problemTypes[error.code].status < 500;
}

export function answerUnknownRoute(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const detail = `There is no ${request.method} ${request.url.split("?", 1)[0]?.slice(0, 200)}.`;
  return answerProblem(problemOf({ code: "route_unknown", detail }, request), reply);
}

type Failure = FastifyError | ControlError | ApiError;

function toldFrom(error: Failure, request: FastifyRequest): Told {
  if (error instanceof ControlError) {
    const { code, message: detail, remedy, problems, conflict, because, inTheWay } = error;
    return {
      code,
      detail,
      remedy,
      ...(problems ? { problems: [...problems] } : {}),
      ...(conflict ? { conflict } : {}),
      ...(because ? { because: [...because] } : {}),
      ...(inTheWay ? { inTheWay: [...inTheWay] } : {}),
    };
  }
  if (error instanceof ApiError) {
    const { code, message: detail, remedy, input, because } = error;
    const said = { code, detail, remedy, ...(because ? { because: [...because] } : {}) };
    if (!input) return said;
    const faults = input.map(({ code, at, says, remedy }) => ({ code, at, sentence: says, remedy }));
    return { ...said, input: faults };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext ?? "request";
    const found = error.validation.map(
      ({ instancePath, message }) => `${where}${instancePath} ${message ?? "is wrong"}`,
    );
    return {
      code: "request_invalid",
      detail: `The request does not have the expected shape: ${found.join("; ")}.`,
      because: error.validation.map(({ keyword, message = "", params }) =>
        shapeFault({ ...params, code: keyword, message, path: [] } as unknown as Parameters<
          typeof shapeFault
        >[0]),
      ),
    };
  }
  return fromFastify(error, request);
}

function fromFastify(error: FastifyError, request: FastifyRequest): Told {
  const status = error.statusCode ?? 500;
  if (status === 413)
    return { code: "body_too_large", detail: `More than ${request.routeOptions.bodyLimit} bytes were sent.` };
  if (status === 415) {
    const type = request.headers["content-type"] ?? "nothing";
    return { code: "media_type_wrong", detail: `"${type}" is not taken here.` };
  }
  if (error.code === "FST_ERR_BAD_URL")
    return { code: "address_unreadable", detail: "The address has signs that cannot be read." };
  // Of a body that is cut off or late, the status says more than ours would.
  if (status >= 400 && status < 500)
    return { code: "body_unreadable", status, detail: `The body cannot be read: ${error.message}` };
  // What went wrong inside is for the log, which has the same id.
  return { code: "internal", detail: `Something went wrong here. The log has it under ${request.id}.` };
}
