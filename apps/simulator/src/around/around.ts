// What is around a call: meetings, presence, people, records, subscriptions. Each keeps its own state; here they are put
// together, over the same world.

import { sameForm } from "../ids.ts";
import type { World } from "../world.ts";
import { applicationOperations } from "./applications/operations.ts";
import { createMeetings, type Meetings } from "./meetings/operations.ts";
import type { Operation } from "./operation.ts";
import { createPresences, type Presences } from "./presence/operations.ts";
import { createCallRecords } from "./records/operations.ts";
import { createSubscriptions } from "./subscriptions/operations.ts";
import { userOperations } from "./users/operations.ts";
import { userOf, usersOf } from "./users/users.ts";

export interface Around {
  readonly operations: readonly Operation[];
  readonly presences: Presences;
  readonly meetings: Pick<Meetings, "joinable">;
}

/** `plain`: notifications may travel over plain http; Microsoft allows https only. */
export function createAround(world: World, plain: boolean): Around {
  const { clock, ids, http, log, track, directory } = world;
  const now = () => clock.now();

  const meetings = createMeetings({
    now,
    ids,
    person: (tenantId, id) => {
      const home = tenantId === directory().tenantId;
      return home ? directory().people.find((person) => sameForm(person.id) === sameForm(id)) : undefined;
    },
    policyCovers(userId) {
      const { meetingPolicy } = directory().bot;
      return meetingPolicy === "everyone" || meetingPolicy.some((id) => sameForm(id) === sameForm(userId));
    },
  });

  const presences = createPresences({
    now,
    userId(tenantId, idOrName) {
      const known = userOf(usersOf(directory(), tenantId), idOrName)?.id;
      return known === undefined ? callingUser(world, tenantId, idOrName) : String(known);
    },
    callsOf: (userId) => callsOf(world, userId),
  });

  const subscriptions = createSubscriptions({ clock, ids, http, log, track, plain });
  const records = createCallRecords({
    clock,
    written: subscriptions.tell,
    address: (instanceId) =>
      String(userOf(usersOf(directory(), directory().tenantId), instanceId)?.userPrincipalName ?? ""),
  });

  world.watch({
    onStep: records.onStep,
    onReset() {
      for (const part of [meetings, presences, records, subscriptions]) part.clear();
    },
  });

  return {
    presences,
    meetings,
    operations: [
      ...userOperations(directory),
      ...applicationOperations(directory),
      ...meetings.operations,
      ...presences.operations,
      ...records.operations,
      ...subscriptions.operations,
    ],
  };
}

/** Users in a call, by their ids: those who have called, and those who have been brought in. */
function usersIn(world: World) {
  return world.calls().flatMap((call) => {
    const here = call.people.filter(({ at }) => at === "here").map(({ who }) => who);
    const everybody = here.length > 0 ? here : [call.caller];
    const users = everybody.filter((who) => who.kind === "user");
    return users.map(({ id, tenantId }) => ({ call, id, tenantId }));
  });
}

/** Somebody who is in no list, but has called: whoever calls need not be in the directory beforehand. */
function callingUser(world: World, tenant: string, id: string): string | undefined {
  return usersIn(world).find((user) => user.tenantId === tenant && sameForm(user.id) === sameForm(id))?.id;
}

function callsOf(world: World, userId: string): "none" | "peer" | "group" {
  const talking = ["established", "transferring", "transferAccepted"];
  const theirs = usersIn(world).filter(
    ({ id, call }) => sameForm(id) === sameForm(userId) && talking.includes(call.state),
  );
  if (theirs.length === 0) return "none";
  return theirs.some(({ call }) => call.group) ? "group" : "peer";
}
