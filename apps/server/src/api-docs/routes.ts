import { createHash } from "node:crypto";
import { z } from "zod";
import { ApiError } from "../control/api/errors.ts";
import { type Route, route } from "../control/api/route.ts";
import { nothing } from "../control/api/schemas.ts";
import type { OpenApi } from "./document.ts";
import { addressFor, docsPage } from "./page.ts";
import { style } from "./style.ts";
import { docsLanguages } from "./words.ts";

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The API as a page: made of the same document, without a script, and for whoever may see anything. */
export const docsRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/docs",
    role: "view",
    name: "getDocs",
    summary: "This description as a page",
    query: z.strictObject({
      search: z
        .string()
        .max(200)
        .default("")
        .meta({ description: "Only operations that have all of these words in them" }),
      language: z.enum(docsLanguages).default("en").meta({ description: "The language of this page" }),
    }),
    gives: "text/html",
    answers: { 200: z.string() },
    handle: async ({ openApi, query: { search, language } }) => ({
      status: 200,
      body: docsPage(openApi() as OpenApi, search, style, language),
      headers: { "content-security-policy": policy, "referrer-policy": "same-origin" },
    }),
  }),
  route({
    method: "GET",
    path: "/docs/requests/:operation",
    role: "view",
    name: "tryOperation",
    summary: "Leads to where a GET is with these parameters; for the page, whose forms cannot write a path",
    params: z.object({ operation: z.string().max(100).meta({ description: "The name of an operation" }) }),
    query: z.object({}).catchall(z.string().max(1_000)),
    answers: { 303: nothing },
    handle: async ({ openApi, params: { operation }, query }) => {
      const location = addressFor(openApi() as OpenApi, operation, query);
      if (location !== undefined) return { status: 303, headers: { location } };
      throw new ApiError(
        404,
        "route_unknown",
        "There is no GET of this name.",
        "Choose one of those on the page.",
      );
    },
  }),
];
