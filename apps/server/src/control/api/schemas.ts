import { languageTag, limits, pinPolicyBounds, slug } from "@dialtree/flow";
import { destinationPolicySchema } from "@dialtree/flow/destinations";
import { specialDaySchema } from "@dialtree/flow/hours";
import { live } from "@dialtree/flow/names";
import { z } from "zod";
import { manifestSchema } from "../publishing/manifest.ts";
import { guardSchema } from "../rollout/guard.ts";
import { because } from "./fault-schema.ts";
import { preflightSummary } from "./preflight-schemas.ts";

// What goes over the wire. Each schema with an id is a component of the OpenAPI document.

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(200).meta({ description: "Items at most" }),
  after: z
    .string()
    .max(1_000)
    .optional()
    .meta({ description: "Where the page before ended, as its next says it" }),
});

/** What every list that can grow answers beside its items. */
export const nextPage = {
  next: z
    .string()
    .nullable()
    .default(null)
    .meta({ description: "The address of the next page; null on the last one" }),
};

/** JSON that is looked at elsewhere: a document is read by the flow's own reader, which migrates and explains. */
export const flowDocument = z.unknown().meta({
  id: "FlowDocument",
  type: "object",
  description: "A flow, as in a flow file. Its JSON Schema is flows/flow.schema.json.",
});
const time = z.iso.datetime().meta({ description: "UTC" });
const versionId = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");

const problem = z
  .object({
    flow: z.string(),
    code: z.string(),
    severity: z.enum(["error", "warning"]),
    at: z.string().meta({ description: "JSON pointer into the flow's document" }),
    node: z.string().optional(),
    name: z.string().optional().meta({ description: "What people call the node" }),
    outlet: z.string().optional(),
    sentence: z.string(),
    remedy: z.string(),
    because,
  })
  .meta({ id: "Problem" });

/** RFC 9457, with members of ours. */
const inTheWay = z
  .array(
    z.object({
      kind: z.enum(["number", "step", "key", "version", "trial", "planned"]),
      says: z.string().meta({ description: "What it is" }),
      remedy: z.string(),
      flow: z.string().meta({ description: "The flow whose step, key, version, trial or plan it is" }),
      called: z.string().optional().meta({ description: "Of a number" }),
      node: z.string().optional().meta({ description: "Of a step, in the draft of its flow" }),
    }),
  )
  .meta({ description: "What keeps a flow from being removed" });

export const problemDetails = z
  .object({
    type: z.string().meta({ description: "An address of this server that says what the code means" }),
    title: z.string().meta({ description: "What all problems with this code have in common" }),
    status: z.int(),
    detail: z.string().meta({ description: "What is wrong this time" }),
    instance: z.string().meta({ description: "The request, as the server's log names it" }),
    code: z.string().meta({ description: "For programs; never changes" }),
    remedy: z.string().meta({ description: "What to do about it" }),
    problems: z.array(problem).optional(),
    because,
    conflict: z
      .object({
        saved: z.object({
          revision: z.int(),
          document: flowDocument,
          by: z
            .string()
            .nullable()
            .optional()
            .meta({ description: "Of a flow: who saved it; null of whoever has no name here" }),
          at: time.optional(),
        }),
        yours: z.object({ basedOn: z.int(), document: flowDocument }),
      })
      .optional()
      .meta({ description: "Both sides of a save that came too late" }),
    inTheWay: inTheWay.optional(),
    input: z
      .array(
        z.object({
          code: z.string(),
          at: z.string().meta({ description: "JSON pointer into the input" }),
          sentence: z.string(),
          remedy: z.string(),
        }),
      )
      .optional()
      .meta({ description: "Everything that keeps an operation of Graph from being sent" }),
  })
  .meta({ id: "ProblemDetails" });

const version = z
  .object({
    id: versionId.meta({ description: "SHA-256 of the manifest" }),
    flow: z.string(),
    number: z.int().min(1),
    message: z.string(),
    publishedAt: time,
  })
  .meta({ id: "Version" });

