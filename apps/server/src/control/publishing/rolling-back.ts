import { check } from "@dialtree/engine";
import type { FlowDocument, Problem } from "@dialtree/flow";
import { resolveNames } from "@dialtree/flow/names";
import { ControlError } from "../control-error.ts";
import { flowsIn } from "../drafts/there.ts";
import { destinationProblems } from "./destinations.ts";
import { type Approved, lookupProblems } from "./lookups.ts";
import { damaged } from "./manifest.ts";
import type { Publisher } from "./publish.ts";
import { type ToldProblem, told } from "./told-problem.ts";
import type { WholeVersion } from "./versions.ts";

type Asked = Pick<Publisher, "database" | "nodeTypes" | "audio" | "mailboxes" | "judge" | "approved">;

/**
 * Sees to it that what a version needs of the installation is still there, in every flow that it holds. What was checked when it
 * was published is not checked again: no rule of today may keep callers from what they had yesterday.
 * @throws ControlError `rollback_refused` with what is gone, `version_damaged` for sounds
 */
export async function refuseWhatLacks(
  asked: Asked,
  version: WholeVersion,
  sounds: Iterable<string>,
): Promise<void> {
  const there = await thereIn(asked);
  const approved = await asked.approved();
  const { nodeTypes } = asked;
  const gone = [...version.documents].flatMap(([flow, written]) => {
    const { document } = resolveNames(written, nodeTypes, version.manifest.resolved);
    return goneFrom(document, asked, there, approved).map((problem) =>
      told(problem, flow, document, nodeTypes),
    );
  });
  if (gone.length > 0) throw refused(version, gone);
  let lost = 0;
  for (const hash of new Set(sounds)) if (!(await asked.audio.read(hash))) lost += 1;
  if (lost > 0)
    throw damaged(version.id, `${lost === 1 ? "1 of its sounds is" : `${lost} of its sounds are`} gone`);
}

/** What flows name that is of the installation. */
async function thereIn({ database, mailboxes }: Asked) {
  const flows = await flowsIn(database).select("id").execute();
  const calendars = await database.selectFrom("calendar").select("id").execute();
  const pinLists = await database.selectFrom("pin_list").select("name").execute();
  return {
    flows: new Map(flows.map(({ id }) => [id, undefined])),
    calendars: new Set(calendars.map(({ id }) => id)),
    resources: {
      "pin-list": pinLists.map(({ name }) => name),
      ...(mailboxes ? { mailbox: mailboxes } : {}),
    },
  };
}

function goneFrom(
  document: FlowDocument,
  { nodeTypes, judge }: Asked,
  there: Awaited<ReturnType<typeof thereIn>>,
  approved: Approved,
): readonly Problem[] {
  const place = ({ code, at }: Problem) => `${code} ${at}`;
  // What is wrong whatever there is has nothing to do with what has gone.
  const anyway = new Set(check(document, nodeTypes).map(place));
  return [
    ...check(document, nodeTypes, there).filter((problem) => !anyway.has(place(problem))),
    ...lookupProblems(document, nodeTypes, approved),
    ...destinationProblems(document, nodeTypes, judge),
  ].filter(({ severity }) => severity === "error");
}

function refused({ flow, number }: WholeVersion, problems: readonly ToldProblem[]): ControlError {
  const what =
    problems.length === 1 ? "1 thing that it needs is" : `${problems.length} things that it needs are`;
  return new ControlError(
    "rollback_refused",
    `Version ${number} of the flow "${flow}" was not made live: ${what} no longer there.`,
    "Bring back what the problems name, or open the version as a draft, mend it and publish that. Callers go on getting the version that they had.",
    { problems },
  );
}
