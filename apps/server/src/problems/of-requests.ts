import { type ProblemType, problemType } from "./type.ts";

/** What can be wrong with a request, whatever it asks for. */
export const problemsOfRequests = {
  host_unknown: problemType(
    421,
    "The server is not reached under this name",
    "The request names a host that is not this server's. A name can be pointed here by others, so it is turned away.",
    "Use the server's own name, which DIALTREE_PUBLIC_URL says.",
  ),
  origin_foreign: problemType(
    403,
    "Pages of other sites may not change anything here",
    "The browser says that another site has sent this. Nothing was done.",
    "Use the editor of this server, or a program that sends no Origin.",
  ),
  not_found: problemType(
    404,
    "There is nothing at this address",
    "The server has neither a page nor a file there.",
    "Check the address; the API begins with /api.",
  ),
  route_unknown: problemType(
    404,
    "The API has no such operation",
    "There is nothing for this method at this address.",
    "See /api/openapi.json for what can be asked.",
  ),
  request_invalid: problemType(
    400,
    "The request does not have the expected shape",
    "Nothing was done. The answer says which part is wrong.",
    "See /api/openapi.json for what this request looks like.",
  ),
  body_missing: problemType(
    400,
    "The request has no body",
    "Nothing was stored.",
    "Send the WAV file as the body, as audio/wav.",
  ),
  body_unreadable: problemType(
    400,
    "The body cannot be read",
    "Nothing was done.",
    "Send application/json; recordings are audio/wav.",
  ),
  body_too_large: problemType(
    413,
    "The body is too large",
    "Nothing was done. Each operation has its limit.",
    "Send less: recordings have files of their own, and longer ones are better said in several prompts.",
  ),
  media_type_wrong: problemType(
    415,
    "The body is of a type that is not taken here",
    "Nothing was done.",
    "Send application/json; recordings are audio/wav.",
  ),
  address_unreadable: problemType(
    400,
    "The address cannot be read",
    "It has signs that are not written as addresses write them.",
    "Encode what stands in the address with percent signs.",
  ),
  revision_missing: problemType(
    428,
    "It is not said which revision was changed",
    "Nothing was saved: without it, somebody else's change could be lost.",
    'Send the ETag of what was changed, as If-Match: "3".',
  ),
  revision_wrong: problemType(
    400,
    "This is no revision",
    "Nothing was saved.",
    'Send the ETag of what was changed, as If-Match: "3".',
  ),
  cursor_unusable: problemType(
    400,
    "The list cannot be gone on with from there",
    "What stands under after is no place of this list.",
    "Begin with the first page, and follow what each says under next.",
  ),
  key_busy: problemType(
    409,
    "The request is being carried out",
    "A request with the same Idempotency-Key has been begun, and has no answer yet.",
    "Wait as long as Retry-After says, and send it again: it then has an answer.",
  ),
  key_without_answer: problemType(
    409,
    "Nobody knows what came of the request",
    "A request with the same Idempotency-Key was begun. Its server died before it could answer, it failed, or its answer was too long to be kept.",
    "Look whether it was done. If it was not, send it with another key.",
  ),
  key_taken: problemType(
    422,
    "The key stands for another request",
    "Nothing was done: this Idempotency-Key was used for something else in the last 24 hours.",
    "Give each request a key of its own, and the same only to the same one.",
  ),
  keys_full: problemType(
    429,
    "There are as many keys as are kept",
    "Nothing was done.",
    "Send it without an Idempotency-Key, or later.",
  ),
  asked_too_often: problemType(
    429,
    "This was asked for too often",
    "Nothing was done.",
    "Wait as long as Retry-After says, and try again.",
  ),
  uploads_busy: problemType(
    503,
    "Too many sounds come in at once",
    "Nothing was stored.",
    "Send it again in a few seconds, or one after the other.",
  ),
  upload_slow: problemType(
    408,
    "The sound came in too slowly",
    "Nothing was stored.",
    "Send it again over a better connection, or say it in several shorter prompts.",
  ),
  nobody_waits: problemType(499, "Whoever asked has gone", "The work was stopped.", "Ask again."),
  internal: problemType(
    500,
    "Something went wrong on this side",
    "This is a mistake of the server. Its log has it under the id that the answer names as its instance.",
    "Try again; if it stays, tell whoever runs this server.",
  ),
} as const satisfies Readonly<Record<string, ProblemType>>;
