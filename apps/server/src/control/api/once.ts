import { z } from "zod";
import { hashOf } from "../hashes.ts";
import type { Begun, KeptAnswers } from "../once/kept-answers.ts";
import { ApiError, wasRefused } from "./errors.ts";
import type { Answer, Route } from "./route.ts";

/** Other headers pass. */
export const keyHeader = {
  "idempotency-key": z
    .string()
    .regex(/^[!-~]{1,200}$/, "must be 1 to 200 printable characters without spaces")
    .optional()
    .meta({
      description:
        "A name of your own for this request, such as a UUID. The same once more is not done again for 24 hours: it gets the same answer.",
    }),
};

/** Whether the same once more would be done once more, so that programs can give it a key. */
export function isKeyed({ method, repeatable }: Pick<Route, "method" | "repeatable">): boolean {
  return method === "POST" && repeatable === undefined;
}

interface Request {
  readonly owner: string;
  readonly key: string;
  readonly method: string;
  readonly url: string;
  readonly ifMatch: string | undefined;
  readonly body: unknown;
}

/**
 * Does some work unless it was done under this key before.
 * @throws ApiError for a key that stands for something else, and for one whose answer is not there
 */
export async function once(
  answers: KeptAnswers,
  { owner, key, method, url, ifMatch, body }: Request,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const said = body instanceof Uint8Array ? hashOf(body) : (body ?? null);
  const request = hashOf(JSON.stringify([method, url, ifMatch ?? null, said]));
  const asked = { owner, key, request };
  const begun = await answers.begin(asked);
  if (begun.became === "answered") {
    const { headers, ...answer } = begun.answer;
    return { ...answer, headers: { ...headers, "idempotency-replayed": "true" } };
  }
  if (begun.became !== "first") throw refusal(key, begun.became);
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    if (wasRefused(error)) await answers.forget(asked);
    else await answers.end(asked, undefined);
    throw error;
  }
  await answers.end(asked, { headers: {}, ...answer });
  return answer;
}

function refusal(key: string, became: Exclude<Begun["became"], "first" | "answered">): ApiError {
  switch (became) {
    case "under way":
      return new ApiError(
        409,
        "key_busy",
        `The request with the key "${key}" is being carried out.`,
        "Send it again in a second: it then has an answer.",
        { retryAfter: 1 },
      );
    case "unknown":
      return new ApiError(
        409,
        "key_without_answer",
        `A request with the key "${key}" was begun, and nobody knows what came of it.`,
        "Look whether it was done. If it was not, send it with another key.",
      );
    case "taken":
      return new ApiError(
        422,
        "key_taken",
        `The key "${key}" stands for another request, of the last 24 hours.`,
        "Give each request a key of its own, and the same only to the same one.",
      );
    case "too many":
      return new ApiError(
        429,
        "keys_full",
        "You have as many keys as are kept: 10000 in 24 hours.",
        "Send it without a key, or later.",
        { retryAfter: 3_600 },
      );
  }
}
