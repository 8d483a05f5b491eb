import type { NodeTypes } from "@dialtree/flow";
import { together as allOf, isNothing, resolveNames } from "@dialtree/flow/names";
import type { Transaction } from "kysely";
import type { Audio } from "../audio.ts";
import { actor } from "../audit/actor.ts";
import { record } from "../audit/record.ts";
import { ControlError } from "../control-error.ts";
import { changing } from "../database/change-count.ts";
import type { Database } from "../database/open.ts";
import type { Tables } from "../database/tables.ts";
import { inLog } from "../environments/book.ts";
import type { OutsideCalls } from "../outside-calls/outside-calls.ts";
import { keepSummary } from "../preflight/kept.ts";
import { type Findings, findingsOn, type PreflightAsked, reportOn } from "../preflight/preflight.ts";
import { summaryOf } from "../preflight/report.ts";
import { scenarioProblems } from "../preflight/scenario-items.ts";
import { examine } from "./examine.ts";
import type { Approved } from "./lookups.ts";
import { type Manifest, sealed } from "./manifest.ts";
import { isStillSo, type Pinned, type PinnedFlow, type PinnedHow, pin, pinnedFrom } from "./pinning.ts";
import { refuseOwn } from "./second-person.ts";
import type { ToldProblem } from "./told-problem.ts";
import { currentOf, putLive } from "./version-rows.ts";
import type { Version } from "./versions.ts";
import { type Progress, type Voiced, voice } from "./voicing.ts";

export interface PublishOptions extends PinnedHow {
  /** The revision that somebody looked at. Publishing is refused when the draft has been saved since. */
  readonly revision?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** What becomes of the version instead of going live, in the transaction that writes it. */
  readonly bring?: Bring;
  /** Ends it, as long as nothing is written yet. */
  readonly signal?: AbortSignal;
  /** Publishes although scenarios fail. */
  readonly despiteScenarios?: DespiteScenarios;
}

/** What somebody who publishes although scenarios fail has to say: one more than they have seen is refused. */
export interface DespiteScenarios {
  readonly failing: number;
  readonly reason: string;
}

/** Has callers get a version in another way than all of them at once. */
export type Bring = (
  transaction: Transaction<Tables>,
  version: Version,
  /** Versions of linked flows that nobody has published. */
  together: readonly Version[],
  at: number,
) => Promise<void>;

export interface Publication {
  readonly version: Version;
  /** False when this very content had been published before; then it is only made current again. */
  readonly isNew: boolean;
  /** Versions of linked flows that had never been published, and were together with this one. */
  readonly together: readonly Version[];
  readonly warnings: readonly ToldProblem[];
}

export interface Publisher extends PreflightAsked {
  readonly database: Database;
  readonly nodeTypes: NodeTypes;
  readonly audio: Audio;
  /** Primary language subtags that the voices speak; left out: only speaking tells. */
  readonly voices?: readonly string[];
  /** Names of the mailboxes of the installation; left out: nobody knows. */
  readonly mailboxes?: readonly string[];
  readonly now: () => number;
  /** Nobody publishes what they have changed last themselves. */
  readonly secondPerson?: boolean;
  /** Whether calls may go to a number. */
  readonly judge: OutsideCalls["judge"];
  /** What lookups may use. */
  readonly approved: () => Promise<Approved>;
}

/**
 * Makes a version of a flow's draft, or of an earlier version of it, for one environment, and has new calls get it. Everything that callers can hear is spoken before anything
 * is written, so that no call ever waits for a voice.
 * @throws ControlError `publish_refused` with all problems when one of them is an error; `publish_cancelled` after the
 *   signal; `draft_conflict`, `flow_unknown`
 */
export async function publish(
  publisher: Publisher,
  flow: string,
  message: string,
  options: PublishOptions = {},
): Promise<Publication> {
  // Once, unless another server published meanwhile: what was taken for granted is then looked at anew. All that both of
  // them say has been spoken by then, so that a further round is a short one.
  try {
    for (;;) {
      options.signal?.throwIfAborted();
      const pinned = await pin(publisher.database, flow, publisher.nodeTypes, options);
      const publication = await publishPinned(publisher, pinned, message, options);
      if (publication) return publication;
    }
  } catch (error) {
    if (options.signal?.aborted && error === options.signal.reason) throw cancelled(flow);
    throw error;
  }
}

/** As `publish`, for a flow that nobody has published; undefined when somebody has, be it meanwhile. */
export async function publishFirst(
  publisher: Publisher,
  flow: string,
  message: string,
): Promise<Publication | undefined> {
  for (;;) {
    const pinned = await pin(publisher.database, flow, publisher.nodeTypes);
    if (pinned.current.has(flow)) return undefined;
    const publication = await publishPinned(publisher, pinned, message, {}, true);
    if (publication) return publication;
  }
}

