import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { mustAllow } from "../graph/access.ts";
import { bodyOf } from "../graph/bodies.ts";
import { RefusedRequest } from "../graph/errors.ts";
import { type Asked, brokenRequest, createExchange } from "../graph/exchange.ts";
import { sameForm } from "../ids.ts";
import type { World } from "../world.ts";
import { find } from "./address.ts";
import type { Around } from "./around.ts";

/** Where below /v1.0 something other than calls is found. */
const places = [
  "users",
  "applications",
  "subscriptions",
  "communications/onlineMeetings",
  "communications/presences",
  "communications/getPresencesByUserId",
  "communications/microsoft.graph.getPresencesByUserId",
  "communications/callRecords",
] as const;

/** What Graph has of them and this simulator does not, by the last part of the path. */
const notSimulated = [
  "reauthorize",
  "setuserpreferredpresence",
  "clearuserpreferredpresence",
  "setstatusmessage",
  "getdirectroutingcalls",
  "attendancereports",
  "recordings",
  "transcripts",
  "participants_v2",
  "organizer_v2",
  "segments",
];

/** Graph around a call. */
export function aroundRoutes(app: FastifyInstance, world: World, { operations }: Around): void {
  const exchange = createExchange(world);

  function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const [path = "", query = ""] = request.url.split("?");
    const base = `https://${request.host}/v1.0`;
    const below = path.slice("/v1.0/".length);
    const found = find(operations, request.method, below);
    if (!found) {
      const last = below
        .split("/")
        .at(-1)
        ?.replace(/\(.*$/, "")
        .replace(/^microsoft\.graph\./i, "");
      const missing = notSimulated.includes(last?.toLowerCase() ?? "");
      return exchange(request, reply, { operation: "unknown", area: "others" }, async () => {
        throw missing
          ? new RefusedRequest("notSimulated")
          : new RefusedRequest("noResource", `'${base}/${below}'.`);
      });
    }
    const { operation, ids, args } = found;
    const asked: Asked = {
      operation: operation.name,
      area: operation.area,
      ...(operation.makes && ids[0] ? { makes: operation.makes, userId: sameForm(ids[0]) } : {}),
    };
    return exchange(request, reply, asked, async (access) => {
      mustAllow(access, operation.name, operation.denied);
      return operation.answer({
        access,
        base,
        ids,
        args,
        query: new URLSearchParams(query),
        header: (name) => {
          const value = request.headers[name];
          return typeof value === "string" ? value : undefined;
        },
        body: bodyOf(request.body),
      });
    });
  }

  for (const place of places) {
    for (const url of [`/v1.0/${place}`, `/v1.0/${place}/*`, `/v1.0/${place}(*`]) {
      app.route({
        method: ["GET", "POST", "DELETE", "PATCH", "PUT"],
        url,
        handler: handle,
        errorHandler: brokenRequest(world),
      });
    }
  }
}