export const recording = z
  .object({ name: z.string(), hash: z.string(), milliseconds: z.int() })
  .meta({ id: "Recording" });

const flowFacts = z.object({
  id: z.string(),
  title: z.string(),
  revision: z.int().min(1),
  updatedAt: time,
  current: version.nullable().meta({ description: "What new calls get" }),
  newest: z
    .int()
    .nullable()
    .meta({ description: "Number of the newest version; null where it was never published" }),
});
const flowSummary = flowFacts
  .extend({
    callsOut: z.boolean().meta({ description: "It places its calls itself, as its draft stands" }),
    usedIn: z.array(z.string()).meta({ description: "Flows whose steps lead here, as their drafts stand" }),
  })
  .meta({ id: "FlowSummary" });

export const flowList = z.object({ flows: z.array(flowSummary), ...nextPage });
export const flow = flowFacts
  .extend({
    document: flowDocument,
    recordings: z.array(recording),
    savedBy: z.string().nullable().meta({ description: "Who made the draft what it is, as far as known" }),
  })
  .meta({ id: "Flow" });
export const flowSent = flowDocument;

export const removal = z
  .object({
    revision: z.int().min(1),
    wasPublished: z.boolean().meta({ description: "Then only somebody who may publish can remove it" }),
    inTheWay,
  })
  .meta({ id: "Removal" });
export const removedFlowList = z.object({
  flows: z.array(
    z
      .object({
        id: z.string(),
        title: z.string(),
        revision: z.int().min(1),
        removedAt: time,
        removedBy: z.string(),
      })
      .meta({ id: "RemovedFlow" }),
  ),
  ...nextPage,
});
export const saved = z
  .object({ id: z.string(), title: z.string(), revision: z.int().min(1), updatedAt: time })
  .meta({ id: "SavedFlow" });
export const restored = z
  .object({
    id: z.string(),
    revision: z.int().min(1),
    document: flowDocument,
    recordings: z.array(recording),
    otherSounds: z.array(z.string()).meta({
      description: "Recordings that sound different in the version; the draft keeps its own",
    }),
  })
  .meta({ id: "RestoredDraft" });
export const problemList = z.object({ revision: z.int(), problems: z.array(problem) });

const share = z.int().min(1).max(99).meta({ description: "Calls of a hundred that get the version" });
const localTime = z
  .strictObject({
    at: z.string().max(40).meta({ description: "Like 2026-11-23T02:30, without a zone" }),
    zone: z.string().max(80).meta({ description: "Like Europe/Berlin" }),
  })
  .meta({ id: "LocalTime", description: "A time on a clock of a zone; the first where it comes twice" });
const wayLive = {
  when: localTime.optional().meta({ description: "When it goes live; at once unless told" }),
  share: share.optional().meta({ description: "Of a hundred new calls, how many get it; all unless told" }),
  guard: guardSchema.optional().meta({
    description: "What takes it back by itself, where only some calls get it; as usual unless told",
  }),
} as const;
export const despiteScenarios = z
  .strictObject({
    failing: z.int().min(1).meta({ description: "As many as were seen to fail; more are refused" }),
    reason: z.string().trim().min(1).max(2_000).meta({ description: "Why, for people" }),
  })
  .optional()
  .meta({ description: "Publishes although scenarios fail" });
export const publishOrder = z
  .strictObject({
    ...wayLive,
    message: z.string().trim().max(2_000).meta({ description: "What changed, for people" }),
    revision: z.int().min(1).optional().meta({
      description:
        "The revision that was looked at; publishing is refused when the draft has been saved since",
    }),
    despiteScenarios,
    environment: slug
      .default(live)
      .meta({ description: "Where its names are looked up, and whose calls get it" }),
  })
  .meta({ id: "PublishOrder" });
