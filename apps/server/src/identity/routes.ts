import { z } from "zod";
import { ApiError } from "../control/api/errors.ts";
import { type Answer, type Route, route } from "../control/api/route.ts";
import { nextPage, nothing } from "../control/api/schemas.ts";
import { personBehind } from "../control/audit/actor.ts";
import { type AccessToken, type AccessTokens, tokenDays } from "./access-tokens.ts";
import type { Entra } from "./entra.ts";
import { type Asker, localPerson, sessionCookie } from "./gate.ts";
import { rightsOf, roles } from "./roles.ts";
import { type Sessions, sessionLimits } from "./sessions.ts";
import { cookie, signInPath } from "./signing-in.ts";

export interface IdentityOptions {
  /** Undefined without sign-in. */
  readonly signIn: { readonly entra: Entra; readonly sessions: Sessions } | undefined;
  readonly tokens: AccessTokens;
  readonly secondPerson: boolean;
  /** Where Entra ID sends people when they are signed out there. */
  readonly publicUrl: string;
}

const time = z.iso.datetime().meta({ description: "UTC" });
const role = z.enum(roles as [(typeof roles)[number], ...(typeof roles)[number][]]);

const who = z
  .object({
    signIn: z.enum(["none", "needed", "done"]).meta({
      description: "none: this installation has no sign-in, and whoever reaches it may everything",
    }),
    signInAt: z.string().nullable().meta({ description: "Where to go to sign in" }),
    name: z.string().nullable(),
    username: z.string().nullable(),
    roles: z.array(role),
    rights: z.array(z.string()).meta({ description: "What the roles allow: what routes name as theirs" }),
    endsAt: time.nullable().meta({ description: "When the session ends at the latest" }),
    secondPerson: z.boolean().meta({ description: "Nobody publishes what they have changed last" }),
  })
  .meta({ id: "Who" });

const accessToken = z
  .object({
    id: z.string(),
    name: z.string(),
    person: z.string().meta({ description: "Whose it is, by name" }),
    own: z.boolean(),
    roles: z.array(role),
    madeAt: time,
    endsAt: time,
    usedAt: time.nullable(),
  })
  .meta({ id: "AccessToken" });
const wanted = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: "What it is for" }),
    roles: z.array(role).min(1).max(roles.length),
    days: z.int().min(tokenDays.least).max(tokenDays.most).default(tokenDays.usual),
  })
  .meta({ id: "WantedAccessToken" });

export function identityRoutes({
  signIn,
  tokens,
  secondPerson,
  publicUrl,
}: IdentityOptions): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/session",
      role: "anyone",
      name: "getSession",
      summary: "Who is signed in, and what they may",
      answers: { 200: who },
      handle: async ({ asker }) => ({ status: 200, body: whoIs(asker) }),
    }),
    route({
      method: "POST",
      path: "/session/end",
      role: "anyone",
      name: "endSession",
      repeatable: "who is signed out already stays so",
      summary: "Signs out, here at once; the answer is where to go to be signed out at Microsoft too",
      answers: { 200: z.object({ goTo: z.string() }) },
      handle: async ({ asker, control, shown }): Promise<Answer> => {
        if (!signIn || !asker?.session || shown === undefined) return { status: 200, body: { goTo: "/" } };
        await signIn.sessions.end(shown);
        await control.audit.note({ deed: "session.ended", thing: asker.session.person.username });
        return {
          status: 200,
          body: { goTo: signIn.entra.signOutAddress(asker.session.person.tenant, `${publicUrl}/`) },
          headers: { "set-cookie": cookie(sessionCookie, "", 0) },
        };
      },
    }),
    route({
      method: "GET",
      path: "/access-tokens",
      role: "view",
      name: "listAccessTokens",
      summary: "Access tokens: one's own, and for administrators those of everybody",
      answers: { 200: z.object({ tokens: z.array(accessToken), ...nextPage }) },
      pages: { items: "tokens", by: ({ madeAt, id }) => [madeAt, id], newestFirst: true },
      handle: async ({ asker }) => {
        const own = ownerOf(asker);
        const found = await tokens.list(isAdministrator(asker) ? undefined : own);
        return { status: 200, body: { tokens: found.map((token) => shownToken(token, own)) } };
      },
    }),
    route({
      method: "POST",
      path: "/access-tokens",
      role: "view",
      name: "makeAccessToken",
      summary: "Makes an access token with some of one's own roles; it is shown this once",
      body: wanted,
      answers: { 201: accessToken.extend({ token: z.string() }) },
      handle: async ({ asker, body }) => {
        if (asker?.actor.kind === "token")
          throw new ApiError(
            403,
            "token_from_token",
            "An access token cannot make another one.",
            "Sign in with a browser, and make it there.",
          );
        const person = ownerOf(asker);
        const held = asker?.roles ?? [];
        const personName = asker?.actor.name ?? "";
        const { token, shown } = await tokens.make({ ...body, person, personName, held });
        return { status: 201, body: { ...shownToken(token, person), token: shown } };
      },
    }),
    route({
      method: "DELETE",
      path: "/access-tokens/:id",
      role: "view",
      name: "revokeAccessToken",
      summary: "Has an access token open nothing any more: one's own, or for administrators anybody's",
      params: z.object({
        id: z
          .string()
          .regex(/^[0-9a-f]{16}$/)
          .meta({ description: "The id of an access token" }),
      }),
      answers: { 204: nothing },
      handle: async ({ asker, params: { id } }) => {
        await tokens.revoke(id, isAdministrator(asker) ? undefined : ownerOf(asker));
        return { status: 204 };
      },
    }),
  ];

  function whoIs(asker: Asker | undefined): z.input<typeof who> {
    const { session, actor, roles: held = [] } = asker ?? {};
    return {
      signIn: asker ? (signIn ? "done" : "none") : "needed",
      signInAt: signIn ? signInPath : null,
      name: session?.person.name ?? actor?.name ?? null,
      username: session?.person.username ?? null,
      roles: [...held],
      rights: [...new Set(held.flatMap((role) => rightsOf[role]))],
      endsAt: session ? new Date(session.beganAt + sessionLimits.absoluteMs).toISOString() : null,
      secondPerson,
    };
  }
}

function ownerOf(asker: Asker | undefined): string {
  return asker ? personBehind(asker.actor) : localPerson;
}

function isAdministrator(asker: Asker | undefined): boolean {
  return asker?.roles.includes("administer") ?? false;
}

function shownToken(token: AccessToken, own: string): z.input<typeof accessToken> {
  const { id, name, person, personName, madeAt, endsAt, usedAt } = token;
  const iso = (at: number) => new Date(at).toISOString();
  return {
    id,
    name,
    person: personName,
    own: person === own,
    roles: [...token.roles],
    madeAt: iso(madeAt),
    endsAt: iso(endsAt),
    usedAt: usedAt === undefined ? null : iso(usedAt),
  };
}
