import { parseCookie } from "cookie";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "../control/api/errors.ts";
import type { Actor } from "../control/audit/actor.ts";
import type { Database } from "../control/database/open.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import { rolesOf } from "./people-rows.ts";
import { type Person, personId } from "./person.ts";
import type { Refusals } from "./refusals.ts";
import { allows, type Right, type Role, rightsOf, roles, rolesFor } from "./roles.ts";
import type { Session, Sessions } from "./sessions.ts";

/** Who asks. */
export interface Asker {
  readonly actor: Actor;
  readonly roles: readonly Role[];
  /** Of somebody at a browser who has signed in. */
  readonly session?: Session;
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** What somebody must be allowed to for this request. */
    readonly role?: Right;
    /** Why nobody has to be signed in for it, of what is no part of the API. */
    readonly open?: string;
  }
  interface FastifyRequest {
    asker: Asker | undefined;
  }
}

/** The cookie of a session. Its prefix binds it to this host, to https (or this machine) and to every path. */
export const sessionCookie = "__Host-dialtree";
/** What pages of ours send with every change; a page of another site cannot without asking first. */
const pageHeader = "x-dialtree";

export interface GateOptions {
  /** Undefined as long as nobody has configured sign-in: whoever reaches the server may everything. */
  readonly sessions: Sessions | undefined;
  readonly tokens: AccessTokens;
  readonly database: Database;
}

/** Tells who asks. @throws ApiError for a token that is none, and when Microsoft cannot be asked */
export type Gate = (request: FastifyRequest) => Promise<Asker | undefined>;

export function gateOf({ sessions, tokens, database }: GateOptions): Gate {
  return async (request) => {
    const shown = bearerOf(request);
    if (shown !== undefined) return withToken(shown, request.ip);
    if (!sessions) return somebodyHere(request.ip);
    const cookie = cookieOf(request, sessionCookie);
    const session = cookie === undefined ? undefined : await sessions.find(cookie).catch(unavailable);
    return session && { actor: actorOf(session.person, request.ip), roles: session.person.roles, session };
  };

  async function withToken(shown: string, from: string): Promise<Asker> {
    const token = await tokens.find(shown);
    // Of before there was sign-in: whoever made it has never shown who they are.
    if (!token || (sessions && token.person === localPerson))
      throw new ApiError(
        401,
        "token_refused",
        "The access token is none of this server, has ended or was revoked, or was made before people signed in here.",
        "Make another one in the editor under Access tokens, and put it into DIALTREE_TOKEN.",
      );
    // What its person may no longer, it may not either.
    const held = token.person === localPerson ? roles : ((await rolesOf(database, token.person)) ?? []);
    const rights = new Set(held.flatMap((role) => rightsOf[role]));
    return {
      actor: {
        kind: "token",
        id: `${token.person}/${token.id}`,
        name: `${token.name} (${token.personName})`,
        from,
      },
      roles: token.roles.filter((role) => rightsOf[role].every((right) => rights.has(right))),
    };
  }
}

/** Whose tokens those are that were made without sign-in. */
export const localPerson = "local";

function somebodyHere(from: string): Asker {
  return { actor: { kind: "local", id: localPerson, name: "Somebody at this machine", from }, roles };
}

export function actorOf(person: Person, from: string): Actor {
  return { kind: "person", id: personId(person), name: person.name, from };
}

export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  return parseCookie(request.headers.cookie ?? "")[name];
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer (\S{1,200})$/i.exec(headers.authorization ?? "")?.[1];
}

function unavailable(error: unknown): never {
  if (!(error instanceof EntraRefusal)) throw error;
  throw new ApiError(
    503,
    "sign_in_unavailable",
    "Microsoft cannot be asked whether you may still do this.",
    "Try again in a moment. Access tokens work meanwhile; calls are answered as ever.",
  );
}

/**
 * Lets nobody through to a route who may not, before anything of the request is read. A route that does not say who may is
 * for nobody.
 */
export function keepGate(app: FastifyInstance, gate: Gate, refusals: Refusals): void {
  app.decorateRequest("asker", undefined);
  app.addHook("onRequest", (request, _reply, next) => {
    // There is nothing behind an address that is none; whoever asks is told so. No promise for notifications of calls.
    if (request.routeOptions.config.open !== undefined || request.is404) return void next();
    letThrough(request).then(() => next(), next);
  });

  async function letThrough(request: FastifyRequest): Promise<void> {
    const { role } = request.routeOptions.config;
    if (role === undefined)
      throw new ApiError(403, "not_allowed", "Nobody may do this.", "Tell whoever looks after dialtree.");
    const asker = await whoAsks(request);
    request.asker = asker;
    try {
      if (role !== "anyone") {
        if (!asker) throw notSignedIn();
        if (!allows(asker.roles, role)) throw notAllowed(role, asker);
      }
      if (asker?.session && request.method !== "GET") refuseForeign(request);
    } catch (refusal) {
      if (asker) refusals.notAllowed(asker.actor.id);
      throw refusal;
    }
  }

  async function whoAsks(request: FastifyRequest): Promise<Asker | undefined> {
    const shown = bearerOf(request) ?? cookieOf(request, sessionCookie);
    if (shown === undefined) return gate(request);
    refusals.beforeLooking(request.ip, shown);
    const asker = await gate(request).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) refusals.wasNone(request.ip, shown);
      throw error;
    });
    if (asker) refusals.wasGood(shown);
    else refusals.wasNone(request.ip, shown);
    return asker;
  }
}

/** A session is in every request of the browser, whoever had it made. */
function refuseForeign({ headers }: FastifyRequest): void {
  const site = headers["sec-fetch-site"];
  if (headers[pageHeader] !== undefined && (site === undefined || site === "same-origin")) return;
  throw new ApiError(
    403,
    "origin_foreign",
    "Pages of other sites may not change anything here.",
    "Do it in the editor, or with an access token.",
  );
}

function notSignedIn(): ApiError {
  return new ApiError(
    401,
    "not_signed_in",
    "Nobody is signed in, or the session has ended.",
    "Sign in; programs show an access token: Authorization: Bearer dialtree_….",
  );
}

function notAllowed(right: Right, { actor, roles: held }: Asker): ApiError {
  const needed = rolesFor(right).join(" or ");
  const has = held.length === 0 ? "no role at all" : `the role ${held.join(", ")}`;
  return new ApiError(
    403,
    "not_allowed",
    `This needs the role ${needed}, and ${actor.name} has ${has}.`,
    "Ask whoever gives out roles: in Entra ID, under Enterprise applications, Users and groups of dialtree.",
  );
}
