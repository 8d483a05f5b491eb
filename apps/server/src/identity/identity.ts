import { createSeal, derivedKey } from "@dialtree/calls";
import { fetchJsonOver, msalNetworkOver } from "@dialtree/graph/io";
import type { FastifyInstance } from "fastify";
import type { Dispatcher } from "undici";
import type { Deed } from "../control/audit/record.ts";
import type { Database } from "../control/database/open.ts";
import type { Settings } from "../settings.ts";
import { accessTokensIn } from "./access-tokens.ts";
import { entraWith } from "./entra.ts";
import { gateOf, keepGate } from "./gate.ts";
import { createIdTokens, type IdTokenOptions } from "./id-token.ts";
import { refusalsOf } from "./refusals.ts";
import type { IdentityOptions } from "./routes.ts";
import { sessionsIn } from "./sessions.ts";
import { backPath, signingInRoutes } from "./signing-in.ts";

export interface IdentityParts {
  readonly settings: Pick<Settings, "signIn" | "entraUrl" | "publicUrl" | "tenants" | "secondPerson">;
  readonly database: Database;
  /** The installation's secret. */
  readonly secret: Uint8Array;
  readonly clock: IdTokenOptions["clock"];
  /** How Entra ID is reached; pools of their own unless told. */
  readonly dispatcher?: Dispatcher;
  readonly note: (deed: Deed) => Promise<void>;
  readonly log: { warn(what: object, says: string): void };
}

/** Who asks, and what they may. */
export interface Identity {
  /** Closes the app to everybody who may not; before any route of it is made. */
  guard(app: FastifyInstance): void;
  /** What its routes need. */
  readonly forRoutes: IdentityOptions;
  close(): void;
}

export function identityOf(parts: IdentityParts): Identity {
  const { settings, database, clock } = parts;
  const tokens = accessTokensIn(database, clock.now);
  const signIn = settings.signIn && signInWith(parts, settings.signIn);
  return {
    guard(app) {
      const gate = gateOf({ sessions: signIn?.sessions, tokens, database });
      keepGate(app, gate, refusalsOf(clock.now));
      if (signIn) signingInRoutes(app, { ...parts, ...signIn, tenants: settings.tenants, now: clock.now });
    },
    forRoutes: {
      signIn,
      tokens,
      secondPerson: settings.secondPerson,
      publicUrl: settings.publicUrl,
    },
    close: () => signIn?.close(),
  };
}

function signInWith(
  { settings: { entraUrl, publicUrl }, database, secret, clock, dispatcher }: IdentityParts,
  app: NonNullable<Settings["signIn"]>,
) {
  const idTokens = createIdTokens({
    clientId: app.appId,
    authorityHost: entraUrl,
    fetchJson: fetchJsonOver(dispatcher),
    clock,
  });
  const entra = entraWith({
    clientId: app.appId,
    clientSecret: app.secret,
    authorityHost: entraUrl,
    redirectUri: publicUrl + backPath,
    networkClient: msalNetworkOver(dispatcher),
    idTokens,
  });
  const seal = createSeal([derivedKey(secret, "people who sign in")]);
  const sessions = sessionsIn({ database, seal, entra, now: clock.now });
  return { entra, sessions, seal, close: idTokens.close };
}
