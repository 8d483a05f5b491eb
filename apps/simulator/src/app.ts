import Fastify, { type FastifyInstance } from "fastify";
import { createAround } from "./around/around.ts";
import { directoryRoutes } from "./around/control.ts";
import { aroundRoutes } from "./around/routes.ts";
import type { Call } from "./calls/call.ts";
import type { Caller, Dialled } from "./calls/parties.ts";
import { type Certificate, makeCertificate } from "./certificate.ts";
import type { Clock } from "./clock.ts";
import { controlRoutes } from "./control/routes.ts";
import { type Directory, exampleDirectory } from "./directory.ts";
import { entraRoutes } from "./entra/routes.ts";
import { graphRoutes } from "./graph/routes.ts";
import { guard } from "./guard.ts";
import { type HttpClient, httpClient } from "./http-client.ts";
import type { SigningKey } from "./keys.ts";
import { limits } from "./limits.ts";
import { recordingRoutes } from "./media/routes.ts";
import { notificationKeyRoutes } from "./notifications/routes.ts";
import { phoneRoutes } from "./phone/routes.ts";
import { shopName, shopRoutes } from "./shop/routes.ts";
import { createWorld, type World } from "./world.ts";

export { certificateIn, makeCertificate } from "./certificate.ts";
export { type ManualClock, manualClock, scaledClock } from "./clock.ts";
export { exampleDirectory } from "./directory.ts";
export { generateKey } from "./keys.ts";
export type { Call, Caller, Certificate, Clock, Dialled, Directory, HttpClient, SigningKey, World };

export interface SimulatorOptions {
  /** Who exists; `exampleDirectory` unless told. */
  readonly directory?: Directory;
  /** People's clock unless told; `scaledClock(60)` runs a minute a second, `manualClock()` only when it is told. */
  readonly clock?: Clock;
  /** Makes ids and chance the same in every run. */
  readonly seed?: string;
  /** How bots and prompts are reached. */
  readonly http?: HttpClient;
  /** Certificates (PEM) of bots that sign their own. The simulator's own is trusted anyway. */
  readonly trusted?: readonly string[];
  /** Made when missing. It is lost with the process: clients that shall trust it across starts need a kept one. */
  readonly certificate?: Certificate;
  /** Bots may give callback addresses with plain http; Microsoft allows https only. */
  readonly plainCallbacks?: boolean;
  /** Names under which the simulator may be reached besides those of loopback. */
  readonly hosts?: readonly string[];
  /** How signing keys are made, if not by `generateKey`, which takes its time; tests hand in ones that are made once. */
  readonly makeKey?: () => Promise<SigningKey>;
}

export interface Simulator {
  readonly world: World;
  /** Everything: Graph, Entra ID, keys, control API, phone. */
  readonly secure: FastifyInstance;
  /** Control API and phone only, without TLS. */
  readonly plain: FastifyInstance;
  /** What clients have to trust. */
  readonly certificate: string;
  listen(ports: { readonly https: number; readonly http?: number }): Promise<{
    readonly https: string;
    readonly http?: string;
  }>;
  close(): Promise<void>;
}

export async function buildSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const certificate = options.certificate ?? (await makeCertificate());
  const http = options.http ?? httpClient([certificate.cert, ...(options.trusted ?? [])]);
  const { clock, seed, makeKey } = options;
  const world = createWorld({
    directory: options.directory ?? exampleDirectory,
    http,
    ...(clock ? { clock } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(makeKey ? { makeKey } : {}),
  });

  const around = createAround(world, options.plainCallbacks ?? false);

  const settings = {
    bodyLimit: limits.bodyBytes,
    // Event streams and requests that a fault holds back would keep it open for ever.
    forceCloseConnections: true,
    routerOptions: { caseSensitive: false },
    // Say what is wrong, rather than drop it and go on.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  } as const;
  const secure = Fastify({
    ...settings,
    https: { key: certificate.key, cert: certificate.cert },
  }) as unknown as FastifyInstance;
  const plain = Fastify(settings) as unknown as FastifyInstance;

  for (const app of [secure, plain]) {
    contentTypes(app);
    guard(app, [...(options.hosts ?? []), shopName]);
    controlRoutes(app, world);
    directoryRoutes(app, world, around);
    phoneRoutes(app);
  }
  shopRoutes(plain);
  notificationKeyRoutes(secure, world);
  graphRoutes(secure, world, { plainCallbacks: options.plainCallbacks ?? false, meetings: around.meetings });
  aroundRoutes(secure, world, around);
  recordingRoutes(secure, world);
  entraRoutes(secure, world);

  return {
    world,
    secure,
    plain,
    certificate: certificate.cert,
    async listen(ports) {
      const host = "127.0.0.1";
      const https = await secure.listen({ port: ports.https, host });
      if (ports.http === undefined) return { https };
      return { https, http: await plain.listen({ port: ports.http, host }) };
    },
    async close() {
      await world.close();
      await Promise.all([secure.close(), plain.close()]);
      if (!options.http) await http.close();
    },
  };
}

/** JSON, forms and sound only. An action without parameters may come without a body, whatever its Content-Type says. */
function contentTypes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) => {
    if (text === "") return done(null, undefined);
    try {
      done(null, JSON.parse(String(text)));
    } catch {
      done(Object.assign(new Error("The body is not JSON."), { statusCode: 400 }));
    }
  });
  // What somebody says into a call.
  app.addContentTypeParser("audio/wav", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, text, done) => done(null, new URLSearchParams(String(text))),
  );
}
