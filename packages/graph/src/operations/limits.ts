/** What Graph takes at most. Each number stands here once; the pages that say it are in the operations. */
export const graphLimits = {
  prompts: 20,
  recordPrompts: 1,
  /** Seconds: the two silences and the length of a recorded answer (call-record page). */
  recordSeconds: { least: 1, most: 120 },
  /** Keys to press in one request. Inferred: the page names no limit. */
  tones: 100,
  redirectTargets: 25,
  /** Seconds that a redirected call may ring (call-redirect page). */
  ringSeconds: { least: 15, most: 90 },
  groupTargets: 5,
  invited: 5,
  clientContext: 256,
  presences: 650,
  /** Minutes that a subscription to call records may last. */
  subscriptionMinutes: 4_230,
  clientState: 128,
} as const;
