import type { DestinationKind } from "../fields/index.ts";

/** How a caller comes in, which decides where Graph lets the call go. */
export type CallerKind = "user to bot" | "user to account" | "outside user to account" | "phone to account";

/**
 * Ways to bring somebody to a caller. `invite` adds someone to a group call; `dial` calls them on a leg of our own, which no
 * caller's tenant limits but the account does that is called from.
 */
export type Passage = "redirect" | "transfer" | "invite" | "dial";

export interface Reach {
  /** `inferred`: nothing forbids it and related cases are documented, but no page says so. */
  readonly support: "documented" | "inferred" | "unsupported";
  /** The page, or the reasoning. */
  readonly source: string;
}

const transferPage = "call-transfer: transferee and target are Teams users of one tenant";
const pstnMatrix = "call-answer, table of PSTN cases";
const noPhoneFromBot = "call-answer: after a call to the bot itself nothing leads to the PSTN";
const sameTenant = "call-transfer: transfers across tenants are not supported";
const asUser = "a resource account is addressed like a user; no page shows it";
const voicemailType = "participantInfo.endpointType voicemail; no page shows this operation with it";
const redirectPage = "call-redirect, examples 1 and 2";
const invitePage = "participant-invite, group calls only";
const createPage = "application-post-calls, a call to one person";
const createPhonePage = "application-post-calls, a call to a phone from an application instance";
const noPhoneWithoutAccount = "application-post-calls: a phone is called from an application instance only";
const nobodyCalled =
  "application-post-calls shows people and phones; a queue takes calls that are sent on to it";
const nobodyPicksUp = "a voicemail box takes calls that were sent on; nobody would pick up";
const outsideInvite = "participant-invite names no limit by tenant";

const documented = (source: string): Reach => ({ support: "documented", source });
const inferred = (source: string): Reach => ({ support: "inferred", source });
const unsupported = (source: string): Reach => ({ support: "unsupported", source });

/**
 * Who can be reached from where: caller × way × target. The checker, the palette and the rehearsal read it; the
 * simulator keeps its own copy, so that one misreading cannot hide in both.
 */
export const reachTable: {
  readonly [C in CallerKind]: { readonly [P in Passage]: { readonly [D in DestinationKind]: Reach } };
} = {
  "user to bot": {
    redirect: {
      user: documented(redirectPage),
      account: inferred(asUser),
      voicemail: inferred(voicemailType),
      phone: unsupported(noPhoneFromBot),
    },
    transfer: {
      user: documented(transferPage),
      account: inferred(asUser),
      voicemail: inferred(voicemailType),
      phone: unsupported(noPhoneFromBot),
    },
    invite: {
      user: documented(invitePage),
      account: inferred(asUser),
      voicemail: unsupported("a voicemail box cannot be a participant"),
      phone: unsupported(noPhoneFromBot),
    },
    dial: {
      user: documented(createPage),
      account: unsupported(nobodyCalled),
      voicemail: unsupported(nobodyPicksUp),
      phone: unsupported(noPhoneWithoutAccount),
    },
  },
  "user to account": {
    redirect: {
      user: documented(redirectPage),
      account: inferred(asUser),
      voicemail: inferred(voicemailType),
      phone: documented("call-redirect, example 3"),
    },
    transfer: {
      user: documented(transferPage),
      account: inferred(asUser),
      voicemail: inferred(voicemailType),
      phone: documented("call-transfer: to the PSTN from an application instance with a number"),
    },
    invite: {
      user: documented(invitePage),
      account: inferred(asUser),
      voicemail: unsupported("a voicemail box cannot be a participant"),
      phone: documented(pstnMatrix),
    },
    dial: {
      user: documented(createPage),
      account: unsupported(nobodyCalled),
      voicemail: unsupported(nobodyPicksUp),
      phone: documented(createPhonePage),
    },
  },
  "outside user to account": {
    redirect: {
      user: inferred("call-redirect names no limit by tenant"),
      account: inferred(asUser),
      voicemail: inferred(voicemailType),
      phone: inferred("call-redirect names no limit by tenant"),
    },
    transfer: {
      user: unsupported(sameTenant),
      account: unsupported(sameTenant),
      voicemail: unsupported(sameTenant),
      phone: inferred(pstnMatrix),
    },
    invite: {
      user: inferred(outsideInvite),
      account: inferred(outsideInvite),
      voicemail: unsupported("a voicemail box cannot be a participant"),
      phone: inferred(outsideInvite),
    },
    dial: {
      user: documented(createPage),
      account: unsupported(nobodyCalled),
      voicemail: unsupported(nobodyPicksUp),
      phone: documented(createPhonePage),
    },
  },
  "phone to account": {
    redirect: {
      user: inferred("call-redirect names no limit by caller; the PSTN table shows only PSTN targets"),
      account: inferred(asUser),
      voicemail: inferred(voicemailType),
      phone: documented(pstnMatrix),
    },
    transfer: {
      user: inferred(
        "call-transfer speaks of Teams users only; numbers of auto attendants are answered this way",
      ),
      account: inferred(asUser),
      voicemail: inferred(voicemailType),
      phone: documented(pstnMatrix),
    },
    invite: {
      user: documented(invitePage),
      account: inferred(asUser),
      voicemail: unsupported("a voicemail box cannot be a participant"),
      phone: documented(pstnMatrix),
    },
    dial: {
      user: documented(createPage),
      account: unsupported(nobodyCalled),
      voicemail: unsupported(nobodyPicksUp),
      phone: documented(createPhonePage),
    },
  },
};

/** Whether a call of two, of such a caller, becomes a group call when somebody is invited into it. */
export const growthTable: { readonly [C in CallerKind]: Reach } = {
  "user to bot": unsupported(invitePage),
  "user to account": documented(pstnMatrix),
  "outside user to account": inferred(outsideInvite),
  "phone to account": documented(pstnMatrix),
};

/** Looks one cell up. */
export function reach(caller: CallerKind, passage: Passage, target: DestinationKind): Reach {
  return reachTable[caller][passage][target];
}

/** That somebody cannot be reached, in words. Calling somebody for a caller is said in another order than sending the caller there. */
export function cannotReach({
  way,
  target,
  caller,
  source,
}: {
  readonly way: unknown;
  readonly target: unknown;
  readonly caller: unknown;
  readonly source: unknown;
}): string {
  const does = way === "dial" ? `call ${target} for ${caller}` : `${way} ${caller} to ${target}`;
  return `Graph cannot ${does} (${source})`;
}
