import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";

const scripts = ["phone", "accounts", "calls", "control", "faults", "ringing", "voice", "wire"].map(
  (name) => ({
    url: `/${name}.js`,
    file: `${name}.js`,
    type: "text/javascript; charset=utf-8",
  }),
);

const files = [
  { url: "/", file: "phone.html", type: "text/html; charset=utf-8" },
  { url: "/phone.css", file: "phone.css", type: "text/css; charset=utf-8" },
  ...scripts,
];

/** Everything the page needs comes from here; what it is told by bots is shown as text only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The phone to dial from: one page without a build. */
export function phoneRoutes(app: FastifyInstance): void {
  for (const { url, file, type } of files) {
    const content = readFileSync(new URL(`./page/${file}`, import.meta.url));
    app.get(url, (_request, reply) =>
      reply
        .type(type)
        .headers({
          "content-security-policy": contentSecurityPolicy,
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "cache-control": "no-cache",
        })
        .send(content),
    );
  }
}
