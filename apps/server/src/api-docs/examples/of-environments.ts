import { type Examples, time, version } from "./example.ts";

const anna = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a02", name: "Anna" };
const book = {
  environments: [{ id: "test", title: "Test" }],
  names: [{ name: "support", values: { live: anna } }],
  things: [],
};
const kept = {
  book,
  environments: [
    { id: "live", title: "Live" },
    { id: "test", title: "Test" },
  ],
  revision: 2,
  updatedAt: time,
  outdated: [],
};
const unresolved = {
  severity: "error",
  code: "name_unresolved",
  flow: "reception",
  at: "/nodes/4/data/to",
  node: "to-support",
  name: "To support",
  sentence: 'The name "support" stands for nobody in "test".',
  remedy: "Have an administrator say who that is, or choose somebody else.",
};

export const ofEnvironments: Examples = {
  getEnvironments: { answer: kept },
  saveEnvironments: { body: book, answer: kept },
  listProblemsThere: { answer: { revision: 4, problems: [unresolved] } },
  listProblemsOfVersionThere: { answer: { problems: [unresolved] } },
  publishVersion: {
    body: { message: "Tried", despiteScenarios: { failing: 1, reason: "The new greeting is meant" } },
    answer: { version, isNew: true, live: true, together: [], warnings: [] },
  },
};
