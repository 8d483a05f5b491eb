import { nodeTypes } from "@dialtree/nodes";
import { calledFor } from "@dialtree/rehearsal";
import { readCaller, readNumber, usualCaller } from "../caller-options.ts";
import { findFlow, loadFlow } from "../flow-folder.ts";
import { flowsAfter } from "../other-flows.ts";
import { listenToKeys } from "../playing/keypad.ts";
import { playLive } from "../playing/player.ts";
import { fitForCall } from "../problems.ts";
import { exitCodes } from "../refusal.ts";
import { stageFor } from "../stage.ts";
import { plain, terminal } from "../terminal.ts";
import { printTranscript } from "../transcript/lines.ts";
import { defineCommand } from "./command.ts";

export const play = defineCommand({
  name: "play",
  summary: "Plays a call in the terminal as it would go, with you at the keys.",
  usage: "play <flow> [--speed 10]",
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: {
    speed: { value: "times", help: "How many times as fast as a real call. Default 1." },
    "despite-errors": { help: "Plays a flow that the check finds errors in." },
  },
  more: `Type 0 to 9, * and # for the phone's keys; q or Ctrl-C hangs up. Keys can come through a pipe, too.`,
  run: async (io, { operands: [named = ""], values }) => {
    const speed = readNumber("speed", values.speed ?? "1", 0.1);
    const flow = loadFlow(findFlow(named, io.cwd), io.cwd);
    const others = flowsAfter(flow, io.cwd);
    const fit = fitForCall([flow, ...others], io, values["despite-errors"]);
    if (!fit || !flow.document) return exitCodes.failed;
    const stage = stageFor(flow.document, [flow, ...others]);

    const out = terminal(io.out, io.env);
    const pace = speed === 1 ? "as it would go" : `${speed} times as fast as it would go`;
    out.line(
      out.bold(plain(`A call to "${flow.document.title || flow.document.id}" (${flow.shown}), ${pace}.`)),
    );
    out.line(
      "Keys: 0 to 9, * and #. To hang up: q or Ctrl-C. Nothing is really dialled, and nothing is spoken.",
    );
    out.line(plain(`Without waiting: npm run -s dialtree -- call ${named} --keys "1 wait 6s 2"`));
    out.line();

    const { library, names, promptLength } = stage;
    const called = calledFor(stage.flow, nodeTypes);
    const caller = readCaller(usualCaller);
    const player = playLive(
      { library, flow: stage.flow, caller, called, promptLength },
      io.clock,
      speed,
      (entries) => printTranscript(out, entries, names),
    );
    const stopListening = listenToKeys(io.stdin, player.press);
    try {
      await player.over;
    } finally {
      stopListening();
    }
    return exitCodes.done;
  },
});
