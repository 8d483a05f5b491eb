/** What to answer a request with, as data. */
export interface ValidationAnswer {
  readonly status: 200 | 400;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const longestToken = 2_000;

/**
 * Answers Graph's question whether an address wants changes: the token of the query, decoded, as plain text, within
 * 10 s. Anybody can ask, so what comes back must never be taken for a page or a script by a browser.
 */
export function answerValidation(validationToken: unknown): ValidationAnswer {
  const headers = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" };
  const usable =
    typeof validationToken === "string" && validationToken !== "" && validationToken.length <= longestToken;
  return usable
    ? { status: 200, headers, body: validationToken }
    : { status: 400, headers, body: "no validationToken" };
}
