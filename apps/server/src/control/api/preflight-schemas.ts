import { z } from "zod";
import { sectionTitles, states } from "../preflight/report.ts";
import { because } from "./fault-schema.ts";

const time = z.iso.datetime().meta({ description: "UTC" });
const counts = z
  .object({ failed: z.int(), warning: z.int(), unchecked: z.int(), ok: z.int() })
  .meta({ id: "PreflightCounts" });
const sectionId = z.enum(Object.keys(sectionTitles) as [keyof typeof sectionTitles]);
const item = z
  .object({
    state: z
      .enum(states)
      .meta({ description: "failed keeps it from being published; unchecked: the sentence says why" }),
    code: z.string().meta({ description: "For programs; never changes" }),
    flow: z.string(),
    node: z.string().optional(),
    name: z.string().optional().meta({ description: "What people call the node" }),
    at: z.string().optional().meta({ description: "JSON pointer into the flow's document" }),
    scenario: z.string().optional(),
    sentence: z.string(),
    remedy: z.string().meta({ description: "Empty where there is nothing to do" }),
    lines: z
      .array(z.object({ sign: z.enum([" ", "-", "+"]), text: z.string() }))
      .optional()
      .meta({ description: "Of a scenario that fails: - expected, + what came" }),
    because,
  })
  .meta({ id: "PreflightItem" });
const section = z.object({ id: sectionId, title: z.string(), counts, items: z.array(item) });

export const preflightReport = z
  .object({ flow: z.string(), revision: z.int(), at: time, counts, sections: z.array(section) })
  .meta({ id: "PreflightReport" });

/** What is kept with a version. */
export const preflightSummary = z
  .object({
    at: time,
    sections: z.array(section.omit({ items: true })),
    failing: z.array(z.string()).meta({ description: "Scenarios that failed, by name" }),
    despite: z.string().optional().meta({ description: "Why it was published although scenarios failed" }),
  })
  .meta({
    id: "PreflightSummary",
    description: "What was found before a version went live; null of what was published without",
  });
