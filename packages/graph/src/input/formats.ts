import { callIdOf } from "../ids.ts";

interface Format {
  /** What it must be: "a GUID such as …". */
  readonly says: string;
  readonly test: (text: string) => boolean;
}

// A path segment is built from these; nothing that could leave it, or that nobody could have meant.
const segment = /^[^/\\?#\p{Cc}\p{Cs}\s]+$/u;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What a text has to be, beyond its length. */
export const formats = {
  guid: {
    says: "a GUID such as 550fae72-d251-43ec-868c-373732c2704f",
    test: (text) => guid.test(text),
  },
  callId: {
    says: "the id of a call, letters, digits and dashes",
    test: (text) => callIdOf(text) !== undefined,
  },
  segment: {
    says: "an id without slashes, spaces or question marks",
    test: (text) => segment.test(text) && text !== "." && text !== "..",
  },
  user: {
    says: "a user's object id or sign-in name such as reception@example.com",
    // The sign-in name of a guest has number signs in it.
    test: (text) => guid.test(text) || /^[^@/\\?\p{Cc}\s]+@[a-z0-9.-]+$/iu.test(text),
  },
  url: {
    says: "an https address",
    // Without TLS only on this machine, for test stands.
    test: (text) => {
      const parts = /^(https?):\/\/(\[[0-9a-f:]+\]|[^/?#@:\s\\]+)(:\d{1,5})?([/?#][^\s\\]*)?$/i.exec(text);
      return parts !== null && (parts[1]?.toLowerCase() === "https" || loopback.test(parts[2] ?? ""));
    },
  },
  phone: {
    says: "a number such as +15550100",
    test: (text) => /^\+[1-9][0-9]{4,14}$/.test(text),
  },
  joinMeetingId: {
    says: "a meeting id: digits, with or without spaces",
    test: (text) => /^[0-9](?: ?[0-9]){3,29}$/.test(text),
  },
  dateTime: {
    says: "a moment such as 2026-11-21T12:00:00Z",
    test: (text) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/.test(text) &&
      !Number.isNaN(Date.parse(text.replace(/(\.\d{3})\d+/, "$1"))),
  },
  presenceDuration: {
    says: "a duration from PT5M to PT4H",
    test: (text) => {
      const minutes = minutesOf(text);
      return minutes !== undefined && minutes >= 5 && minutes <= 240;
    },
  },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

function minutesOf(duration: string): number | undefined {
  const parts = /^PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?$/.exec(duration);
  if (!parts) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0"] = parts;
  return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}
