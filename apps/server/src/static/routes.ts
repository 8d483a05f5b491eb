import { fileURLToPath } from "node:url";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Boundaries } from "../operating/boundaries.ts";
import { encodingFor } from "./encoding.ts";
import { indexMadeAt, readFiles, type StaticFile } from "./files.ts";
import { notBuilt } from "./not-built.ts";

/** Where scripts/build-editor.ts puts the editor. */
export const editorFolder = fileURLToPath(new URL("../../../editor/dist", import.meta.url));

/** Addresses that the editor itself tells apart. Everything else of the server keeps its own. */
const pages = [
  "/",
  "/flows",
  "/flows/*",
  "/graph",
  "/graph/*",
  "/prompts",
  "/hours",
  "/pin-lists",
  "/connections",
  "/outgoing-calls",
  "/mailboxes",
  "/numbers",
  "/destinations",
  "/account",
  "/audit",
  "/data",
  "/connection-to-microsoft",
  "/environments",
] as const;
/** Files that lie beside index.html because browsers or people look for them there. */
const besideIndex = ["/icon.svg", "/favicon.ico", "/robots.txt"] as const;

// The hash is that of the empty string: the style sheets that components make are empty elements, filled by script.
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join("; ");

// The microphone is for recording prompts; the browser asks people first.
const headers: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(self), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/**
 * The built editor. It is read when somebody first asks for it, and again when it has been built anew. `showInstead` takes its page, which
 * says itself that an address is none.
 */
export function staticRoutes(
  app: FastifyInstance,
  folder: string,
  { showInstead }: Pick<Boundaries, "showInstead">,
): void {
  let files: ReadonlyMap<string, StaticFile> = new Map();
  let madeAt: number | undefined;
  let reading: Promise<unknown> = Promise.resolve();

  async function refresh(): Promise<void> {
    const now = await indexMadeAt(folder);
    if (now === madeAt) return;
    const read = (await readFiles(folder)) ?? new Map();
    // Pages that are open still ask for the files of the build before.
    const before = [...files].filter(([, { immutable }]) => immutable);
    files = new Map([...before, ...read]);
    madeAt = now;
  }

  /** One after the other: two readers would each read everything. */
  function refreshed(): Promise<unknown> {
    reading = reading.then(refresh, refresh);
    return reading;
  }

  async function page(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    reply.headers(headers);
    await refreshed();
    const index = files.get("index.html");
    if (index) return send(index, request, reply);
    return reply
      .code(503)
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(notBuilt);
  }

  async function file(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    // Only what is in the map is served, so no path leads out of the folder.
    const name = pathOf(request).slice(1);
    if (!files.has(name)) await refreshed();
    const found = files.get(name);
    if (!found) return reply.callNotFound();
    reply.headers(headers);
    return send(found, request, reply);
  }

  const config = {
    open: "the editor itself is the same for everybody, and shows nothing before it has asked",
  };
  showInstead(page);
  for (const url of pages) app.get(url, { config }, page);
  for (const url of ["/assets/*", ...besideIndex]) app.get(url, { config }, file);
}

async function send(file: StaticFile, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const encoding = encodingFor(request.headers["accept-encoding"], file.encodings);
  const etag = file.etag(encoding);
  reply
    .header("cache-control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache")
    .header("etag", etag)
    .header("vary", "accept-encoding");
  if (reply.statusCode !== 404 && isKnown(etag, request.headers["if-none-match"]))
    return reply.code(304).send();
  if (encoding !== "identity") reply.header("content-encoding", encoding);
  return reply.type(file.type).send(await file.bytes(encoding));
}

function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? "";
}

/** Whether a client has it already. Proxies weaken tags; the bytes are the same. */
function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  const known = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}
