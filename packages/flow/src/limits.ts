/** Every bound of the product that a flow, a call or a file can run into. One place, so that docs and checks agree. */
export const limits = {
  /** Far above any real menu tree; bounds the time of check and compile. */
  nodesPerFlow: 5_000,
  /** Bytes of UTF-8 in one flow file. */
  fileBytes: 5_000_000,
  /** Nesting of objects and lists in a flow file; real flows use eight. */
  jsonDepth: 32,
  /** Characters in one spoken text. Longer ones are better said in two prompts. */
  spokenCharacters: 4_000,
  /** Rows of one sheet of texts: a few for each step of the largest flow there is. */
  textsPerSheet: 50_000,
  /** People in one directory, and directories of one flow. Bounds the file and the time of finding somebody. */
  peopleInDirectory: 10_000,
  directories: 20,
  /** Accounts of one list of PINs; hashing each takes some tens of milliseconds. */
  accountsInPinList: 2_000,
  /** Notes and frames of one picture, characters of a note, and how small and how large they may be drawn. */
  notes: 500,
  frames: 200,
  noteCharacters: 2_000,
  markSideLeast: 40,
  markSideMost: 20_000,
  /** Languages of one flow. */
  languages: 20,
  /** Machine transitions that one event may cause. A loop without a wait ends here instead of hanging the server. */
  stepsPerEvent: 50,
  /** Nodes entered in one call, and how many of them are kept back so that the error path can still run. */
  nodeEntriesPerCall: 1_000,
  nodeEntriesReserved: 20,
  /** Flows that have called each other and wait for each other. */
  flowsNested: 8,
  /** Minutes that one call may last. */
  callMinutes: 120,
  /** Seconds of ringing after which the fallback is taken. Graph drops the call at 15 (Graph: call-answer). */
  ringingSeconds: 10,
  /** Minutes between two keepAlives. Graph ends a call at 45 without one and recommends 15 (call-keepalive). */
  keepAliveMinutes: 15,
  /** Keys kept for menus that are still to come; a caller who types more is not dialling but leaning on the phone. */
  keysTypedAhead: 20,
  /** Milliseconds to wait for a tone that a later one has overtaken. */
  toneGapMs: 150,
  /** Tones held back while one is missing. */
  tonesHeld: 20,
  /** Prompts in one request; what is longer is played in several (Graph: call-playprompt). */
  promptsPerPlay: 20,
  /** Characters of one text that an answer from outside brings along, and how many values of it are kept. */
  answerCharacters: 4_000,
  answerValues: 20,
  /** Names that a session remembers as its trail, for "back". */
  trail: 50,
  /** Calendars of an installation, and special days of one: fifty years of public holidays. */
  calendars: 100,
  specialDays: 1_000,
  /** Environments beside `live`, and names that flows of an installation may use. */
  environments: 10,
  names: 2_000,
  /** Rules about phone numbers, of those that are allowed and of those that are refused. */
  numberRules: 500,
  /** Spans of opening hours in one day. */
  spansPerDay: 12,
  /** Bytes of UTF-8 in an iCalendar file, and events that are looked at. */
  icsBytes: 1_000_000,
  icsEvents: 2_000,
} as const;
