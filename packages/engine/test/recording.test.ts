// What the engine makes of recordings: their ends, late and repeated news, and what may be heard and handed on.

import type { JsonObject } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import { Drive, ignored, types } from "./drive.ts";
import { flowOf, libraryWith, node, say } from "./flows.ts";

const message = (data: JsonObject) =>
  node("message", "leave-message", {
    prompt: say("Speak after the tone."),
    mailbox: "front-desk",
    reviewPrompt: say("Press 1 to send it."),
    ...data,
  });
const ends = ["sent", "nothing-said", "too-short", "not-sent", "failed"];
const flow = (data: JsonObject) =>
  libraryWith(
    flowOf(
      [message(data), ...ends.map((id) => node(id, "hang-up", { say: say(`It is ${id}.`) }))],
      ends.map((id) => `message.${id} -> ${id}`),
    ),
  );

/** A call whose caller hears the beep. */
function recording(data: JsonObject = {}): { drive: Drive; record: ReturnType<Drive["command"]> } {
  const drive = new Drive(flow(data));
  drive.send({ type: "connected" });
  drive.settle(drive.command("play"));
  return { drive, record: drive.command("record") };
}
const recorded = (id = "c4", milliseconds = 4_000) =>
  ({ type: "result", command: { id }, outcome: "done", recorded: milliseconds }) as const;
const hears = (drive: Drive) => drive.command("play")?.prompts.map(({ text }) => text);

describe("a recording", () => {
  test("names the flow, the mailbox, its times and the key that ends it", () => {
    expect(recording().record).toMatchObject({
      type: "record",
      flow: "test",
      mailbox: "front-desk",
      longest: 120,
      endKeys: ["#"],
      ifCallEnds: "deliver",
    });
  });

  test("can be heard at its length, and is handed on by the name of its command", () => {
    const { drive, record } = recording();
    drive.send(recorded(record?.id));
    expect(hears(drive)).toEqual(["Press 1 to send it."]);
    drive.press("2");
    expect(drive.command("play")?.prompts).toEqual([
      expect.objectContaining({ recorded: { command: record?.id, milliseconds: 4_000 } }),
    ]);
    drive.press("1");
    expect(drive.command("deliver")).toMatchObject({ recording: record?.id, mailbox: "front-desk" });
    drive.settle(drive.command("deliver"));
    expect(hears(drive)).toEqual(["It is sent."]);
  });

  test.each([
    ["silence", "nothing-said"],
    ["too-short", "too-short"],
    ["error", "failed"],
  ] as const)("that ended with %s leaves by %s", (reason, outlet) => {
    const { drive, record } = recording();
    drive.settle(record as never, "failed", reason);
    expect(hears(drive)).toEqual([`It is ${outlet}.`]);
  });

  test("that is done without anything to be heard has failed", () => {
    const { drive, record } = recording();
    drive.settle(record as never);
    expect(hears(drive)).toEqual(["It is failed."]);
  });

  test("is told once; a repeat and a late one are ignored", () => {
    const { drive, record } = recording();
    drive.send(recorded(record?.id));
    expect(ignored(drive.send(recorded(record?.id)))).toEqual(["result not awaited"]);
    drive.press("3");
    const again = drive.command("record");
    expect(again?.id).not.toBe(record?.id);
    expect(drive.session.recorded).toBeUndefined();
    expect(ignored(drive.send(recorded(record?.id, 9_000)))).toEqual(["result not awaited"]);
    drive.send(recorded(again?.id, 2_000));
    expect(drive.session.recorded).toEqual({ command: again?.id, milliseconds: 2_000 });
  });

  test("of which nobody knows is stopped before another one begins, and the second time given up", () => {
    const { drive, record } = recording();
    drive.settle(record as never, "unknown");
    expect(types(drive.last.commands)).toEqual(["stop", "play"]);
    const announcement = drive.command("play");
    expect(ignored(drive.send(recorded(record?.id)))).toEqual(["result not awaited"]);
    drive.settle(announcement);
    drive.settle(drive.command("record"), "unknown");
    expect(types(drive.last.commands)).toEqual(["stop", "play"]);
    expect(hears(drive)).toEqual(["It is failed."]);
  });

  test("that was cut off: the caller has hung up, and only if nobody has it failed", () => {
    const { drive, record } = recording();
    drive.settle(record as never, "failed", "cancelled");
    expect(drive.last.commands).toEqual([]);
    drive.elapse(`$cut-off ${record?.id}`);
    expect(hears(drive)).toEqual(["It is failed."]);
  });

  test("ends with its key, told before or after: the review does not take it for an answer", () => {
    for (const keyFirst of [true, false]) {
      const { drive, record } = recording();
      if (keyFirst) drive.press("#");
      drive.send(recorded(record?.id), 0.1);
      if (!keyFirst) drive.press("#");
      expect(types(drive.last.commands)).toEqual(keyFirst ? ["play"] : []);
      drive.press("1");
      expect(drive.command("deliver")).toBeDefined();
    }
  });

  test("ends with any of its keys, and the review takes none of them for an answer, but the next one", () => {
    for (const end of ["#", "*"] as const) {
      const endKeys = [
        { id: "pound", key: "#" },
        { id: "star", key: "*" },
      ];
      const { drive, record } = recording({ endKeys });
      expect(record).toMatchObject({ endKeys: ["#", "*"] });
      drive.send(recorded(record?.id), 0.1);
      drive.press(end);
      expect(types(drive.last.commands)).toEqual([]);
      drive.press(end === "#" ? "*" : "#");
      expect(types(drive.last.commands)).toEqual(["stop", "play"]);
    }
  });

  test("is forgotten with the call", () => {
    const { drive, record } = recording();
    drive.send(recorded(record?.id));
    drive.send({ type: "ended" });
    expect(drive.session.recorded).toBeUndefined();
  });
});
