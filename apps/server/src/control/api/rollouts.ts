import type { WayLive } from "../publishing/way-live.ts";
import type { Guard } from "../rollout/guard.ts";
import type { ShownRollout } from "../rollout/rollouts.ts";
import type { LocalTime } from "../schedule/moment.ts";
import { type Route, route } from "./route.ts";
import { flowParams, latestRollout, rolloutEnd, rolloutShare } from "./schemas.ts";

/** How somebody wants a version to go live, in the words of the wire. */
interface AskedWay {
  readonly when?: LocalTime | undefined;
  readonly share?: number | undefined;
  readonly guard?: Guard | undefined;
}

export function wayOf({ when, share, guard }: AskedWay): WayLive {
  return {
    ...(when ? { when } : {}),
    ...(share === undefined ? {} : { trial: { share, ...(guard ? { guard } : {}) } }),
  };
}

/** Whether everybody gets it at once. */
export function isLive({ when, share }: AskedWay): boolean {
  return when === undefined && share === undefined;
}

export const rolloutRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/flows/:id/rollout",
    role: "view",
    name: "getRollout",
    summary: "The version that some of a flow's new calls get, with what became of the calls of both",
    params: flowParams,
    answers: { 200: latestRollout },
    handle: async ({ control, params: { id } }) => {
      await control.drafts.find(id);
      return { status: 200, body: shown(await control.rollouts.latest(id)) };
    },
  }),
  route({
    method: "PUT",
    path: "/flows/:id/rollout",
    role: "publish",
    name: "setRolloutShare",
    summary: "Has more or fewer of the new calls get it; whoever was among them stays when it is more",
    params: flowParams,
    body: rolloutShare,
    answers: { 200: latestRollout },
    handle: async ({ control, params: { id }, body: { share } }) => {
      await control.rollouts.setShare(id, share);
      return { status: 200, body: shown(await control.rollouts.latest(id)) };
    },
  }),
  route({
    method: "POST",
    path: "/flows/:id/rollout/finish",
    role: "publish",
    name: "finishRollout",
    summary: "Has all new calls get it",
    params: flowParams,
    answers: { 200: latestRollout },
    handle: async ({ control, params: { id } }) => {
      await control.rollouts.finish(id);
      return { status: 200, body: shown(await control.rollouts.latest(id)) };
    },
  }),
  route({
    method: "POST",
    path: "/flows/:id/rollout/end",
    role: "publish",
    name: "endRollout",
    summary: "Has no new call get it; calls under way keep it",
    params: flowParams,
    body: rolloutEnd,
    answers: { 200: latestRollout },
    handle: async ({ control, params: { id }, body: { why } }) => {
      await control.rollouts.end(id, why);
      return { status: 200, body: shown(await control.rollouts.latest(id)) };
    },
  }),
];

function shown(latest: ShownRollout | undefined) {
  if (!latest) return { rollout: null };
  const { id, flow, state, share, guard, startedAt, overAt, told, sides } = latest;
  return {
    rollout: {
      id,
      flow,
      state,
      share,
      guard,
      startedAt: new Date(startedAt).toISOString(),
      overAt: overAt === undefined ? null : new Date(overAt).toISOString(),
      told,
      ...sides,
    },
  };
}