export const preflightQuery = z.strictObject({
  environment: slug.default(live).meta({ description: "Where its names are looked up" }),
  version: versionId
    .optional()
    .meta({ description: "A version of the flow to look at in the place of its draft" }),
});
export const publication = z
  .object({
    version,
    isNew: z.boolean().meta({ description: "False when this very content had been published before" }),
    live: z.boolean().meta({ description: "All new calls get it now" }),
    together: z
      .array(version)
      .meta({ description: "Versions of linked flows that had never been published" }),
    warnings: z.array(problem),
  })
  .meta({ id: "Publication" });

export const publishingEvent = z
  .discriminatedUnion("type", [
    z.object({
      type: z.literal("progress"),
      done: z.int().meta({ description: "Texts spoken and recordings found" }),
      of: z.int(),
    }),
    z.object({ type: z.literal("published"), publication }),
    z.object({ type: z.literal("refused"), problem: problemDetails }),
  ])
  .meta({ id: "PublishingEvent" });

export const versionList = z.object({
  ...nextPage,
  versions: z.array(
    version.extend({
      current: z.boolean().meta({ description: "New calls get it" }),
      liveSince: time
        .nullable()
        .meta({ description: "When new calls last began to get it; null of what was before that was kept" }),
      author: z.string().nullable().meta({ description: "Who has published it, by name" }),
      liveBy: z.string().nullable().meta({ description: "Who had new calls get it then, by name" }),
      note: z.string().meta({ description: "Why it was brought back then, if anybody said so" }),
      preflight: preflightSummary.nullable(),
      currentIn: z.array(z.string()).meta({ description: "Environments in which new calls get it" }),
      wasIn: z.array(z.string()).meta({ description: "Environments that it has ever been published to" }),
    }),
  ),
});
export const activation = z
  .strictObject({
    ...wayLive,
    note: z
      .string()
      .trim()
      .max(2_000)
      .default("")
      .meta({ description: "Why it is brought back, for people" }),
    environment: slug.default(live).meta({ description: "Where: one that it was published to before" }),
  })
  .meta({ id: "Activation" });
const rolloutSide = z
  .object({
    version: versionId,
    number: z.int().min(1),
    begun: z.int().meta({ description: "Calls that began since the rollout did" }),
    ended: z.int().meta({ description: "Those of them that are over; the others are counted of these" }),
    errors: z.int().meta({ description: "Calls that the fallback had to take" }),
    failedTransfers: z.int().meta({ description: "Calls of which a transfer went wrong" }),
    hangUps: z.int().meta({ description: "Calls that were hung up in the first menu" }),
  })
  .meta({ id: "RolloutSide" });
const rollout = z
  .object({
    id: z.string(),
    flow: z.string(),
    state: z.enum(["running", "finished", "ended", "tripped", "replaced"]),
    share,
    guard: guardSchema,
    startedAt: time,
    overAt: time.nullable(),
    told: z.string().meta({ description: "Why it is over, for people" }),
    candidate: rolloutSide,
    current: rolloutSide.meta({ description: "What the other calls get" }),
  })
  .meta({ id: "Rollout" });
export const latestRollout = z.object({
  rollout: rollout.nullable().meta({ description: "The newest of the flow, be it over" }),
});
export const rolloutShare = z.strictObject({ share });
export const rolloutEnd = z.strictObject({
  why: z.string().trim().max(2_000).default("").meta({ description: "For people" }),
});
const schedule = z
  .object({
    id: z.string(),
    flow: z.string(),
    version: versionId,
    number: z.int().min(1),
    at: z.string().meta({ description: "On a clock of the zone" }),
    zone: z.string(),
    dueAt: time,
    share: share.nullable(),
    state: z.enum(["waiting", "done", "cancelled", "refused"]),
    overAt: time.nullable(),
    told: z.string().meta({ description: "What has become of it, for people" }),
  })
  .meta({ id: "Schedule" });
