import { type Examples, earlier, hashOf, time, version, versionBefore } from "./example.ts";

const document = {
  format: 1,
  id: "reception",
  title: "Reception",
  languages: ["en-US"],
  fallback: {
    say: { "en-US": { text: "Something went wrong here. I am connecting you to the operator." } },
    to: { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01", name: "Operator" },
  },
  variables: {},
  start: "incoming",
  nodes: [
    {
      id: "incoming",
      type: "incoming",
      version: 1,
      data: { answer: "now", ringFor: 2, reachedBy: "account", outsiders: false },
    },
    {
      id: "welcome",
      type: "prompt",
      version: 1,
      title: "Welcome",
      data: { prompt: { "en-US": { text: "Welcome to Fabrikam." } }, bargeIn: true },
    },
    { id: "end", type: "hang-up", version: 1, data: { say: {} } },
  ],
  edges: [
    { from: "incoming", outlet: "answered", to: "welcome" },
    { from: "welcome", outlet: "next", to: "end" },
  ],
  layout: {},
};
const savedFirst = { id: "reception", title: "Reception", revision: 1, updatedAt: earlier };
const saved = { id: "reception", title: "Reception", revision: 4, updatedAt: time };
const recording = { name: "welcome.wav", hash: hashOf("c"), milliseconds: 2_400 };
const problem = {
  flow: "reception",
  code: "text_missing",
  severity: "error",
  at: "/nodes/1/data/prompt",
  node: "welcome",
  name: '"Welcome"',
  sentence: 'The step "Welcome" says nothing in English (United States).',
  remedy: "Write what callers should hear.",
};
const order = { message: "New opening hours", revision: 4 };
const publication = { version, isNew: true, live: true, together: [], warnings: [] };
const scenario = {
  name: "welcome",
  text: 'call       from +15550170\nanswers\nhears      "Welcome to Fabrikam."\nleaves\nends       remote\n',
  revision: 2,
  updatedAt: time,
};
const keptDraft = {
  id: "0b6f2a5e-8d2c-4c55-9f6e-3d1a7e0f5c21",
  name: "Before Christmas",
  title: "Reception",
  revision: 4,
  at: time,
};
const restored = { id: "reception", revision: 5, document, recordings: [recording], otherSounds: [] };
const counted = { begun: 40, ended: 38, errors: 0, failedTransfers: 1, hangUps: 4 };
const allowed = { worse: 5, most: 20 };
const rollout = {
  id: "0e9d3c41-52f7-4b0a-8a49-6f6f2c1d9b10",
  flow: "reception",
  state: "running",
  share: 10,
  guard: { calls: 20, errors: allowed, failedTransfers: allowed, hangUps: allowed },
  startedAt: time,
  overAt: null,
  told: "",
  candidate: { version: version.id, number: version.number, ...counted },
  current: { version: versionBefore.id, number: versionBefore.number, ...counted },
};
const over = { ...rollout, overAt: time };
const schedule = {
  id: "5d3f6a17-0c8e-4e0b-9b57-2f4f1f6f0c33",
  flow: "reception",
  version: version.id,
  number: version.number,
  at: "2026-12-24T12:00",
  zone: "Europe/Berlin",
  dueAt: "2026-12-24T11:00:00.000Z",
  share: null,
  state: "waiting",
  overAt: null,
  told: "",
};
const counts = { failed: 0, warning: 0, unchecked: 0, ok: 1 };

export const ofFlows: Examples = {
  listFlows: {
    answer: {
      flows: [{ ...saved, current: version, newest: version.number, callsOut: false, usedIn: ["support"] }],
      next: null,
    },
  },
  createFlow: { body: document, answer: savedFirst },
  getFlow: {
    answer: {
      ...saved,
      current: version,
      newest: version.number,
      document,
      recordings: [recording],
      savedBy: "Author",
    },
  },
  findTexts: {
    answer: {
      texts: [
        {
          flow: "reception",
          title: "Reception",
          node: "welcome",
          step: "Welcome",
          language: "en-GB",
          text: "Welcome to Fabrikam.",
        },
      ],
      more: false,
    },
  },
  lookAtRemoval: {
    answer: {
      revision: 4,
      wasPublished: true,
      inTheWay: [
        {
          kind: "number",
          says: "It answers +15550100.",
          remedy: "Have another flow answer there, or nobody.",
          flow: "reception",
          called: "+15550100",
        },
        {
          kind: "step",
          says: 'The step "Opening hours" of "Night desk" leads to it.',
          remedy: "Have that step lead elsewhere, or delete it.",
          flow: "night-desk",
          node: "hours",
        },
      ],
    },
  },
  listRemovedFlows: {
    answer: {
      flows: [
        {
          id: "easter",
          title: "Easter",
          revision: 12,
          removedAt: time,
          removedBy: "Somebody of the front desk",
        },
      ],
      next: null,
    },
  },
  bringBackFlow: { answer: saved },
  saveFlow: { body: document, answer: saved },
  beHere: {
    body: { editing: true },
    answer: {
      people: [{ name: "Author", since: earlier, editing: false }],
      otherTabs: 0,
      revision: 4,
      live: version.id,
      savedBy: "Author",
      savedByYou: false,
      savedAt: time,
    },
  },
  listProblems: { answer: { revision: 4, problems: [problem] } },
  publishFlow: { body: order, answer: publication },
  followPublishing: { body: order, answer: { type: "progress", done: 12, of: 40 } },
  listVersions: {
    answer: {
      versions: [
        {
          ...version,
          current: true,
          liveSince: time,
          author: "Publisher",
          liveBy: "Publisher",
          note: "",
          preflight: null,
          currentIn: ["live"],
          wasIn: ["live"],
        },
        {
          ...versionBefore,
          current: false,
          liveSince: earlier,
          author: "Publisher",
          liveBy: "Publisher",
          note: "",
          preflight: null,
          currentIn: [],
          wasIn: ["live"],
        },
      ],
      next: null,
    },
  },
  getVersion: {
    answer: {
      ...version,
      manifest: {
        format: 1,
        flow: "reception",
        flows: { reception: { hash: hashOf("d") } },
        recordings: { reception: { "welcome.wav": { hash: hashOf("c"), milliseconds: 2_400 } } },
        spoken: {},
      },
      documents: { reception: document },
    },
  },
  activateVersion: {
    body: { note: "The new greeting was cut short." },
    answer: { version: versionBefore, replaced: version },
  },
  restoreDraft: { answer: restored },
  listKeptDrafts: { answer: { drafts: [keptDraft] } },
  keepDraft: { body: { name: keptDraft.name }, answer: keptDraft },
  getKeptDraft: { answer: { ...keptDraft, document } },
  restoreKeptDraft: { answer: restored },
  getRollout: { answer: { rollout } },
  setRolloutShare: { body: { share: 10 }, answer: { rollout } },
  finishRollout: { answer: { rollout: { ...over, state: "finished" } } },
  endRollout: {
    body: { why: "Callers hang up in the new menu." },
    answer: { rollout: { ...over, state: "ended", told: "Callers hang up in the new menu." } },
  },
  listSchedules: { answer: { schedules: [schedule] } },
  cancelSchedule: { answer: { ...schedule, state: "cancelled", overAt: time } },
  listScenarios: { answer: { scenarios: [scenario] } },
  putScenario: { body: { text: scenario.text }, answer: scenario },
  preflightFlow: {
    answer: {
      flow: "reception",
      revision: 4,
      at: time,
      counts,
      sections: [
        {
          id: "scenarios",
          title: "Scenarios",
          counts,
          items: [
            {
              state: "ok",
              code: "scenario_passes",
              flow: "reception",
              scenario: "welcome",
              sentence: 'The scenario "welcome" passes.',
              remedy: "",
            },
          ],
        },
      ],
    },
  },
  putRecording: { answer: recording },
  lookIntoArchive: {
    answer: {
      flows: [
        {
          id: "reception",
          title: "Reception",
          standing: "different",
          revision: 4,
          changes: ['The step "Welcome" says something else.'],
          newRecordings: [],
          otherRecordings: ["welcome.wav"],
          newScenarios: ["sales-by-key"],
          otherScenarios: [],
          copyId: "reception-2",
        },
      ],
      prompts: [{ id: "greeting", title: "Greeting", standing: "same" }],
      calendars: [{ id: "office", title: "Office", standing: "new" }],
      missing: [{ flow: "reception", kind: "mailbox", name: "front-desk" }],
      scenarios: 2,
    },
  },
  takeInArchive: {
    answer: { created: [], replaced: ["reception"], skipped: [], prompts: [], calendars: ["office"] },
  },
  listTemplates: {
    answer: {
      templates: [
        {
          id: "reception",
          title: "Reception",
          description: "A menu for a company's main number.",
          languages: ["en-US"],
          scenarios: 6,
          document,
        },
      ],
    },
  },
  useTemplate: {
    body: { id: "front-desk", title: "Front desk" },
    answer: { id: "front-desk", alsoMade: { flows: [], calendars: ["office"] } },
  },
};
