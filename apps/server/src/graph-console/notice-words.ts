import type { Party } from "@dialtree/flow";
import { endings, failureClasses, failures, type News, type NotificationItem } from "@dialtree/graph";

/** What a notification says, for people. */
export interface NoticeWords {
  /** Graph's word for how the call or the operation is now; null where it says nothing of that. */
  readonly state: string | null;
  readonly says: string;
  /** Graph's numbers, `200#7000`. */
  readonly code?: string;
  /** What the request was tagged with. */
  readonly clientContext?: string;
}

const namesShown = 10;

/** Total: also of what is not understood something is said. Which key was pressed is never said. */
export function noticeWords({ event, news, ignored }: NotificationItem): NoticeWords {
  if (news) return newsWords(news);
  switch (event?.type) {
    case undefined:
      return { state: null, says: `Graph told something that has no meaning here (${ignored}).` };
    case "incoming":
      return { state: "incoming", says: "A call rings. Nothing answers it at the console's address." };
    case "connected":
      return { state: "established", says: "The call is connected, and sound flows." };
    case "grown":
      return { state: "established", says: "The call is a group call." };
    case "tone":
      return { state: null, says: "A key was pressed." };
    case "ended":
      return { state: "terminated", ...coded("The call has ended", endingOf, event.detail) };
    case "result": {
      const { command, outcome, detail } = event;
      if ("type" in command) {
        const { says, ...more } = coded("The transfer has failed", failureOf, detail);
        return { state: "established", says: `${says} The call is back.`, ...more };
      }
      return { ...operationEnd("The operation", outcome, detail), clientContext: command.id };
    }
  }
}

const states: Readonly<Record<Extract<News, { type: "state" }>["state"], string>> = {
  establishing: "The call is being set up.",
  established: "The call is connected; no sound flows yet.",
  hold: "The call is on hold.",
  transferring: "The call is being transferred.",
  transferAccepted: "The transfer was accepted.",
  redirecting: "The call is being sent elsewhere.",
  terminating: "The call is about to end.",
};

const sharing = {
  created: "Sharing of content has begun.",
  updated: "Sharing of content has changed.",
  deleted: "Sharing of content has ended.",
  unknown: "Sharing of content has changed.",
} as const;

function newsWords(news: News): NoticeWords {
  switch (news.type) {
    case "state": {
      const chat = news.chat === undefined ? "" : ` Its chat is ${news.chat}.`;
      return { state: news.state, says: states[news.state] + chat };
    }
    case "roster":
      return { state: null, says: rosterWords(news.participants) };
    case "content sharing":
      return { state: news.change, says: sharing[news.change] };
    case "operation": {
      const { operation, outcome, detail, clientContext, invited = [] } = news;
      const who = invited.length === 0 ? "" : ` (${invited.slice(0, namesShown).map(partyName).join(", ")})`;
      const what = operation === "other" ? "The operation" : `${operation}${who}`;
      return { ...operationEnd(what, outcome, detail), ...tag(clientContext) };
    }
    case "recorded": {
      const { outcome, detail, recording, clientContext } = news;
      // Neither where it lies nor the token for it is for a page.
      const end = recording
        ? { state: "completed", says: "An answer was recorded; the recording can be fetched." }
        : operationEnd("The recording", outcome, detail);
      return { ...end, ...tag(clientContext) };
    }
  }
}

const tag = (clientContext: string | undefined) => (clientContext === undefined ? {} : { clientContext });

function operationEnd(
  what: string,
  outcome: "done" | "failed" | "unknown" | undefined,
  detail: string | undefined,
): NoticeWords {
  switch (outcome) {
    case undefined:
      return { state: "running", says: `${what} is under way.` };
    case "done":
      return {
        state: "completed",
        says: `${what} is done.`,
        ...(detail === undefined ? {} : { code: detail }),
      };
    case "failed":
      return { state: "failed", ...coded(`${what} has failed`, failureOf, detail) };
    case "unknown":
      return { state: "deleted", says: `${what} has ended; Graph does not say how.` };
  }
}

function rosterWords(participants: Extract<News, { type: "roster" }>["participants"]): string {
  if (participants.length === 0) return "Nobody is in the call.";
  const names = participants.slice(0, namesShown).map(({ party, muted, inLobby }) => {
    const more = [...(muted ? ["muted"] : []), ...(inLobby ? ["in the lobby"] : [])].join(", ");
    return partyName(party) + (more === "" ? "" : ` (${more})`);
  });
  const others = participants.length - names.length;
  return `In the call: ${names.join(", ")}${others > 0 ? ` and ${others} more` : ""}.`;
}

function partyName(party: Party): string {
  if (party.kind === "unknown") return "somebody unknown";
  if (party.name !== undefined) return party.name;
  if (party.kind === "phone") return party.number;
  return party.id === undefined ? `a ${party.kind}` : `${party.kind} ${party.id}`;
}

type Meaning = (code: number, subcode: number | undefined) => string | undefined;

/** A sentence with what the numbers mean, as far as that is known. */
function coded(
  what: string,
  meaning: Meaning,
  detail: string | undefined,
): Pick<NoticeWords, "says" | "code"> {
  if (detail === undefined) return { says: `${what}.` };
  const [, code, subcode] = /^(\d*)(?:#(\d+))?$/.exec(detail) ?? [];
  const known = code === undefined ? detail : meaning(Number(code), subcode ? Number(subcode) : undefined);
  return { says: known === undefined ? `${what}.` : `${what}: ${known}.`, code: detail };
}

const endingOf: Meaning = (code, subcode) =>
  endings.find((one) => one.subcode === subcode && one.code === (code < 300 ? 200 : code))?.says ??
  classOf(code);

const failureOf: Meaning = (code, subcode) =>
  failures.find((one) => one.subcode === subcode && one.code === code)?.says ?? classOf(code);

const classOf = (code: number): string | undefined =>
  failureClasses.find((one) => one.code === code)?.reason.replace("-", " ");
