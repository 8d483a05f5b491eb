// How what is published gets into memory, when reading it takes its time or fails.

import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { ControlError } from "../../src/control/control-error.ts";
import type { Numbers } from "../../src/control/numbers.ts";
import { publishedFrom, type Refused } from "../../src/control/published/published.ts";
import type { Versions, WholeVersion } from "../../src/control/publishing/versions.ts";
import { smallFlow } from "./flows.ts";

/** Versions of the flow "desk", of which the test says which is current and how reading one goes. */
function versionsOfDesk() {
  const flow = "desk";
  const version = (id: string) => ({ id, flow, number: 1, message: "", publishedAt: 0 });
  const told = {
    current: "old",
    reading: async (_id: string): Promise<void> => {},
  };
  const versions: Versions = {
    serving: async () => [],
    current: async () => new Map([[flow, version(told.current)]]),
    currentEverywhere: async () => [{ ...version(told.current), environment: "live" }],
    async whole(id): Promise<WholeVersion> {
      await told.reading(id);
      const manifest = { format: 1, flow, flows: {}, recordings: {}, spoken: {} } as const;
      return { ...version(id), manifest, documents: new Map([[flow, smallFlow(flow)]]) };
    },
    list: async () => [],
    newest: async () => new Map(),
    find: async (id) => version(id),
    findThere: async (_, id) => version(id),
    makeCurrent: async (_, id) => version(id),
  };
  const numbers = { list: async () => [{ called: "bot", flow, environment: "live" }] } as unknown as Numbers;
  const refused: Refused[] = [];
  const calendars = { all: async () => ({ calendars: new Map(), damaged: [] }) };
  const published = publishedFrom(
    versions,
    { running: async () => [] },
    numbers,
    calendars,
    nodeTypes,
    { policy: { callMinutes: 120 } },
    (refusal) => refused.push(refusal),
    () => {},
  );
  return { told, published, refused };
}

test("what was read earlier does not come into effect later", async () => {
  const { told, published } = versionsOfDesk();
  const slow = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  told.reading = (id) => {
    if (id !== "old") return Promise.resolve();
    begun.resolve();
    return slow.promise;
  };
  const looking = published.followAll();
  await begun.promise;
  told.current = "new";
  const publishing = published.follow("desk");
  // As long as it would have taken, had it not waited.
  await new Promise(setImmediate);
  slow.resolve();
  await Promise.all([looking, publishing]);
  expect(published.serving("desk")?.id).toBe("new");
});

test("a database that is away is no fault of the version: what answered goes on, and the next look tries again", async () => {
  const { told, published, refused } = versionsOfDesk();
  await published.followAll();
  told.current = "new";
  const away = new ControlError("database_unavailable", "It is away.", "Wait.");
  told.reading = () => Promise.reject(away);
  await expect(published.followAll()).rejects.toBe(away);
  expect([published.serving("desk")?.id, refused]).toEqual(["old", []]);
  told.reading = async () => {};
  await published.followAll();
  expect(published.serving("desk")?.id).toBe("new");
});

test("a version that cannot be used is told of once, however often it is looked at", async () => {
  const { told, published, refused } = versionsOfDesk();
  await published.followAll();
  told.current = "new";
  told.reading = () =>
    Promise.reject(new ControlError("version_damaged", "It is damaged.", "Publish again."));
  for (let looks = 0; looks < 3; looks += 1) await published.followAll();
  expect(refused).toMatchObject([{ version: "new", instead: "old" }]);
  expect(published.answering({ bot: true })).toEqual({ flow: "desk", version: "old" });
});
