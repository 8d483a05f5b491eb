import { message } from "./words.ts";

/** What is to become of one file: where it goes and how it gets there, or why it goes nowhere. */
export type Planned =
  | {
      readonly file: File;
      /** Tells one place from another: two files for one of them are one too many. */
      readonly place: string;
      /** Where it goes, for people. */
      readonly words: string;
      /** Sends what callers will hear; the answer says in words what it came to. @throws ApiError */
      readonly send: (wav: Blob) => Promise<string>;
    }
  | { readonly file: File; readonly refused: string };

/** The plans of files that are chosen together: of those for one place the first is kept. */
export function planAll(files: readonly File[], planOf: (file: File) => Planned): readonly Planned[] {
  const taken = new Map<string, string>();
  return files.map((file) => {
    const plan = planOf(file);
    if (!("place" in plan)) return plan;
    const other = taken.get(plan.place);
    if (other !== undefined) return { file, refused: message("upload.twice", { file: other }) };
    taken.set(plan.place, file.name);
    return plan;
  });
}
