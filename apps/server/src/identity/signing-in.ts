import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Seal } from "@dialtree/calls";
import { stringifySetCookie } from "cookie";
import type { FastifyInstance, FastifyReply } from "fastify";
import { actAs, type Written } from "../control/audit/actor.ts";
import type { Deed } from "../control/audit/record.ts";
import type { Attempt, Entra } from "./entra.ts";
import { EntraRefusal } from "./entra-refusal.ts";
import { actorOf, cookieOf, sessionCookie } from "./gate.ts";
import { IdTokenFault } from "./id-token.ts";
import { type Sessions, sessionLimits } from "./sessions.ts";
import { pageHeaders, signInPage } from "./sign-in-page.ts";

export interface SigningInOptions {
  readonly entra: Entra;
  readonly sessions: Sessions;
  readonly seal: Seal;
  /** Whose people may sign in; those of the first unless they say otherwise. */
  readonly tenants: readonly string[];
  readonly now: () => number;
  readonly note: (deed: Deed) => Promise<void>;
  readonly log: { warn(what: object, says: string): void };
}

/** What Entra ID is told to send people back to; registered there, letter by letter. */
export const backPath = "/sign-in/back";
export const signInPath = "/sign-in";

/** Holds one attempt to sign in, as ciphertext, until Entra ID sends its answer. */
const attemptCookie = "__Host-dialtree-sign-in";
const attemptMs = 10 * 60_000;

type Begun = Attempt & { readonly backTo: string; readonly at: number };

/** The ways to sign in: there, and back. Whatever goes wrong is told on a page with a way to go on. */
export function signingInRoutes(app: FastifyInstance, options: SigningInOptions): void {
  const { entra, sessions, seal, tenants, now, note, log } = options;
  const open = "somebody who signs in is nobody yet";

  app.get<{ Querystring: { readonly back?: unknown; readonly tenant?: unknown; readonly again?: unknown } }>(
    signInPath,
    { config: { open } },
    async (request, reply) => {
      const { back, tenant: wanted, again } = request.query;
      const tenant = tenants.find((id) => id === wanted) ?? tenants[0] ?? "";
      const secret = () => randomBytes(32).toString("base64url");
      const attempt = { tenant, state: secret(), nonce: secret(), verifier: secret() };
      const challenge = createHash("sha256").update(attempt.verifier).digest("base64url");
      try {
        const address = await entra.address({ ...attempt, challenge, again: again !== undefined });
        const begun: Begun = { ...attempt, backTo: ownPath(back), at: now() };
        return reply
          .headers(pageHeaders)
          .header("set-cookie", cookie(attemptCookie, sealed(begun), attemptMs))
          .redirect(address, 302);
      } catch (error) {
        return failed(reply, error);
      }
    },
  );

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>(
    backPath,
    { config: { open } },
    async (request, reply) => {
      const { state, code, error, error_description: says } = request.query;
      const attempt = attemptIn(cookieOf(request, attemptCookie));
      reply.header("set-cookie", cookie(attemptCookie, "", 0));
      if (!attempt || typeof state !== "string" || !isSame(state, attempt.state))
        return told(reply, 400, "This attempt to sign in was begun elsewhere, or too long ago.");
      if (typeof code !== "string") {
        const reason = typeof says === "string" ? says : String(error ?? "no reason");
        log.warn({ reason: reason.slice(0, 300) }, "somebody could not sign in");
        return error === "access_denied"
          ? told(reply, 403, "You did not go on with signing in, or may not use dialtree.")
          : told(reply, 403, `Microsoft did not let you in: ${firstLine(reason)}`);
      }
      try {
        const signedIn = await entra.redeem(attempt, code);
        const before = cookieOf(request, sessionCookie);
        if (before !== undefined) await sessions.end(before);
        const shown = await sessions.begin(signedIn);
        const { person } = signedIn;
        const written: Written[] = [];
        const roles = [...person.roles];
        const begun = () => note({ deed: "session.begun", thing: person.username, after: { roles } });
        await actAs(actorOf(person, request.ip), now(), begun, written);
        for (const entry of written) request.log.info(entry, "audit");
        return reply
          .headers(pageHeaders)
          .header("set-cookie", cookie(sessionCookie, shown, sessionLimits.absoluteMs))
          .redirect(attempt.backTo, 302);
      } catch (error) {
        return failed(reply, error);
      }
    },
  );

  function failed(reply: FastifyReply, error: unknown): FastifyReply {
    if (!(error instanceof EntraRefusal || error instanceof IdTokenFault)) throw error;
    log.warn({ reason: error.message }, "somebody could not sign in");
    return error instanceof EntraRefusal && error.kind === "away"
      ? told(reply, 503, "Microsoft cannot be reached, so nobody can sign in. Calls are answered as ever.")
      : told(reply, 403, `Microsoft did not let you in: ${firstLine(error.message)}`);
  }

  function told(reply: FastifyReply, status: number, says: string): FastifyReply {
    return reply
      .code(status)
      .headers(pageHeaders)
      .type("text/html; charset=utf-8")
      .send(signInPage(says, signInPath));
  }

  function sealed(begun: Begun): string {
    return Buffer.from(seal.close(JSON.stringify(begun), attemptContext), "base64").toString("base64url");
  }

  function attemptIn(shown: string | undefined): Begun | undefined {
    const text = shown && seal.open(Buffer.from(shown, "base64url").toString("base64"), attemptContext);
    const begun = text ? (JSON.parse(text) as Begun) : undefined;
    return begun && now() - begun.at < attemptMs ? begun : undefined;
  }
}

const attemptContext = "an attempt to sign in";

/** Lax, because Entra ID sends people back from another site. */
export function cookie(name: string, value: string, maxAgeMs: number): string {
  const of = { path: "/", httpOnly: true, secure: true, sameSite: "lax" } as const;
  return stringifySetCookie({ name, value, maxAge: Math.floor(maxAgeMs / 1_000), ...of });
}

/** A path of this server, whatever was asked for. */
export function ownPath(back: unknown): string {
  // A second slash, or what browsers take for one, would be another host.
  return typeof back === "string" && /^\/(?![/\\])[\w\-./?=&%]{0,500}$/.test(back) ? back : "/";
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

// Entra ID goes on with trace ids and times, which the log has.
const firstLine = (text: string): string => text.split(/ Trace ID:|[\r\n]/)[0]?.slice(0, 300) ?? "";
