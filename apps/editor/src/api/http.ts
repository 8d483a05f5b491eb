import createClient from "openapi-fetch";
import { translation } from "../messages/language.ts";
import { message } from "../messages/message.ts";
import { tellSignedOut } from "../session/signed-out.ts";
import { ApiError, type Told } from "./errors.ts";
import type { components, paths } from "./schema.gen.ts";

export type Schemas = components["schemas"];
type Answered<Body> = { readonly data?: Body; readonly error?: unknown; readonly response: Response };

/** Everything that pages ask of the server goes through this. */
export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin,
  fetch: (request) => fetch(request),
  // What a page of another site cannot send: apps/server/src/identity/gate.ts looks for it.
  headers: { "x-dialtree": "1" },
});

/** The body of an answer. @throws ApiError for whatever else came of it */
export async function answer<Body>(asked: Promise<Answered<Body>>): Promise<Body> {
  const { data, error, response } = await asked.catch(unreachable);
  if (data === undefined || !response.ok) throw refusal(response, error);
  return inLanguage(data);
}

/** All pages of a list in one, as its first page answers. @throws ApiError */
export async function everyPage<
  Key extends string,
  Body extends { readonly [Held in Key]: readonly unknown[] } & { readonly next: string | null },
>(items: Key, asked: Promise<Answered<Body>>): Promise<Body> {
  const first = await answer(asked);
  const all: unknown[] = [...first[items]];
  // The server says where it goes on; what comes has the shape of what came.
  for (let { next } = first; next; ) {
    const page: Body = await answer(client.GET(next as never) as unknown as Promise<Answered<Body>>);
    all.push(...page[items]);
    ({ next } = page);
  }
  return { ...first, [items]: all, next: null };
}

/** For answers without a body. @throws ApiError */
export async function done(asked: Promise<Answered<unknown>>): Promise<void> {
  const { error, response } = await asked.catch(unreachable);
  if (!response.ok) throw refusal(response, error);
}

/** What a request ends in of which nobody knows whether it arrived. @throws ApiError */
export function unreachable(cause: unknown): never {
  // What the browser says of it ("Failed to fetch") helps nobody; it stays for whoever opens the console.
  const error = new ApiError({
    code: "unreachable",
    message: message("api.unreachable"),
    remedy: message("api.unreachable.remedy"),
  });
  error.cause = cause;
  throw error;
}

/** What the server refused with. */
export function refusal(response: Response, body: unknown): ApiError {
  // What stands between can answer as well, and in no shape of ours.
  const { code, detail, remedy, problems, input, conflict } = inLanguage(body ?? {}) as Partial<
    Schemas["ProblemDetails"]
  >;
  const told: Told = {
    code: code ?? `http_${response.status}`,
    message: detail ?? message("api.refused", { status: response.status }),
    remedy: remedy ?? message("api.refused.remedy"),
    ...(problems ? { problems } : {}),
    ...(input ? { input } : {}),
  };
  if (told.code === "not_signed_in") tellSignedOut();
  return new ApiError(told, response.status, conflict?.saved);
}

/** An answer with its sentences in the language that is on the screen: the server speaks English. */
function inLanguage<Body>(body: Body): Body {
  const told = translation();
  return told ? (told.tell(body) as Body) : body;
}
