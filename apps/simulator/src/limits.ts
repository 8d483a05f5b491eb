/** What bounds the simulator. Numbers from Microsoft's pages say so; all others are ours. */
export const limits = {
  promptsPerRequest: 20, // documented
  redirectTargets: 25, // documented
  redirectTimeoutSeconds: { least: 15, most: 90 }, // documented
  clientContextLength: 256, // documented
  groupTargets: 5, // documented, of a new group call
  invitees: 5, // documented, per request
  recordPrompts: 1, // documented
  recordSeconds: { least: 1, most: 120, otherwise: 5 }, // documented, of all three times
  tonesPerRequest: 100,
  toneDelayMs: 10_000,
  participantsMuted: 100,
  spokenBytes: 10_000_000, // five minutes of 16 kHz audio
  clipsKept: 200,
  othersPerCall: 20,
  bodyBytes: 1_000_000,
  promptBytes: 50_000_000, // more than 25 minutes of 16 kHz audio
  promptTimeoutMs: 10_000,
  notificationTimeoutMs: 10_000,
  notificationRedirects: 3,
  answerBytes: 100_000, // of a bot's reply to a notification; it should have none
  promptsKept: 500,
  callsKept: 1_000,
  meetingsKept: 10_000,
  wireEntriesKept: 20_000,
  listeners: 50, // of the event stream, at once
  faultSwitches: 200,
  keysPerRequest: 100,
  numbers: 1_000,
  signInsKept: 5_000, // browsers, codes and refresh tokens, each
} as const;

/**
 * How long things take, in milliseconds of the simulated clock. The first group is documented; how fast a call is
 * established or a colleague picks up is written nowhere, so the rest is chosen to feel like a real call.
 */
export const timing = {
  answerWithin: 15_000,
  keepAliveWithin: 45 * 60_000,
  redirectToOne: 55_000,
  redirectToMany: 60_000,

  established: 300,
  mediaActive: 300,
  terminated: 100,
  transferAccepted: 500,
  targetPicksUp: 3_000,
  targetBusy: 1_000,
  transferRings: 30_000,
  mediaInactive: 100,
  /** A phone that the bot calls. Captures show about a minute. */
  calleeRings: 60_000,
  /** In the lobby of a meeting, until Graph gives up. How long that is stands nowhere. */
  lobby: 900_000,
  voicemailAnswers: 1_000,
  beep: 500,
  /** Each key that the bot sends; the pause behind it comes on top. */
  tone: 100,
  holdMusic: 200,
  recordingBreaks: 500,
  /** How long a recording can be had after its call. */
  recordingKept: 60_000,
  /** A notification that a fault holds back goes out anyway after this. */
  heldBack: 5_000,
  /** Waits before the second, third and fourth try of a notification. */
  retries: [1_000, 2_000, 4_000],
} as const;
