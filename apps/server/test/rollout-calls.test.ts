// How calls of versions that are tried are counted, once they are over.

import type { JournalLine, Lifetime } from "@dialtree/calls";
import { expect, test } from "vitest";
import { actAs, actor } from "../src/control/audit/actor.ts";
import type { LoadedVersion } from "../src/control/published/loaded-version.ts";
import { usualGuard } from "../src/control/rollout/guard.ts";
import type { Increment, Rollout } from "../src/control/rollout/rollouts.ts";
import { rolloutCalls } from "../src/line/rollout-calls.ts";
import { manualClock } from "./control/manual-clock.ts";

const start = 1_000_000;

function counting() {
  const clock = manualClock(start);
  const rollout: Rollout = {
    id: "r1",
    flow: "desk",
    candidate: "new",
    base: "old",
    share: 10,
    guard: usualGuard,
    state: "running",
    startedAt: start,
    overAt: undefined,
    told: "",
  };
  const told: { running: Rollout | undefined; away: string | undefined; judging: string | undefined } = {
    running: rollout,
    away: undefined,
    judging: undefined,
  };
  const journals = new Map<string, readonly object[]>();
  const added: Increment[] = [];
  const judged: string[] = [];
  const trouble: (string | undefined)[] = [];
  let readings = 0;
  const calls = rolloutCalls({
    published: {
      rolloutOf: (version) => (["new", "old"].includes(version) ? told.running : undefined),
      load: async () => ({ flows: new Map() }) as unknown as LoadedVersion,
    },
    store: {
      journal: async (key): Promise<readonly JournalLine[]> => {
        readings += 1;
        return (journals.get(key) ?? []).map((line) => ({
          version: 1,
          at: start,
          entry: JSON.stringify(line),
        }));
      },
    },
    clock,
    count: async (increments) => {
      if (told.away !== undefined) throw new Error(told.away);
      added.push(...increments);
    },
    judge: async (id) => {
      if (told.judging !== undefined) throw new Error(told.judging);
      judged.push(`${id} ${actor().kind}`);
    },
    onTrouble: (error) => trouble.push((error as Error | undefined)?.message),
  });
  const call = (key: string, version: string, startedAt = start): Lifetime => ({ key, version, startedAt });
  return { calls, call, clock, told, journals, added, judged, trouble, readings: () => readings };
}

test("a call is read once it is over, and many are added as one", async () => {
  const { calls, call, clock, journals, added, judged, readings } = counting();
  const fault = { kind: "fault", flow: "desk", code: "flow_loops" };
  for (const key of ["a", "b", "c"]) calls.began(call(key, "new"));
  calls.began(call("d", "old"));
  calls.began(call("e", "another flow's"));
  journals.set("b", [fault]);
  for (const key of ["a", "b"]) calls.ended(call(key, "new"));
  calls.ended(call("e", "another flow's"));
  expect([added, readings()]).toEqual([[], 0]);
  const author = { kind: "person", id: "t/o", name: "Ada" } as const;
  actAs(author, start, () => clock.to(start + 2_000));
  await calls.flush();
  const none = { errors: 0, failedTransfers: 0, hangUps: 0 };
  expect(added).toEqual([
    { rollout: "r1", version: "new", ...none, begun: 3, ended: 2, errors: 1 },
    { rollout: "r1", version: "old", ...none, begun: 1, ended: 0 },
  ]);
  expect([judged, readings()]).toEqual([["r1 server"], 2]);
});

test("calls of before the rollout, and where there is none, are not counted and read", async () => {
  const { calls, call, told, added, readings } = counting();
  calls.ended(call("a", "old", start - 1));
  told.running = undefined;
  calls.began(call("b", "new"));
  calls.ended(call("b", "new"));
  await calls.flush();
  expect([added, readings()]).toEqual([[], 0]);
});

test("what could not be added is added later, once, and told once", async () => {
  const { calls, call, clock, told, added, judged, trouble } = counting();
  told.away = "away";
  calls.began(call("a", "new"));
  await calls.flush();
  calls.ended(call("a", "new"));
  await calls.flush();
  told.away = undefined;
  told.judging = "not now";
  clock.to(start + 2_000);
  await calls.flush();
  told.judging = undefined;
  await calls.flush();
  expect(added).toMatchObject([{ version: "new", begun: 1, ended: 1 }]);
  expect(judged).toEqual(["r1 server"]);
  expect(trouble).toEqual(["away", undefined]);
});

test("what is not counted yet is when the server closes", async () => {
  const { calls, call, added } = counting();
  calls.began(call("a", "new"));
  await calls.close();
  expect(added).toMatchObject([{ begun: 1 }]);
});
