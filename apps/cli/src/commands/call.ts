import { nodeTypes } from "@dialtree/nodes";
import { calledFor, type Entry, playOut, rehearse, usualMoment } from "@dialtree/rehearsal";
import {
  readActs,
  readAnswers,
  readCaller,
  readLanguage,
  readMoment,
  readNumber,
  usualCaller,
} from "../caller-options.ts";
import { shownPath } from "../files.ts";
import { findFlow, loadFlow } from "../flow-folder.ts";
import type { Io } from "../io.ts";
import { callThrough } from "../live/call-through.ts";
import { readServer } from "../live/line.ts";
import type { Names } from "../names.ts";
import { flowsAfter } from "../other-flows.ts";
import { fitForCall } from "../problems.ts";
import { exitCodes, misused } from "../refusal.ts";
import { saveScenario, scenarioFile } from "../scenarios/save.ts";
import { stageFor } from "../stage.ts";
import { jsonLine, terminal } from "../terminal.ts";
import { jsonEntries, jsonHelp } from "../transcript/json.ts";
import { printTranscript } from "../transcript/lines.ts";
import { type Unused, unusedOf } from "../transcript/script.ts";
import { defineCommand } from "./command.ts";

export const call = defineCommand({
  name: "call",
  summary: "Plays a call through a flow without waiting, or through a server, and prints what happens.",
  usage: 'call <flow> --keys "2"',
  operands: { what: "a flow", fewest: 1, most: 1 },
  options: {
    keys: {
      value: "script",
      help: `What the caller does: "1 wait 6s 2", "say 4s", "leave"; '!2' presses during a prompt.`,
    },
    from: { value: "caller", help: "Who calls: +15550100 (the default), user, outsider, guest or withheld." },
    at: { value: "time", help: "When: 2026-12-24T18:30Z, or with an offset such as +01:00." },
    lang: { value: "tag", help: "The caller's language, such as de-DE." },
    answer: {
      value: "what",
      repeatable: true,
      help: 'How a command ends: "transfer fails busy", "play is unknown". May be repeated.',
    },
    seed: {
      value: "number",
      help: "Where chance starts from; the same number gives the same call. Default 1.",
    },
    save: {
      value: "name",
      help: "Keeps the call as a scenario: <flow>/cases/<name>.txt, or a path to a .txt file.",
    },
    force: { help: "Lets --save replace a file." },
    server: {
      value: "address",
      help: "Places the call through this server and its simulator, in real time: http://localhost:3000.",
    },
    "despite-difference": { help: "With --server: calls what it runs, even if that is not this file." },
    json: { help: "Prints one JSON object a line." },
    "despite-errors": { help: "Plays a flow that the check finds errors in." },
  },
  more: `Examples:
  dialtree call reception --keys "2"
  dialtree call reception --keys "1 wait 6s 2" --from user --lang de-DE
  dialtree call reception --keys '!1' --answer "transfer fails busy" --save sales-busy
  dialtree call reception --keys "2" --server http://localhost:3000

${jsonHelp}
`,
  run: async (io, { operands: [named = ""], values }) => {
    const from = values.from ?? usualCaller;
    const caller = readCaller(from);
    const at = values.at === undefined ? usualMoment : readMoment(values.at);
    const language = values.lang === undefined ? undefined : readLanguage(values.lang);
    const seed = values.seed === undefined ? undefined : readNumber("seed", values.seed, 0);
    const acts = readActs(values.keys ?? "");
    const answers = readAnswers(values.answer);
    if (values.save !== undefined && seed !== undefined) {
      throw misused("A scenario cannot keep a --seed.", "Leave out --seed or --save.");
    }
    const server = values.server === undefined ? undefined : readServer(values.server);
    const alone = (["at", "seed", "save"] as const).find((name) => values[name] !== undefined);
    if (server && alone !== undefined) {
      throw misused(
        `--${alone} does not go with --server: that call happens now, as chance has it, and is not kept.`,
        `Leave out --${alone} or --server.`,
      );
    }
    if (!server && values["despite-difference"])
      throw misused(
        "--despite-difference needs a --server.",
        "Write --server http://localhost:3000 as well.",
      );
    const flow = loadFlow(findFlow(named, io.cwd), io.cwd);
    const file =
      values.save === undefined ? undefined : scenarioFile(values.save, flow.folder, io.cwd, values.force);

    const others = flowsAfter(flow, io.cwd);
    const fit = fitForCall([flow, ...others], io, values["despite-errors"]);
    if (!fit || !flow.document) return exitCodes.failed;
    const stage = stageFor(flow.document, [flow, ...others]);
    if (server) {
      const live = await callThrough(io, server, {
        stage,
        shown: flow.shown,
        from,
        caller,
        language,
        acts,
        answers,
        despiteDifference: values["despite-difference"],
      });
      print(live, values.json, io);
      return live.complaint === undefined ? exitCodes.done : complain(live.complaint, io);
    }
    const { library, promptLength, names } = stage;
    const called = calledFor(stage.flow, nodeTypes);
    const played = playOut(
      rehearse({
        library,
        flow: stage.flow,
        caller,
        called,
        at,
        language,
        seed,
        acts,
        answers,
        promptLength,
      }),
    );
    print({ transcript: played.transcript, unused: unusedOf(played), names }, values.json, io);

    if (file !== undefined) {
      const moment = values.at === undefined ? "" : ` at ${values.at}`;
      const spoken = language === undefined ? "" : ` in ${language}`;
      saveScenario(file, { played, answers, callLine: `from ${from}${moment}${spoken}` }, stage);
      io.err.write(`Saved as ${shownPath(file, io.cwd)}.\n`);
    }
    return exitCodes.done;
  },
});

interface Told {
  readonly transcript: readonly Entry[];
  readonly unused: Unused;
  readonly names: Names;
}

function print({ transcript, unused, names }: Told, json: boolean, io: Io): void {
  if (json) {
    for (const entry of jsonEntries(transcript, names, unused)) jsonLine(io.out, entry);
    return;
  }
  const out = terminal(io.out, io.env);
  printTranscript(out, transcript, names);
  const { keys, answers } = unused;
  if (keys.length > 0) out.line(`The call was over before the script was. Left over: ${keys.join(" ")}`);
  if (answers.length > 0) out.line(`Nothing asked for these answers: ${answers.join(", ")}`);
}

function complain(complaint: string, io: Io): typeof exitCodes.failed {
  io.err.write(`dialtree: ${complaint}\n`);
  return exitCodes.failed;
}
