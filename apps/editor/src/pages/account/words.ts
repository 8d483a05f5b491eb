import { en } from "../../messages/en.ts";
import { sayer } from "../../messages/message.ts";

/** What the page of one's account says by itself; it comes with it. */
export const own = {
  "account.about": "Who you are here, what you may do, and what programs may do in your name.",
  "account.local.about":
    "This installation has no sign-in, so whoever reaches this machine may do everything, and the audit log cannot say who it was. Set DIALTREE_SIGN_IN_APP_ID and DIALTREE_SIGN_IN_SECRET to have people sign in with Microsoft.",
  "account.as": "You are signed in as {name} ({username}), until {when} at the latest.",
  "account.roles": "Your roles: {roles}.",
  "account.signOut": "Sign out",
  "account.secondPerson": "Whoever has changed a draft last does not publish it; somebody else does.",
  "role.view": "view",
  "role.author": "author",
  "role.publish": "publish",
  "role.operate": "operate",
  "role.prompts-and-hours": "prompts and hours",
  "role.audit": "audit",
  "role.administer": "administer",
  "tokens.title": "Access tokens",
  "tokens.about":
    "A program that shows one of these does what its roles allow in your name, for as long as you have them yourself. The command line reads it from DIALTREE_TOKEN.",
  "tokens.api": "What programs can ask: the API",
  "tokens.make": "Make an access token",
  "tokens.none": "There are no access tokens",
  "tokens.none.about":
    "With one, a program of yours does without a browser what you may do here: bring a flow from Test to Live every Friday, or read how many called. You choose what it may, and for how long.",
  "tokens.name": "What is it for?",
  "tokens.name.example": "Publishing from our repository",
  "tokens.roles": "What it may",
  "tokens.days": "How many days it lives",
  "tokens.what": "What for",
  "tokens.whose": "Whose",
  "tokens.may": "May",
  "tokens.ends": "Ends",
  "tokens.used": "Last used",
  "tokens.never": "Never",
  "tokens.revoke": "Revoke",
  "tokens.revoke.which": "Revoke {name}",
  "tokens.revoke.about":
    "Whatever uses it is refused from then on. That cannot be undone; another one can be made.",
  "tokens.revoked": "{name} is revoked.",
  "tokens.made": "The access token",
  "tokens.made.about": "Copy it now: it is shown this once, and nobody can read it again.",
  "tokens.copy": "Copy",
  "tokens.copied": "Copied.",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
