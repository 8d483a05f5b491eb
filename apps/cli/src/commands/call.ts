import { beginsByCalling } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import {
  calledFor,
  callingParty,
  type Entry,
  playOut,
  rehearse,
  usualMoment,
  valuesText,
} from "@dialtree/rehearsal";
import {
  type Callee,
  readActs,
  readAnswers,
  readCallee,
  readCaller,
  readLanguage,
  readMoment,
  readNumber,
  usualCaller,
  valuesFor,
} from "../caller-options.ts";
import { shownPath } from "../files.ts";
import { findFlow, loadFlow } from "../flow-folder.ts";
import type { Io } from "../io.ts";
import { callThrough } from "../live/call-through.ts";
import { placeThrough } from "../live/place.ts";
import { serverOf } from "../live/server.ts";
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
    from: {
      value: "caller",
      help: "Who calls: +15550100 (the default), user, outsider, guest or withheld. With --to and --server the account that does.",
    },
    to: {
      value: "whom",
      help: "Of a flow that calls: whom it calls, a number or user; with --server also somebody's object id.",
    },
    set: {
      value: "name=value",
      repeatable: true,
      help: "With --to: what a variable of the flow begins with. May be repeated.",
    },
    request: {
      value: "name",
      help: "With --to and --server: asked for once more under the same name, nobody is called again.",
    },
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
      help: "Places the call through this server and its simulator, in real time: http://localhost:3000. With --to the server calls.",
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
  dialtree call reminder --to +15550171 --set day=2026-12-23 --set time=14:30 --keys "1"

${jsonHelp}
`,
  run: async (io, { operands: [named = ""], values }) => {
    if (values.to === undefined) {
      const needsTo = (["set", "request"] as const).find((name) => values[name]?.length);
      if (needsTo) throw misused(`--${needsTo} is for calls that the flow places.`, "Write --to as well.");
    }
    const from = values.to ?? values.from ?? usualCaller;
    const caller = values.to === undefined ? readCaller(from) : readCallee(from, values.server !== undefined);
    const at = values.at === undefined ? usualMoment : readMoment(values.at);
    const language = values.lang === undefined ? undefined : readLanguage(values.lang);
    const seed = values.seed === undefined ? undefined : readNumber("seed", values.seed, 0);
    const acts = readActs(values.keys ?? "");
    const answers = readAnswers(values.answer);
    if (values.save !== undefined && seed !== undefined) {
      throw misused("A scenario cannot keep a --seed.", "Leave out --seed or --save.");
    }
    const server = values.server === undefined ? undefined : serverOf(io, values.server);
    if (server && values.to !== undefined && (values.keys !== undefined || values.answer.length > 0))
      throw misused(
        "A call that a server places is a real one: whoever is called presses the keys.",
        "Leave out --keys and --answer, or play it without --server.",
      );
    if (!server && (values.request !== undefined || (values.to !== undefined && values.from !== undefined)))
      throw misused(
        `--${values.request === undefined ? "from" : "request"} goes with --to only where a server calls.`,
        "Leave it out, or write --server http://localhost:3000 as well.",
      );
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
    const given = values.to === undefined ? undefined : valuesFor(flow.document, values.set);
    if (given && !beginsByCalling(flow.document, nodeTypes))
      throw misused(`"${flow.document.id}" waits for calls and places none.`, "Leave out --to.");
    if (server && given) {
      const placed = await placeThrough(io, server, {
        flow: flow.document.id,
        to: caller as Callee,
        from: values.from,
        values: given,
        language,
        request: values.request,
      });
      const { transcript, complaint } = placed;
      print({ transcript, unused: { keys: [], answers: [] }, names: stage.names }, values.json, io);
      return complaint === undefined ? exitCodes.done : complain(complaint, io);
    }
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
    const called = given ? callingParty(from) : calledFor(stage.flow, nodeTypes);
    const played = playOut(
      rehearse({
        library,
        flow: stage.flow,
        caller,
        called,
        ...(given ? { values: given } : {}),
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
      const withValues = given && Object.keys(given).length > 0 ? ` with${valuesText(given)}` : "";
      saveScenario(
        file,
        { played, answers, callLine: `${given ? "to" : "from"} ${from}${moment}${spoken}${withValues}` },
        stage,
      );
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
