import { topFrame } from "@dialtree/engine";
import type { Rehearsal } from "./rehearsal.ts";

/** Whether the step where a call stands does something with keys. */
export function takesKeys({ session, occasion: { library } }: Rehearsal): boolean {
  if (session.phase !== "answered") return false;
  const frame = topFrame(session);
  const flow = library.find(frame.flow, frame.version);
  return flow?.standing(flow.at(frame.snapshot)).wants === "collected";
}
