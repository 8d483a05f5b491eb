// Everything that can be made to go wrong, as data: what comes in the place of the usual answer.

/** What is done to an answer. Those without a `status` let the request through and spoil what comes of it. */
export interface Fault {
  readonly says: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
  /** `never`: no answer at all. `half`: the connection ends in the midst of the audio. `endless`: the audio does not end. */
  readonly body?: "never" | "half" | "endless" | "empty";
  /** How the WAV differs from what was ordered. */
  readonly wav?: "24 kHz" | "stereo" | "unknown length" | "cut short" | "trailing" | "ten minutes";
}

// The statuses are those of the page's tables (README.md); 403 and 500 stand in neither and happen all the same.
export const faults = {
  busy: { says: "more requests than the resource takes", status: 429 },
  busyForTwo: { says: "the same, with how long to wait", status: 429, headers: { "retry-after": "2" } },
  busyForHours: {
    says: "the same, for longer than anybody waits",
    status: 429,
    headers: { "retry-after": "7200" },
  },
  busyOddly: { says: "the same, with a time that is none", status: 429, headers: { "retry-after": "soon" } },
  unauthorized: { says: "neither key nor token is valid", status: 401 },
  forbidden: { says: "the network rules of the resource say no", status: 403 },
  badRequest: {
    says: "a part of the request is wrong",
    status: 400,
    text: "Unsupported\r\nvoice \u001b[31mred",
  },
  unsupportedType: { says: "the content type is wrong", status: 415 },
  serverError: { says: "trouble on its side", status: 500 },
  badGateway: { says: "trouble on the way", status: 502 },
  unavailable: { says: "trouble on its side", status: 503 },
  elsewhere: { says: "a redirect", status: 302, headers: { location: "http://localhost:1/stolen" } },
  noSuchPlace: { says: "nothing lives here", status: 404 },
  never: { says: "the connection stays open, and silent", body: "never" },
  half: { says: "the connection ends in the midst of the answer", body: "half" },
  endless: { says: "the answer goes on and on", body: "endless" },
  empty: { says: "an answer without a body", body: "empty" },
  otherRate: { says: "another sample rate than ordered", wav: "24 kHz" },
  stereo: { says: "two channels", wav: "stereo" },
  unknownLength: { says: "a WAV that does not say how long it is", wav: "unknown length" },
  cutShort: { says: "a WAV that says it is longer than it is", wav: "cut short" },
  trailing: { says: "a WAV with something behind it", wav: "trailing" },
  tenMinutes: { says: "an audio that was cut off after ten minutes", wav: "ten minutes" },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;
