import type { Report, Summary } from "../preflight/report.ts";
import { preflightReport } from "./preflight-schemas.ts";
import { type Route, route } from "./route.ts";
import { flowParams, preflightQuery } from "./schemas.ts";

export const preflightRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/flows/:id/preflight",
    // It changes nothing: whoever may read the flow may know what is wrong with it.
    role: "view",
    name: "preflightFlow",
    summary: "Everything that is to be seen before the draft is published; its scenarios are played",
    params: flowParams,
    query: preflightQuery,
    answers: { 200: preflightReport },
    handle: async ({ control, params: { id }, query: how, signal }) => ({
      status: 200,
      body: shownReport(await control.preflight(id, how, signal)),
    }),
  }),
];

function shownReport(report: Report) {
  return { ...report, at: new Date(report.at).toISOString() };
}

/** What was found before a version went live; null where nobody has looked. */
export function shownSummary(summary: Summary | undefined) {
  return summary ? { ...summary, at: new Date(summary.at).toISOString() } : null;
}