export const scheduleList = z.object({ schedules: z.array(schedule) });
export const scheduleShown = schedule;
export const scheduleParams = z.object({ id: z.uuid().meta({ description: "The id of a planned version" }) });
const keptDraft = z
  .object({
    id: z.string(),
    name: z.string().nullable().meta({ description: "Null where it was kept by itself" }),
    title: z.string(),
    revision: z.int().min(1),
    at: time,
  })
  .meta({ id: "KeptDraft" });
export const keptDraftList = z.object({ drafts: z.array(keptDraft) });
export const keptDraftShown = keptDraft;
export const wholeKeptDraft = keptDraft.extend({ document: flowDocument }).meta({ id: "WholeKeptDraft" });
export const draftName = z.strictObject({ name: z.string().trim().min(1).max(120) });
export const keptDraftParams = z.object({
  id: slug,
  kept: z.uuid().meta({ description: "The id of a kept draft" }),
});
export const activated = z.object({
  version,
  replaced: version.nullable().meta({ description: "What new calls got until now" }),
});
export const wholeVersion = version
  .extend({ manifest: manifestSchema, documents: z.record(z.string(), flowDocument) })
  .meta({ id: "WholeVersion" });

const promptWords = z
  .record(languageTag, z.string().max(limits.spokenCharacters))
  .meta({ description: "What it says, by language" });
const promptTitle = z.string().trim().min(1).max(100);
const servingVersion = z.object({ flow: z.string(), number: z.int().min(1) });
const placeInFlow = z.object({
  flow: z.string(),
  title: z.string(),
  at: z.string().meta({ description: "JSON pointer into the flow's document" }),
  node: z.string().optional(),
  name: z.string().optional().meta({ description: "What people call the node" }),
});
export const libraryPrompt = z
  .object({
    id: z.string(),
    title: z.string(),
    words: promptWords,
    revision: z.int().min(1),
    updatedAt: time,
    sounds: z.array(z.object({ language: z.string(), hash: z.string(), milliseconds: z.int() })),
  })
  .meta({ id: "LibraryPrompt" });
export const promptList = z.object({ prompts: z.array(libraryPrompt), ...nextPage });
export const promptWithUses = libraryPrompt
  .extend({
    uses: z.array(placeInFlow.extend({ language: z.string() })).meta({ description: "Where drafts use it" }),
    published: z.array(servingVersion).meta({
      description: "Versions that new calls get and that play it, each as it was published",
    }),
  })
  .meta({ id: "LibraryPromptWithUses" });
export const promptCreated = z
  .strictObject({ id: slug, title: promptTitle, words: promptWords.default({}) })
  .meta({ id: "NewLibraryPrompt" });
export const promptChange = z
  .strictObject({ title: promptTitle, words: promptWords })
  .meta({ id: "LibraryPromptChange" });
export const soundPut = z
  .object({
    prompt: libraryPrompt,
    keptBy: z.array(servingVersion).meta({
      description: "Versions that new calls get and that play another sound until they are published again",
    }),
  })
  .meta({ id: "PromptSoundPut" });

export const assignedNumber = z
  .object({ called: z.string(), flow: z.string(), environment: z.string() })
  .meta({ id: "Number" });
export const numberList = z.object({
  ...nextPage,
  numbers: z.array(
    assignedNumber.extend({ answered: z.boolean().meta({ description: "Whether a version answers" }) }),
  ),
});
export const destinationList = z.object({
  destinations: z.array(
    z
      .object({
        kind: z.enum(["user", "account", "voicemail", "phone", "named"]),
        id: z.string().optional(),
        number: z.string().optional(),
        name: z.string().optional(),
      })
      .meta({ id: "Destination" }),
  ),
});
export const assignment = z
  .strictObject({
    flow: slug,
    environment: slug
      .optional()
      .meta({ description: 'Left out: the one that it belongs to already, else "live"' }),
  })
  .meta({ id: "Assignment" });

