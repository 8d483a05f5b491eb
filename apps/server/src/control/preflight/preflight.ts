import type { NodeTypes } from "@dialtree/flow";
import type { Calendars } from "@dialtree/flow/hours";
import type { Audio } from "../audio.ts";
import type { Database } from "../database/open.ts";
import { type Abilities, examine } from "../publishing/examine.ts";
import type { Approved } from "../publishing/lookups.ts";
import { type Pinned, type PinnedHow, pin, resolved } from "../publishing/pinning.ts";
import type { ToldProblem } from "../publishing/told-problem.ts";
import type { PlayedScenario } from "../scenarios/play-order.ts";
import type { Player } from "../scenarios/playing.ts";
import type { OwnScenarios } from "../scenarios/scenarios.ts";
import { answeringOf } from "./answering.ts";
import { changesIn } from "./changes.ts";
import { type FindPerson, peopleThere } from "./people.ts";
import { drafts, referencesThere } from "./references.ts";
import { type Item, itemOf, type Report, reportOf, type SectionId } from "./report.ts";
import { scenarioItems } from "./scenario-items.ts";
import { sectionOf } from "./sorting.ts";
import { soundsThere } from "./sounds.ts";

/** What it takes to look at a flow before it is published. */
export interface PreflightAsked extends Abilities {
  readonly database: Database;
  readonly nodeTypes: NodeTypes;
  readonly audio: Pick<Audio, "isSpoken">;
  readonly approved: () => Promise<Approved>;
  readonly player: Pick<Player, "play">;
  readonly scenarios: Pick<OwnScenarios, "of">;
  /** The calendars as they are now. */
  readonly calendars: () => Promise<Calendars>;
  /** Left out where no directory can be asked. */
  readonly findPerson?: FindPerson;
  readonly now: () => number;
}

/** What was found of flows as they were pinned, as far as it keeps them from being published. */
export interface Findings {
  readonly problems: readonly ToldProblem[];
  /** Undefined where the flows have errors: calls of such a flow come to anything. */
  readonly played: readonly PlayedScenario[] | undefined;
}

/**
 * A report on the draft of a flow, or on a version in its place, as it would be in an environment. Writes nothing and has nothing
 * spoken. @throws ControlError `flow_unknown`, `environment_unknown`, `version_unknown`, `version_damaged`
 */
export async function preflight(
  asked: PreflightAsked,
  flow: string,
  how: PinnedHow = {},
  signal?: AbortSignal,
): Promise<Report> {
  const pinned = await pin(asked.database, flow, asked.nodeTypes, how);
  const findings = await findingsOn(asked, pinned, signal);
  return reportOn(asked, pinned, findings, signal);
}

/** What publishing goes by, and what the report begins with. */
export async function findingsOn(
  asked: PreflightAsked,
  pinned: Pinned,
  signal?: AbortSignal,
): Promise<Findings> {
  const problems = examine(pinned, asked, await asked.approved());
  const isPlayable = problems.every(({ severity }) => severity !== "error");
  return {
    problems,
    played: isPlayable ? await playedOf(asked, resolved(pinned, asked.nodeTypes), signal) : undefined,
  };
}

/** The whole report. `asked.findPerson` left out: people are not asked for. */
export async function reportOn(
  asked: PreflightAsked,
  written: Pinned,
  { problems, played }: Findings,
  signal?: AbortSignal,
): Promise<Report> {
  const { database, nodeTypes, audio, findPerson, now } = asked;
  // Callers get to whom names stand for; what changes is told in the words that somebody has written.
  const pinned = resolved(written, nodeTypes);
  const numbers = await database.selectFrom("number").selectAll().orderBy("called").execute();
  const told = Map.groupBy(problems, sectionOf);
  const toldIn = (section: SectionId): readonly Item[] => (told.get(section) ?? []).map(itemOf);
  return reportOf(
    { flow: pinned.flow, revision: pinned.flows.get(pinned.flow)?.revision ?? 0, at: now() },
    {
      problems: toldIn("problems"),
      scenarios: scenarioItems(pinned, played),
      references: [
        ...toldIn("references"),
        ...referencesThere(pinned, asked, await asked.approved()),
        ...(await peopleThere(pinned, nodeTypes, findPerson, signal)),
      ],
      audio: [...toldIn("audio"), ...(await soundsThere(pinned, nodeTypes, audio))],
      fallback: [...toldIn("fallback"), ...answeringOf(pinned, nodeTypes, numbers)],
      changes: await changesIn(written, database, nodeTypes),
    },
  );
}

/** The scenarios of what would be published together, played with the flows as they would be. */
async function playedOf(
  asked: PreflightAsked,
  pinned: Pinned,
  signal?: AbortSignal,
): Promise<readonly PlayedScenario[]> {
  const scenarios = await asked.scenarios.of(drafts(pinned).map(({ id }) => id));
  const flows = [...pinned.flows.values()].flatMap(({ document, recordings }) =>
    document
      ? [
          {
            document,
            recordings: new Map([...recordings].map(([name, { milliseconds }]) => [name, milliseconds])),
          },
        ]
      : [],
  );
  const calendars = withoutEmergencies(await asked.calendars());
  return asked.player.play({ flows, calendars, scenarios }, signal);
}

/** An emergency of today says nothing about the flow; a scenario says itself when there is one. */
function withoutEmergencies(calendars: Calendars): Calendars {
  return new Map([...calendars].map(([id, { emergency: _, ...calendar }]) => [id, calendar]));
}