/** Undefined, with nothing written, when it is no longer as it was pinned. */
async function publishPinned(
  publisher: Publisher,
  pinned: Pinned,
  message: string,
  { revision, onProgress, signal, despiteScenarios, bring }: PublishOptions,
  atFirstStart = false,
): Promise<Publication | undefined> {
  const { database, nodeTypes, audio, now } = publisher;
  const { flow, environment } = pinned;
  refuseOutdated(pinned, revision);
  if (publisher.secondPerson) await refuseOwn(database, pinned, nodeTypes);
  // What comes with dialtree has been played before it was shipped, and somebody waits for the server to start.
  const findings = atFirstStart
    ? { problems: examine(pinned, publisher, await publisher.approved()), played: [] }
    : await findingsOn(publisher, pinned, signal);
  const failing = failingOf(findings, despiteScenarios);
  // Before anything is spoken: what nobody is going to hear need not cost anything.
  if (failing.some(({ severity }) => severity === "error"))
    throw refused(flow, [...findings.problems, ...failing]);
  // Nobody is asked for in the directory: a publish does not wait for it.
  const { findPerson: _, ...unasked } = publisher;
  const report = atFirstStart ? undefined : await reportOn(unasked, pinned, findings, signal);
  const voiced = await voice(pinned, nodeTypes, audio, { onProgress, signal });
  const problems = [...findings.problems, ...failing, ...unlessTold(voiced.problems, findings.problems)];
  if (problems.some(({ severity }) => severity === "error")) throw refused(flow, problems);

  // A reason that nothing stood in the way of is none.
  const despite = failing.length > 0 ? despiteScenarios?.reason : undefined;
  const fresh = [...pinned.flows.values()].filter(({ from }) => from === "draft");
  await audio.share(hashesOf(voiced));
  signal?.throwIfAborted();
  const at = now();
  const written = await changing(database, async (transaction) => {
    if (!(await isStillSo(pinned, transaction))) return undefined;
    const versions: Written[] = [];
    for (const { id } of fresh) {
      const parts = pinnedFrom(pinned, id);
      const manifest = manifestFrom(pinned, id, parts, voiced, nodeTypes);
      const one = await writeVersion(transaction, manifest, parts, { message, at, environment });
      versions.push(one);
      if (report) await keepSummary(transaction, one.version.id, summaryOf(report, at, despite));
    }
    const { own, together } = apart(versions, flow);
    await (bring ?? bringAllTo(environment))(
      transaction,
      own.version,
      together.map(({ version }) => version),
      at,
    );
    for (const one of versions) await tell(transaction, one, environment, despite);
    return { own, together };
  });
  if (!written) return undefined;
  const { own, together } = written;
  const { version, isNew } = own;
  return { version, isNew, together: together.map(({ version }) => version), warnings: problems };
}

/** A version that is written, and what new calls of its flow got until then. */
interface Written {
  readonly version: Version;
  readonly isNew: boolean;
  readonly before: Awaited<ReturnType<typeof currentOf>>;
}

function apart(versions: readonly Written[], flow: string) {
  const own = versions.find(({ version }) => version.flow === flow);
  if (!own) throw new Error("A flow is always among those that are published with it.");
  return { own, together: versions.filter((other) => other !== own) };
}

const bringAllTo =
  (environment: string): Bring =>
  async (transaction, version, together, at) => {
    for (const { id, flow } of [version, ...together])
      await putLive(transaction, { flow, version: id, at, note: "", environment });
  };

function tell(
  transaction: Transaction<Tables>,
  { version: { id, flow, number, message }, before }: Written,
  environment: string,
  despite: string | undefined,
): Promise<void> {
  return record(transaction, {
    deed: "version.published",
    thing: flow,
    ...(before ? { before } : {}),
    after: { version: id, number, message, ...(despite ? { despite } : {}), ...inLog(environment) },
  });
}

/** What is wrong with a draft and what it would be published with, without having anything spoken. */
export async function problemsOfDraft(
  publisher: Publisher,
  flow: string,
  how: PinnedHow = {},
): Promise<{ readonly revision: number; readonly problems: readonly ToldProblem[] }> {
  const pinned = await pin(publisher.database, flow, publisher.nodeTypes, how);
  return {
    revision: pinned.flows.get(flow)?.revision ?? 0,
    problems: examine(pinned, publisher, await publisher.approved()),
  };
}

/** The scenarios that fail: errors, unless somebody knows of as many. */
function failingOf({ played = [] }: Findings, despite: DespiteScenarios | undefined): readonly ToldProblem[] {
  const failing = scenarioProblems(played, "error");
  return failing.length <= (despite?.failing ?? 0) ? scenarioProblems(played, "warning") : failing;
}

