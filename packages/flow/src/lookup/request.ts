import { z } from "zod";
import { slug, variableName } from "../fields/index.ts";
import { fillTemplate } from "./template.ts";

const named = z.strictObject({ name: z.string(), value: z.string() });

/** What a flow has looked up: a request with places for values, and what of its answer is kept. All of it from the flow. */
export const lookupSchema = z.strictObject({
  method: z.enum(["GET", "POST", "PUT"]),
  /** A template. Scheme, host and port are fixed: values stand behind them only. */
  url: z.string(),
  query: z.array(named),
  headers: z.array(named),
  /** Kept by the server under a name; it puts them into the headers that it sends and shows them to nobody. */
  secrets: z.array(z.strictObject({ header: z.string(), before: z.string(), secret: slug })),
  body: z.strictObject({ as: z.enum(["json", "form"]), fields: z.array(named) }).optional(),
  /** Asked twice it does no more than once: it may be tried again. */
  repeatable: z.boolean(),
  /** Seconds that its answer is waited for. */
  within: z.number(),
  takes: z.array(
    z.strictObject({
      /** RFC 6901. */
      pointer: z.string(),
      as: variableName,
      type: z.enum(["text", "number", "flag"]),
      /** Without it nothing was found. */
      needed: z.boolean(),
    }),
  ),
});

export type Lookup = z.infer<typeof lookupSchema>;

/** What goes out, besides its secrets. */
export interface FilledLookup {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

// Small letters, as an address is compared. What follows may hold values.
const address = /^(https?:\/\/[a-z0-9.-]+(?::\d{1,5})?)(?=[/?]|$)/;

/** Scheme, host and port of a lookup's address; undefined where they are missing, or not fixed. */
export function originOf(url: string): string | undefined {
  return address.exec(url)?.[1];
}

/**
 * The request with its values, each encoded for its place. Undefined where a value is not known or cannot stand there: in a
 * path none may be empty or climb (`..`), in a header none may have a line end.
 */
export function fillLookup(
  { method, url, query, headers, body }: Lookup,
  given: Readonly<Record<string, string>>,
): FilledLookup | undefined {
  const origin = originOf(url);
  const [path = "", ...asked] = url.slice(origin?.length).split("?");
  const segments = path.split("/").map((segment) => filledSegment(segment, given));
  const written = (text: string) => fillTemplate(text, given, encoded);
  const search = [
    ...asked.map(written),
    ...query.map(({ name, value }) => pair(encoded(name), written(value))),
  ];
  const sent = headers.map(({ name, value }) => [name, fillTemplate(value, given)] as const);
  const fields = body?.fields.map(({ name, value }) => [name, fillTemplate(value, given)] as const) ?? [];
  const values = [origin, ...segments, ...search, ...[...sent, ...fields].map(([, value]) => value)];
  if (values.some((value) => value === undefined)) return undefined;
  if (sent.some(([, value = ""]) => !/^[\t\x20-\x7e]*$/.test(value))) return undefined;
  const hasBody = body !== undefined && method !== "GET";
  return {
    url: `${origin}${segments.join("/")}${search.length > 0 ? `?${search.join("&")}` : ""}`,
    headers: {
      accept: "application/json",
      ...(hasBody ? { "content-type": contentTypes[body.as] } : {}),
      ...(Object.fromEntries(sent) as Record<string, string>),
    },
    ...(hasBody ? { body: bodies[body.as](fields as readonly (readonly [string, string])[]) } : {}),
  };
}

const contentTypes = { json: "application/json", form: "application/x-www-form-urlencoded" } as const;
const bodies = {
  json: (fields: readonly (readonly [string, string])[]) => JSON.stringify(Object.fromEntries(fields)),
  form: (fields: readonly (readonly [string, string])[]) =>
    fields.map(([name, value]) => pair(encoded(name), encoded(value))).join("&"),
};

function pair(name: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${name}=${value}`;
}

function filledSegment(segment: string, given: Readonly<Record<string, string>>): string | undefined {
  const filled = fillTemplate(segment, given, encoded);
  // Where the author wrote no value, the author's own words stand.
  return filled === segment || (filled !== undefined && !/^(\.|%2e){0,2}$/i.test(filled))
    ? filled
    : undefined;
}

/** As a part of a URL in which nothing has a meaning of its own. */
function encoded(value: string): string {
  // Half of a character cannot be written: it is one that nobody knows.
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\ufffd"));
}