export const wav = z
  .unknown()
  .meta({ type: "string", format: "binary", description: "WAV of 16 kHz, 16 bit, mono" });

const minutes = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.int().min(least).max(most);
const pinPolicy = {
  guesses: z.int().min(pinPolicyBounds.guesses.least).max(pinPolicyBounds.guesses.most).meta({
    description: "Wrong PINs of an account until nobody can try; a caller has three times as many",
  }),
  windowMinutes: minutes(pinPolicyBounds.windowMinutes).meta({
    description: "After which wrong PINs no longer count",
  }),
  lockoutMinutes: minutes(pinPolicyBounds.lockoutMinutes).meta({
    description: "For which nobody can try; twice as long with each further lockout, up to a day",
  }),
};
export const pinList = z
  .object({
    name: z.string(),
    accounts: z.int(),
    updatedAt: time,
    locked: z
      .int()
      .meta({ description: "Accounts and callers that cannot try now; who they are stands nowhere" }),
    lockedUntil: time.nullable().meta({ description: "When the last of them can try again" }),
    ...pinPolicy,
  })
  .meta({ id: "PinList", description: "A list of PINs, as far as anybody can see it" });
export const pinLists = z.object({ lists: z.array(pinList), ...nextPage });
export const newPins = z
  .strictObject({
    entries: z.array(z.strictObject({ account: z.string().max(100), pin: z.string().max(100) })),
    guesses: pinPolicy.guesses.optional(),
    windowMinutes: pinPolicy.windowMinutes.optional(),
    lockoutMinutes: pinPolicy.lockoutMinutes.optional(),
  })
  .meta({ id: "NewPins" });
export const pinAccounts = z
  .strictObject({ accounts: z.array(z.string().max(100)).max(limits.accountsInPinList) })
  .meta({ id: "PinAccounts" });
export const pinListChange = z
  .object({
    added: z.int().meta({ description: "Accounts that are new to the list" }),
    replaced: z.int().meta({ description: "Accounts whose PIN would be set anew" }),
    removed: z.int().meta({ description: "Accounts of the list that are not among them" }),
  })
  .meta({ id: "PinListChange" });
export const resourceUses = z
  .object({
    uses: z.array(placeInFlow).meta({ description: "Where drafts name it" }),
    published: z
      .array(servingVersion)
      .meta({ description: "Versions that new calls get and in which a call can get to it" }),
    ...nextPage,
  })
  .meta({ id: "ResourceUses" });
/** Exactly one of them. */
export const unlocking = z
  .union([
    z.strictObject({ account: z.string().max(100) }),
    z.strictObject({ caller: z.string().max(100) }),
    z.strictObject({ everybody: z.literal(true) }),
  ])
  .meta({ id: "Unlocking" });
export const pinListParams = z.object({ name: slug });

export const keptSecret = z
  .object({
    name: z.string(),
    hosts: z.array(z.string()).meta({ description: "Origins that it may be sent to" }),
    updatedAt: time,
    usedBy: z.array(z.string()).meta({ description: "Flows whose drafts name it" }),
  })
  .meta({ id: "KeptSecret", description: "A secret, as far as anybody can see it" });
export const keptSecrets = z.object({
  hosts: z.array(z.string()).meta({ description: "Origins that flows may ask; DIALTREE_HOSTS says them" }),
  secrets: z.array(keptSecret),
  ...nextPage,
});
export const newSecret = z
  .strictObject({ value: z.string().max(4_096), hosts: z.array(z.string().max(300)).max(50) })
  .meta({ id: "NewSecret" });
export const secretParams = z.object({ name: slug });

/** For streams of events; other headers pass. */
export const resumed = z.looseObject({
  "last-event-id": z.string().max(20).optional().meta({ description: "Only what came after this event" }),
});

/** For answers without a body. */
export const nothing = z.undefined().meta({ description: "Done" });

