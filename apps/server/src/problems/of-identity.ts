import { type ProblemType, problemType } from "./type.ts";

/** What can be wrong with who asks. */
export const problemsOfIdentity = {
  not_signed_in: problemType(
    401,
    "Nobody is signed in",
    "The request shows neither a session nor an access token, or its session has ended.",
    "Sign in; programs show an access token: Authorization: Bearer dialtree_….",
  ),
  token_refused: problemType(
    401,
    "The access token opens nothing",
    "It is none of this server, has ended, or was revoked.",
    "Make another one in the editor under Access tokens, and put it into DIALTREE_TOKEN.",
  ),
  not_allowed: problemType(
    403,
    "You may not do this",
    "Whoever asks is known, and has no role that allows it. Nothing was done.",
    "Ask whoever gives out roles: in Entra ID, under Enterprise applications, Users and groups of dialtree.",
  ),
  token_from_token: problemType(
    403,
    "An access token cannot make another one",
    "Otherwise a token that got lost would go on living in others.",
    "Sign in with a browser, and make it there.",
  ),
  sign_in_unavailable: problemType(
    503,
    "Microsoft cannot be asked who you are",
    "It has not confirmed for a quarter of an hour that you may still do this, and cannot be reached.",
    "Try again in a moment. Access tokens work meanwhile; calls are answered as ever.",
  ),
} as const satisfies Readonly<Record<string, ProblemType>>;