/** Of everything that is said, be it by a voice or a recording. */
function hashesOf({ spoken, recordings, prompts }: Voiced): readonly string[] {
  const used = [...prompts.values()].flatMap((of) => [...of.values()]);
  const heard = [...spoken.values(), ...recordings.values(), ...used].flatMap((of) => [...of.values()]);
  return [...new Set(heard.map(({ hash }) => hash))];
}

function refuseOutdated({ flow, flows }: Pinned, wanted: number | undefined): void {
  const draft = flows.get(flow);
  if (wanted === undefined || draft?.revision === wanted) return;
  throw new ControlError(
    "draft_conflict",
    `The flow "${flow}" has been saved since: you looked at revision ${wanted}, and it is at ${draft?.revision}.`,
    "Look at what was changed, and publish that revision.",
  );
}

// The check already said that no voice speaks this language; the voice says it again.
function unlessTold(
  voiced: readonly ToldProblem[],
  examined: readonly ToldProblem[],
): readonly ToldProblem[] {
  const place = ({ flow, at }: ToldProblem): string => `${flow} ${at}`;
  const voiceless = new Set(examined.filter(({ code }) => code === "voice_of_other_language").map(place));
  return voiced.filter((problem) => !voiceless.has(place(problem)));
}

function refused(flow: string, problems: readonly ToldProblem[]): ControlError {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return new ControlError(
    "publish_refused",
    `The flow "${flow}" was not published, because of ${errors === 1 ? "1 error" : `${errors} errors`}.`,
    "Correct what the problems name, and publish again. Callers go on getting the version that they had.",
    { problems },
  );
}

function cancelled(flow: string): ControlError {
  return new ControlError(
    "publish_cancelled",
    `The flow "${flow}" was not published: somebody has stopped it.`,
    "Publish it again whenever you like; what was spoken by then is kept.",
  );
}

async function writeVersion(
  transaction: Transaction<Tables>,
  made: Manifest,
  parts: readonly PinnedFlow[],
  {
    message,
    at,
    environment,
  }: { readonly message: string; readonly at: number; readonly environment: string },
): Promise<Written> {
  const { id, text: manifest } = sealed(made);
  const { flow } = made;
  for (const { hash, text } of parts) {
    await transaction
      .insertInto("document")
      .values({ hash, text })
      .onConflict((known) => known.doNothing())
      .execute();
  }
  const known = await transaction
    .selectFrom("version")
    .select(["id", "flow", "number", "message", "published_at as publishedAt"])
    .where("id", "=", id)
    .executeTakeFirst();
  const version = known ?? {
    id,
    flow,
    number: await nextNumber(transaction, flow),
    message,
    publishedAt: at,
  };
  if (!known) {
    const { number } = version;
    await transaction
      .insertInto("version")
      .values({
        id,
        flow,
        number,
        message,
        published_at: at,
        manifest,
        environment: made.resolved?.environment ?? null,
        author: actor().name,
      })
      .execute();
  }
  return { version, isNew: !known, before: await currentOf(transaction, flow, environment) };
}

async function nextNumber(transaction: Transaction<Tables>, flow: string): Promise<number> {
  const { newest } = await transaction
    .selectFrom("version")
    .select(({ fn }) => fn.max("number").as("newest"))
    .where("flow", "=", flow)
    .executeTakeFirstOrThrow();
  return (newest ?? 0) + 1;
}

function manifestFrom(
  { environment, naming }: Pinned,
  flow: string,
  parts: readonly PinnedFlow[],
  { spoken, recordings, prompts }: Voiced,
  nodeTypes: NodeTypes,
): Manifest {
  const used = allOf(
    parts.flatMap(({ document }) => (document ? [resolveNames(document, nodeTypes, naming).used] : [])),
  );
  const library = parts.flatMap(({ id }) => {
    const used = [...(prompts.get(id) ?? [])].map(([prompt, sounds]) => [prompt, Object.fromEntries(sounds)]);
    return used.length > 0 ? [[id, Object.fromEntries(used)]] : [];
  });
  return {
    format: 1,
    flow,
    flows: Object.fromEntries(parts.map(({ id, hash }) => [id, { hash }])),
    recordings: Object.fromEntries(
      parts.flatMap(({ id }) => {
        const used = recordings.get(id);
        return used && used.size > 0 ? [[id, Object.fromEntries(used)]] : [];
      }),
    ),
    // A version that uses none has the hash that it always had.
    ...(library.length > 0 ? { prompts: Object.fromEntries(library) } : {}),
    spoken: Object.fromEntries(parts.flatMap(({ id }) => [...(spoken.get(id) ?? [])])),
    ...(isNothing(used) ? {} : { resolved: { environment, ...used } }),
  };
}
