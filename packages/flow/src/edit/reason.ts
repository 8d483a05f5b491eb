import type { z } from "zod";

/** The first thing that a schema found wrong, in its words. */
export function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  // Of a wrong name in a record, what is wrong with it stands inside.
  const inner = issue?.code === "invalid_key" ? issue.issues[0] : undefined;
  return (inner ?? issue)?.message ?? "this is not what is expected here.";
}
