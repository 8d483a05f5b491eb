// What the engine makes of keys that a flow presses: their end, late, repeated, missing, and cut off by the end of a call.

import { expect, test } from "vitest";
import { Drive, ignored } from "./drive.ts";
import { flowOf, libraryWith, node, say } from "./flows.ts";

const ends = ["done", "failed"];

/** A call whose flow has just pressed the first of two groups of keys, with a second between them. */
function pressing(): Drive {
  const flow = flowOf(
    [
      node("door", "send-tones", { keys: "9,1#", pause: 0.5 }),
      ...ends.map((id) => node(id, "hang-up", { say: say(`It is ${id}.`) })),
    ],
    ends.map((id) => `door.${id} -> ${id}`),
  );
  const drive = new Drive(libraryWith(flow));
  drive.send({ type: "connected" });
  expect(drive.command("sendTones")).toMatchObject({ keys: ["9"], pauseMs: 500 });
  return drive;
}
const hears = (drive: Drive) => drive.command("play")?.prompts.map(({ text }) => text);

test("keys behind a pause are pressed when it is over, and the last of them ends the step", () => {
  const drive = pressing();
  drive.settle(drive.command("sendTones"));
  expect(drive.last.commands).toEqual([]);
  drive.elapse("door.part-1");
  const second = drive.command("sendTones");
  expect(second?.keys).toEqual(["1", "#"]);
  drive.settle(second);
  expect(hears(drive)).toEqual(["It is done."]);
  expect(ignored(drive.settle(second))).toEqual(["result not awaited"]);
});

test.each(["failed", "unknown"] as const)("keys that end as %s are not pressed again", (outcome) => {
  const drive = pressing();
  const first = drive.command("sendTones");
  drive.settle(first, outcome, outcome === "failed" ? "refused" : undefined);
  expect(hears(drive)).toEqual(["It is failed."]);
  // News that comes late all the same.
  expect(ignored(drive.settle(first))).toEqual(["result not awaited"]);
});

test("keys that are cut off have failed only if the call goes on", () => {
  const [leaving, staying] = [pressing(), pressing()];
  leaving.settle(leaving.command("sendTones"), "failed", "cancelled");
  leaving.send({ type: "ended", reason: "remote" }, 0.2);
  expect(leaving.session.ended?.reason).toBe("remote");
  expect(leaving.last.commands).toEqual([]);
  const cut = staying.command("sendTones");
  staying.settle(cut, "failed", "cancelled");
  staying.elapse(`$cut-off ${cut?.id}`);
  expect(hears(staying)).toEqual(["It is failed."]);
});
