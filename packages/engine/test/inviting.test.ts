// What the engine makes of invitations: who comes, who does not, and what a call is from then on.

import { describe, expect, test } from "vitest";
import { Drive, ignored } from "./drive.ts";
import { flowOf, libraryWith, node, operator, say } from "./flows.ts";

const colleague = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a03", name: "Megan" } as const;
const ends = ["joined", "not-reached"];

/** A call whose flow has just invited a colleague, and stays. */
function inviting(): Drive {
  const flow = flowOf(
    [
      node("more", "invite", { to: colleague, afterwards: "stay", music: say("La la la.") }),
      ...ends.map((id) => node(id, "hang-up", { say: say(`It is ${id}.`) })),
    ],
    ends.map((id) => `more.${id} -> ${id}`),
  );
  const drive = new Drive(libraryWith(flow));
  drive.send({ type: "connected" });
  expect(drive.command("invite")).toMatchObject({ to: colleague });
  return drive;
}
const hears = (drive: Drive) => drive.command("play")?.prompts.map(({ text }) => text);

test("whoever comes makes a group call of it, and the music ends", () => {
  const drive = inviting();
  const asked = drive.command("invite");
  drive.elapse("more.check-in");
  expect(hears(drive)).toEqual(["La la la."]);
  drive.settle(asked);
  expect(drive.last.commands.map(({ type }) => type)).toEqual(["stop", "play"]);
  expect(hears(drive)).toEqual(["It is joined."]);
  expect(drive.session.group).toBe(true);
  expect(ignored(drive.settle(asked))).toEqual(["result not awaited"]);
});

test.each(["busy", "declined", "no-answer", "unreachable"] as const)(
  "whoever is %s leaves a group call all the same",
  (reason) => {
    const drive = inviting();
    drive.settle(drive.command("invite"), "failed", reason);
    expect(hears(drive)).toEqual(["It is not-reached."]);
    expect(drive.session.group).toBe(true);
  },
);

test.each([
  ["refused", "failed", "refused"],
  ["of unknown fate", "unknown", undefined],
] as const)(
  "an invitation that is %s leaves a call of two, which the fallback is transferred",
  (_what, outcome, reason) => {
    const drive = inviting();
    drive.settle(drive.command("invite"), outcome, reason);
    expect(drive.command("transfer")).toMatchObject({ to: operator });
    expect(drive.session.group).toBeUndefined();
  },
);

test("once it is a group call the fallback is invited, and the line leaves when it has come", () => {
  const drive = inviting();
  drive.settle(drive.command("invite"));
  // The words cannot be played, and the limit of a call is reached: whatever breaks now.
  drive.elapse("$call-limit");
  const asked = drive.command("invite");
  expect(asked).toMatchObject({ to: operator });
  drive.settle(asked);
  expect(drive.command("hangUp")).toBeDefined();
});

describe("a call of two that becomes a group call by itself", () => {
  test("is one from then on: whoever takes over is invited, not transferred to", () => {
    const drive = new Drive(libraryWith(flowOf([node("quiet", "prompt", { prompt: say("Hello.") })], [])));
    drive.send({ type: "connected" });
    expect(ignored(drive.send({ type: "grown" }))).toEqual([]);
    expect(drive.session.group).toBe(true);
    expect(ignored(drive.send({ type: "grown" }))).toEqual(["a group call already"]);
    drive.elapse("$call-limit");
    expect(drive.command("transfer")).toBeUndefined();
    expect(drive.command("invite")).toMatchObject({ to: operator });
  });
});

describe("a caller on hold", () => {
  /** A group call whose caller has just been put on hold, and music that plays. */
  function holding(...ways: readonly string[]): Drive {
    const flow = flowOf(
      [
        node("more", "invite", { to: colleague, afterwards: "stay" }),
        node("aside", "hold"),
        node("again", "hold"),
        node("back", "hold", { caller: "back" }),
        node("words", "prompt", { prompt: say("Between us.") }),
        node("end", "hang-up"),
      ],
      ["more.joined -> aside", ...ways],
    );
    const drive = new Drive(libraryWith(flow));
    drive.send({ type: "connected" });
    drive.settle(drive.command("invite"));
    expect(drive.command("hold")).toMatchObject({ leg: "caller", type: "hold" });
    return drive;
  }
  const made = ({ last }: Drive) => last.commands.map(({ type }) => type);

  test("is taken back before the line leaves", () => {
    const drive = holding("aside.next -> end");
    drive.settle(drive.command("hold"));
    expect(made(drive)).toEqual(["takeBack", "hangUp"]);
  });

  test("and is not taken back twice", () => {
    const drive = holding("aside.next -> back", "back.next -> end");
    drive.settle(drive.command("hold"));
    expect(made(drive)).toEqual(["takeBack"]);
    drive.settle(drive.command("takeBack"));
    expect(made(drive)).toEqual(["hangUp"]);
  });

  test("hears again as soon as something goes wrong", () => {
    const drive = holding("aside.next -> words");
    drive.settle(drive.command("hold"));
    drive.settle(drive.command("play"), "failed", "error");
    expect(made(drive)).toEqual(["takeBack", "invite"]);
  });

  test("is taken back where nobody knows whether they are on hold", () => {
    const drive = holding("aside.failed -> words", "words.next -> end");
    drive.settle(drive.command("hold"), "unknown");
    expect(made(drive)).toEqual(["takeBack", "play"]);
    // They were never on hold.
    drive.settle(drive.command("takeBack"), "failed", "error");
    expect(drive.session.held).toBeUndefined();
  });

  test("is there still when a flow puts them on hold once more, which is refused", () => {
    const drive = holding("aside.next -> again", "again.failed -> end");
    drive.settle(drive.command("hold"));
    drive.settle(drive.command("hold"), "failed", "refused");
    expect(made(drive)).toEqual(["takeBack", "hangUp"]);
  });

  test("is asked back once where the flow asks as well, and is there still when that was refused", () => {
    const drive = holding("aside.next -> again", "again.failed -> back", "back.failed -> end");
    drive.settle(drive.command("hold"));
    drive.settle(drive.command("hold"), "unknown");
    expect(made(drive)).toEqual(["takeBack"]);
    drive.settle(drive.command("takeBack"), "failed", "error");
    expect(made(drive)).toEqual(["takeBack", "hangUp"]);
  });

  test("is nothing to be taken back from where it was refused", () => {
    const drive = holding("aside.failed -> end");
    drive.settle(drive.command("hold"), "failed", "refused");
    expect(made(drive)).toEqual(["hangUp"]);
  });
});