export const flowParams = z.object({ id: slug });
export const versionParams = z.object({ id: versionId.meta({ description: "The id of a version" }) });
export const recordingParams = z.object({
  id: slug,
  name: z.string().max(200).meta({ description: "The file name of a recording of the flow: welcome.wav" }),
});
export const promptParams = z.object({ id: slug });
export const promptSoundParams = z.object({ id: slug, language: languageTag });
export const numberParams = z.object({
  called: z
    .string()
    .max(100)
    .meta({ description: "A number with + and country code, or the id of a bot or resource account" }),
});
/** Other headers pass. */
export const basedOn = z.looseObject({
  "if-match": z.string().max(100).optional().meta({ description: 'The revision that was changed: "3"' }),
});

/** Looked at elsewhere, by the calendar's own reader; the emergency goes by a route of its own. */
const calendar = z.unknown().meta({
  id: "Calendar",
  type: "object",
  description: "Opening hours and holidays, as in flows/calendars.json.",
});
export const calendarSent = calendar;
export const calendarParams = z.object({ id: slug });
export const keptCalendar = z
  .object({
    calendar,
    emergency: z
      .object({ since: time, by: z.string().optional() })
      .nullable()
      .meta({ description: "While there is one, callers take the exit for it" }),
    revision: z.int().min(1),
    updatedAt: time,
  })
  .meta({ id: "KeptCalendar" });
export const calendarList = z.object({ calendars: z.array(keptCalendar), ...nextPage });
export const emergencyOrder = z
  .strictObject({
    on: z.boolean(),
    by: z.string().trim().min(1).max(200).optional().meta({ description: "Who does it, for people" }),
  })
  .meta({ id: "EmergencyOrder" });
export const calendarUses = z.object({
  ...nextPage,
  uses: z.array(
    z
      .object({ flow: z.string(), title: z.string(), numbers: z.array(z.string()) })
      .meta({ id: "CalendarUse" }),
  ),
});
export const icsFile = z
  .strictObject({ ics: z.string().meta({ description: "The text of an iCalendar file (RFC 5545)" }) })
  .meta({ id: "CalendarFile" });
export const icsPreview = z
  .object({
    days: z.array(specialDaySchema).meta({ description: "As special days of a calendar" }),
    refused: z.array(z.object({ line: z.int(), name: z.string(), reason: z.string(), because })),
  })
  .meta({ id: "CalendarFilePreview" });

export const keptPolicy = z
  .object({
    policy: destinationPolicySchema,
    revision: z.int().min(1),
    updatedAt: time.nullable().meta({ description: "Null as long as the policy is the one to begin with" }),
    ownAreas: z.array(z.string()).meta({
      description: "Countries (DE) and calling codes (+881) that the installation's own numbers belong to",
    }),
    callsOfHour: z.int().meta({ description: "Calls to phone numbers in the last hour" }),
    notAllowed: z
      .array(
        z
          .object({ flow: z.string(), title: z.string(), number: z.string(), why: z.string() })
          .meta({ id: "NumberNotAllowed" }),
      )
      .meta({ description: "Numbers of published flows that calls are not sent to" }),
  })
  .meta({ id: "KeptDestinationPolicy" });
export const policySent = destinationPolicySchema;
export const numberAsked = z.strictObject({
  number: z.string().max(200).meta({ description: "As people write it" }),
  policy: destinationPolicySchema
    .optional()
    .meta({ description: "Decides in place of the one that holds: to try it before it is saved" }),
});
export const numberVerdict = z
  .object({
    number: z.string().nullable().meta({ description: "As it would be called; null for what is no number" }),
    allowed: z.boolean(),
    code: z.string().nullable(),
    says: z.string(),
    remedy: z.string().nullable(),
    belongsTo: z
      .string()
      .nullable()
      .meta({ description: "Its country, or a code that is no single country's" }),
    because,
  })
  .meta({ id: "NumberVerdict" });
