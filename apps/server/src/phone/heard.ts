import { z } from "zod";
import type { WireEntry } from "./simulator.ts";

const at = z.string().meta({ description: "The call's time, UTC; it may run faster than people's" });

export const phoneEvent = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("answered"), at }),
    z.object({
      type: z.literal("audio"),
      did: z.enum(["starts", "ends", "stopped"]),
      prompt: z.string().nullable().meta({ description: "Its WAV is at /api/phone/prompts/{hash}.wav" }),
      durationMs: z.number().nullable(),
      at,
    }),
    z.object({ type: z.literal("ended"), at }),
  ])
  .meta({ id: "PhoneEvent" });
export type PhoneEvent = z.output<typeof phoneEvent>;

/** What of the wire is noticed at the phone of this call. */
export function heardAt(call: string, entry: WireEntry): PhoneEvent | undefined {
  const { callId, type, did, at, prompt = null, durationMs = null } = entry;
  if (callId !== call) return undefined;
  if (type === "phone" && (did === "answered" || did === "ended")) return { type: did, at };
  if (type === "audio" && (did === "starts" || did === "ends" || did === "stopped"))
    return { type, did, prompt, durationMs, at };
  return undefined;
}
