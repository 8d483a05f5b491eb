import type { Clock } from "@dialtree/calls";
import { type DirectoryUser, directoryMembers, readPage, readUser } from "@dialtree/graph";
import { type GraphClient, type Performed, perform } from "@dialtree/graph/io";
import { ApiError } from "../control/api/errors.ts";
import { paceOf } from "../operating/pace.ts";

/** The organisation's directory, as far as calls can be sent there. */
export interface People {
  /** Those whose name or mail address has a word that begins so: a few, whoever else there is. @throws ApiError */
  search(text: string, signal: AbortSignal): Promise<readonly DirectoryUser[]>;
  /** Undefined for somebody who is not there, or no longer. @throws ApiError */
  find(id: string, signal: AbortSignal): Promise<DirectoryUser | undefined>;
}

export interface PeopleOptions {
  readonly client: Pick<GraphClient, "send">;
  /** What is missing before Graph can be asked at all, and whom to ask there. */
  readonly settings: {
    readonly appId: string;
    readonly appSecret: string;
    readonly tenants: readonly string[];
  };
  /** The time that the client goes by. */
  readonly clock: Pick<Clock, "now">;
}

/** More are not shown: whoever looks for somebody types another letter. */
export const mostFound = 20;

// People look the same ones up again and again, and nobody leaves the company in a minute.
const keptMs = 60_000;
const mostKept = 500;
// Graph lets through far more; this keeps a page that goes wild from using it up for calls.
const pace = { most: 30, withinMs: 10_000 } as const;
const patienceMs = 10_000;

export function peopleIn({ client, settings, clock }: PeopleOptions): People {
  const known = new Map<string, { readonly until: number; readonly answer: unknown }>();
  const beginOne = paceOf(clock, pace);

  async function remembered<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const found = known.get(key);
    if (found && found.until > clock.now()) return found.answer as Answer;
    beginOne();
    const answer = await ask();
    known.delete(key);
    known.set(key, { until: clock.now() + keptMs, answer });
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return answer;
  }

  const sending = (signal: AbortSignal) => ({
    tenant: tenantOf(settings),
    deadlineAt: clock.now() + patienceMs / 2,
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  });

  return {
    search: (text, signal) =>
      remembered(`search ${text.toLowerCase()}`, async () => {
        const query = {
          text,
          in: ["displayName", "mail", "userPrincipalName"],
          select: directoryMembers,
          top: mostFound,
        } as const;
        const done = await perform(client, "searchUsers", { query }, sending(signal));
        return readPage(bodyOf(done), readUser).items.slice(0, mostFound);
      }),
    find: (id, signal) =>
      remembered(`user ${id.toLowerCase()}`, async () => {
        const input = { ids: { user: id }, query: { select: directoryMembers } };
        const done = await perform(client, "getUser", input, sending(signal));
        if (done.sent?.attempts.at(-1)?.answer === 404) return undefined;
        return readUser(bodyOf(done));
      }),
  };
}

function tenantOf({ appId, appSecret, tenants }: PeopleOptions["settings"]): string {
  const [tenant] = tenants;
  if (tenant !== undefined && appId !== "" && appSecret !== "") return tenant;
  throw new ApiError(
    409,
    "people_unasked",
    "The directory cannot be asked: this server has not been told how to sign in to Microsoft Graph.",
    "Have whoever looks after the installation set DIALTREE_APP_ID, DIALTREE_APP_SECRET and DIALTREE_TENANTS. Until then, type the object id.",
  );
}

/** What was answered. @throws ApiError for anything but an answer, with what to do */
function bodyOf({ sent, problems }: Performed): unknown {
  if (problems)
    throw new ApiError(
      400,
      "people_unreadable",
      "This cannot be looked for.",
      "Type a part of a name or of a mail address.",
      { input: problems },
    );
  const { verdict, attempts, body } = sent;
  if (verdict.verdict === "done") return body;
  const answer = attempts.at(-1)?.answer;
  if (answer === 401 || answer === 403)
    throw new ApiError(
      409,
      "people_forbidden",
      "The directory does not let this app look anybody up.",
      "Have an administrator grant the app the permission User.Read.All (or User.ReadBasic.All) of Microsoft Graph, and consent to it. Until then, type the object id.",
    );
  throw new ApiError(
    502,
    "people_away",
    `The directory did not answer${answer === undefined ? "" : ` (${answer})`}.`,
    "Try again in a moment, or type the object id.",
  );
}
