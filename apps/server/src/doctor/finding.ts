/** What mends something: in words, and where there is one, the command to type or the page to open. */
export interface Remedy {
  readonly says: string;
  /** To be typed as it stands; a part in angle brackets is to be filled in. */
  readonly command?: string;
  /** Where to click: the pages of a portal, one behind the other. */
  readonly where?: string;
}

/** `failed`: calls do not work by it, or will not in a few days. `warning`: something does not work, or cannot be known. */
export type Status = "ok" | "warning" | "failed";

/** One line of the doctor. */
export interface Finding {
  readonly status: Status;
  /** What was looked at, such as "Permission Calls.Initiate.All". */
  readonly title: string;
  /** What was seen there. */
  readonly seen: string;
  readonly remedies: readonly Remedy[];
}

export const fine = (title: string, seen: string): Finding => ({ status: "ok", title, seen, remedies: [] });

export const warning = (title: string, seen: string, ...remedies: readonly Remedy[]): Finding => ({
  status: "warning",
  title,
  seen,
  remedies,
});

export const failed = (title: string, seen: string, ...remedies: readonly Remedy[]): Finding => ({
  status: "failed",
  title,
  seen,
  remedies,
});
