import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { escaped } from "../static/html.ts";
import { addressOf, type ProblemCode, problemTypes } from "./types.ts";

const style =
  ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}";
const styleHash = createHash("sha256").update(style).digest("base64");
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What the `type` of each problem leads to: what it means and what to do, for people, and as JSON for programs. */
export function problemPages(app: FastifyInstance): void {
  const config = { open: "what a refusal means is told to whoever was refused" };
  app.get("/problems", { config }, (request, reply) => {
    const codes = (Object.keys(problemTypes) as ProblemCode[]).sort();
    return wantsJson(request)
      ? reply.send({ problems: codes.map(shown) })
      : page(reply, "Problems of the API", [
          "<p>What dialtree answers with when it cannot do what it was asked for.</p>",
          `<ul>${codes.map(line).join("")}</ul>`,
        ]);
  });
  app.get<{ Params: { code: string } }>("/problems/:code", { config }, (request, reply) => {
    const { code } = request.params;
    if (!isCode(code)) return reply.callNotFound();
    if (wantsJson(request)) return reply.send(shown(code));
    const { title, status, meaning, remedy } = problemTypes[code];
    return page(reply, title, [
      `<p>${escaped(meaning)}</p>`,
      `<h2>What to do</h2><p>${escaped(remedy)}</p>`,
      `<p>Code <code>${code}</code>, answered with ${status}. <a href="/problems">All problems</a></p>`,
    ]);
  });
}

function shown(code: ProblemCode) {
  return { type: addressOf(code), code, ...problemTypes[code] };
}

function line(code: ProblemCode): string {
  return `<li><a href="${addressOf(code)}"><code>${code}</code></a> ${escaped(problemTypes[code].title)}</li>`;
}

function isCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemTypes, text);
}

// Browsers ask for pages; whoever does not say what it reads is a program.
function wantsJson({ headers }: Pick<FastifyRequest, "headers">): boolean {
  return !(headers.accept ?? "").includes("text/html");
}

function page(reply: FastifyReply, title: string, parts: readonly string[]): FastifyReply {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)} - dialtree</title><style>${style}</style>`;
  return reply
    .header("content-security-policy", policy)
    .header("vary", "accept")
    .type("text/html; charset=utf-8")
    .send(
      `<!doctype html><html lang="en"><head>${head}</head><body><main><h1>${escaped(title)}</h1>${parts.join("")}</main></body></html>`,
    );
}
