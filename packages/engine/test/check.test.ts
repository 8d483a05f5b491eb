import { check, type FlowInterface, type Surroundings } from "@dialtree/engine";
import {
  type Directory,
  defineNode,
  destination,
  type Everywhere,
  explain,
  type FlowDocument,
  type FlowProblemCode,
  flowProblems,
  type JsonObject,
  limits,
  nodeTypesOf,
  type Problem,
  readText,
  write,
} from "@dialtree/flow";
import type { Naming } from "@dialtree/flow/names";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { edge, flowOf, node, operator, queue, say, smallMenu } from "./flows.ts";
import { keeper, keeping, reader, reading } from "./keeping.ts";

const onCall: Directory = {
  id: "staff",
  title: "Staff",
  language: "en-US",
  people: [{ first: "On", last: "Call", extension: "200", to: { kind: "named", name: "on-call" } }],
};

// Types that the registry has no example of: one that cannot reach everybody, and one that has moved on.
const pager = defineNode({
  type: "pager",
  version: 1,
  title: "Pager",
  summary: "Reaches phones only.",
  group: "send on",
  fields: { to: destination({ label: "Page", accepts: ["phone"] }) },
  worksWhile: ["answered"],
  passage: "transfer",
  outlets: () => [],
  program: () => ({ initial: "paging", states: { paging: { do: [{ type: "hangUp" }] } } }),
});
const aged = defineNode({
  type: "aged",
  version: 2,
  title: "Aged",
  summary: "Has changed once.",
  group: "end",
  fields: {},
  worksWhile: ["answered"],
  outlets: () => [],
  program: () => ({ initial: "ending", states: { ending: { do: [{ type: "hangUp" }] } } }),
  past: [
    {
      to: 2,
      why: "only to fail",
      up: () => {
        throw new Error("not the data that version 1 wrote");
      },
    },
  ],
});
const known = nodeTypesOf([...nodeTypes.values(), pager, aged, keeper, reader]);

const hangUp = node("end", "hang-up");
const hello = node("hello", "prompt", { prompt: say("Hello.") });
const german = { "de-DE": { text: "Guten Tag.", recording: "hello.de.wav" } };

/** A flow without any problem: each broken one below differs from such a flow in one thing. */
const sound = flowOf([hello, hangUp], ["hello.next -> end"]);
const deciding = (nodes: FlowDocument["nodes"], edges: readonly string[]) => ({
  ...flowOf([], edges),
  nodes: [node("start", "incoming", { answer: "later" }), ...nodes],
});

const calling = (nodes: FlowDocument["nodes"], edges: readonly string[], data = {}) => ({
  ...flowOf([], edges),
  nodes: [node("start", "outgoing", data), ...nodes],
  edges: edges.map(edge),
});

const other: FlowInterface = {
  inputs: new Map([["tries", "number"]]),
  outputs: new Map([["tries", "number"]]),
  exits: new Set(["known"]),
};

interface Broken {
  readonly why: string;
  readonly flow: FlowDocument | string;
  readonly surroundings?: Surroundings;
  readonly problems: readonly (readonly [code: FlowProblemCode | "menu_key_repeated", at: string])[];
}

const text = (change: (raw: Record<string, unknown>) => void): string => {
  const raw = JSON.parse(write(sound, nodeTypes));
  change(raw);
  return JSON.stringify(raw);
};

const valueWires = ["next", "no-value", "failed"].map((outlet) => `hello.${outlet} -> end`);

const leaving = { prompt: say("Speak."), mailbox: "front-desk", review: false };
const checking = { prompt: say("Your PIN?"), account: "customer", list: "customers", retries: [] };
const wiresOf = (type: string, data: JsonObject) =>
  (nodeTypes.get(type)?.outlets(node("box", type, data).data) ?? []).map(({ id }) => `box.${id} -> end`);

const broken: Broken[] = [
  { why: "not JSON", flow: "{", problems: [["not_json", ""]] },
  { why: "too large", flow: `"${"x".repeat(limits.fileBytes)}"`, problems: [["file_too_large", ""]] },
  {
    why: "too deep",
    flow: `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
    problems: [["json_too_deep", "/0/0/0"]],
  },
  {
    why: "a name that could reach a prototype",
    flow: '{"a":{"__proto__":1}}',
    problems: [["json_key_forbidden", "/a/__proto__"]],
  },
  { why: "a format of tomorrow", flow: '{"format":2}', problems: [["format_unknown", "/format"]] },
  { why: "no format at all", flow: "{}", problems: [["format_unknown", "/format"]] },
  { why: "a list instead of an object", flow: "[]", problems: [["shape_wrong", ""]] },
  {
    why: "several slips at once",
    flow: text((raw) => Object.assign(raw, { id: "No!", languages: [], extra: 1 })),
    problems: [
      ["shape_wrong", "/id"],
      ["shape_wrong", "/languages"],
      ["shape_wrong", ""],
    ],
  },
  {
    why: "a node type nobody knows",
    flow: { ...sound, nodes: [...sound.nodes, node("odd", "telepathy")] },
    problems: [
      ["node_type_unknown", "/nodes/3/type"],
      ["node_unreachable", "/nodes/3"],
    ],
  },
  {
    why: "a node of tomorrow",
    flow: { ...sound, nodes: sound.nodes.map((n) => (n.id === "hello" ? { ...n, version: 9 } : n)) },
    problems: [
      ["node_version_too_new", "/nodes/1/type"],
      ["node_unreachable", "/nodes/2"],
    ],
  },
  {
    why: "too many nodes",
    flow: {
      ...sound,
      nodes: Array.from({ length: limits.nodesPerFlow + 1 }, (_, i) => node(`n${i}`, "hang-up")),
    },
    problems: [["too_many_nodes", "/nodes"]],
  },
  {
    why: "two nodes of one name",
    flow: { ...sound, nodes: [...sound.nodes, hangUp] },
    problems: [["id_repeated", "/nodes/3/id"]],
  },
  {
    why: "two choices of one name",
    flow: withMenuChoices([
      { id: "a", key: "1", label: "A" },
      { id: "a", key: "2", label: "B" },
    ]),
    problems: [["id_repeated", "/nodes/1/data/choices/1/id"]],
  },
  {
    why: "a start that does not exist",
    flow: { ...sound, start: "nowhere" },
    problems: [
      ["start_missing", "/start"],
      ["node_unreachable", "/nodes/0"],
      ["node_unreachable", "/nodes/1"],
      ["node_unreachable", "/nodes/2"],
    ],
  },
  {
    why: "a start that takes no calls",
    flow: { ...sound, start: "end" },
    problems: [
      ["node_unreachable", "/nodes/0"],
      ["node_unreachable", "/nodes/1"],
      ["start_not_an_entry", "/start"],
      ["needs_answered_call", "/nodes/2"],
    ],
  },
  {
    why: "an edge from nowhere",
    flow: { ...sound, edges: [...sound.edges, edge("ghost.next -> end")] },
    problems: [["edge_source_missing", "/edges/2"]],
  },
  {
    why: "an edge to nowhere",
    flow: { ...sound, edges: [edge("start.answered -> hello"), edge("hello.next -> ghost")] },
    problems: [
      ["edge_target_missing", "/edges/1"],
      ["node_unreachable", "/nodes/2"],
    ],
  },
  {
    why: "an exit that does not exist",
    flow: { ...sound, edges: [...sound.edges, edge("hello.later -> end")] },
    problems: [["edge_outlet_missing", "/edges/2"]],
  },
  {
    why: "one exit, two ways",
    flow: { ...sound, edges: [...sound.edges, edge("hello.next -> hello")] },
    problems: [["edge_repeated", "/edges/2"]],
  },
  {
    why: "a choice that is called like the exit for those who press nothing",
    flow: flowOf(
      [
        hello,
        node("menu", "menu", {
          prompt: say("For sales, press 1."),
          choices: [{ id: "no-input", key: "1", label: "Sales" }],
        }),
        hangUp,
      ],
      ["hello.next -> menu", "menu.no-input -> end", "menu.no-match -> end"],
    ),
    problems: [["outlet_repeated", "/nodes/2"]],
  },
  {
    why: "an edge into the start",
    flow: { ...sound, edges: [edge("start.answered -> hello"), edge("hello.next -> start")] },
    problems: [
      ["edge_into_entry", "/edges/1"],
      ["node_unreachable", "/nodes/2"],
    ],
  },
  {
    why: "a jump into the start",
    flow: flowOf([node("jump", "go-to", { place: { node: "start" } })]),
    problems: [
      ["cycle_without_wait", "/nodes/0"],
      ["edge_into_entry", "/nodes/1/data/place"],
    ],
  },
  { why: "an exit that leads nowhere", flow: flowOf([hello]), problems: [["outlet_unwired", "/nodes/1"]] },
  {
    why: "nobody planned for silence",
    flow: flowOf([smallMenu("main", "end").node, hangUp], ["main.go -> end", "main.no-match -> end"]),
    problems: [["mishap_unwired", "/nodes/1"]],
  },
  {
    why: "a node that nobody gets to",
    flow: flowOf([hello, hangUp, node("alone", "hang-up")], ["hello.next -> end"]),
    problems: [["node_unreachable", "/nodes/3"]],
  },
  {
    why: "a circle without a way out",
    flow: flowOf(
      [hello, smallMenu("a", "b").node, smallMenu("b", "a").node],
      [
        "hello.next -> a",
        "hello.failed -> a",
        "start.failed -> r",
        ...smallMenu("a", "b").edges,
        ...smallMenu("b", "a").edges,
      ],
    ),
    problems: [
      ["edge_target_missing", "/edges/3"],
      ["dead_end", "/nodes/1"],
    ],
  },
  {
    why: "a circle that never waits",
    flow: flowOf([
      node("a", "go-to", { place: { node: "b" } }),
      node("b", "go-to", { place: { node: "a" } }),
    ]),
    problems: [
      ["dead_end", "/nodes/1"],
      ["cycle_without_wait", "/nodes/1"],
    ],
  },
  {
    why: "a prompt while it rings",
    flow: deciding([hello, hangUp], ["start.ringing -> hello", "hello.next -> end"]),
    problems: [["needs_answered_call", "/nodes/1"]],
  },
  {
    why: "a redirect after the answer",
    flow: flowOf(
      [node("away", "redirect", { targets: [{ id: "t", to: queue }] })],
      ["away.failed -> end"],
      {},
    ),
    problems: [
      ["edge_target_missing", "/edges/1"],
      ["needs_ringing_call", "/nodes/1"],
    ],
  },
  {
    why: "muted in a call between a caller and the line",
    flow: flowOf([node("quiet", "mute"), hangUp], ["quiet.next -> end"]),
    problems: [["needs_group_call", "/nodes/1"]],
  },
  {
    why: "somebody invited into a call to the bot, which makes no group call of it",
    flow: flowOf([], [], {
      nodes: [
        node("start", "incoming", { reachedBy: "bot" }),
        node("more", "invite", { to: operator, afterwards: "stay" }),
        node("quiet", "mute"),
        hangUp,
      ],
      edges: [
        "start.answered -> more",
        "more.joined -> quiet",
        "more.not-reached -> end",
        "quiet.next -> end",
      ].map(edge),
    }),
    problems: [["needs_group_call", "/nodes/1"]],
  },
  {
    why: "a transfer out of a group call, and one that is behind an invitation",
    flow: flowOf([], [], {
      nodes: [
        node("start", "invited"),
        node("pick-up", "answer"),
        node("more", "invite", { to: operator, afterwards: "stay" }),
        node("away", "transfer", { to: operator }),
        hangUp,
      ],
      edges: [
        "start.joined -> away",
        "start.alone -> pick-up",
        "pick-up.answered -> more",
        "more.joined -> away",
        "more.not-reached -> end",
        "away.failed -> end",
      ].map(edge),
    }),
    problems: [["needs_call_of_two", "/nodes/3"]],
  },
  {
    why: "words for somebody who could not be got on the line",
    flow: calling([hello, hangUp], ["start.answered -> end", "start.busy -> hello", "hello.next -> end"]),
    problems: [["needs_somebody_there", "/nodes/1"]],
  },
  {
    why: "a phone number after a call of ours to somebody in Teams",
    flow: {
      ...calling(
        [node("away", "transfer", { to: { kind: "phone", number: "+15550100" } }), hangUp],
        ["start.answered -> away", "away.failed -> end"],
        { reaches: "people" },
      ),
    },
    problems: [["target_unreachable", "/nodes/1/data/to"]],
  },
  {
    why: "a phone number after a call to the bot",
    flow: {
      ...flowOf(
        [node("away", "transfer", { to: { kind: "phone", number: "+15550100" } }), hangUp],
        ["away.failed -> end"],
      ),
      nodes: [
        node("start", "incoming", { reachedBy: "bot" }),
        node("away", "transfer", { to: { kind: "phone", number: "+15550100" } }),
        hangUp,
      ],
    },
    problems: [["target_unreachable", "/nodes/1/data/to"]],
  },
  {
    why: "a queue that is called first: nobody can call one, although callers can be sent there",
    flow: flowOf(
      [node("away", "transfer", { to: queue, how: "ask-first", hold: say("One moment.") }), hangUp],
      ["no-answer", "busy", "declined", "failed"].map((outlet) => `away.${outlet} -> end`),
    ),
    // Of callers from Teams and of those from a phone.
    problems: [
      ["target_unreachable", "/nodes/1/data/to"],
      ["target_unreachable", "/nodes/1/data/to"],
    ],
  },
  {
    why: "outsiders cannot be transferred",
    flow: {
      ...flowOf([node("away", "transfer", { to: queue }), hangUp], ["away.failed -> end"]),
      nodes: [
        node("start", "incoming", { outsiders: true }),
        node("away", "transfer", { to: queue }),
        hangUp,
      ],
    },
    problems: [
      ["target_unreachable_for_some", "/fallback/to"],
      ["target_unreachable_for_some", "/nodes/1/data/to"],
    ],
  },
  {
    why: "a name that stands for nobody in the environment; nothing else is known of whom it will be",
    flow: transferringTo("support"),
    surroundings: naming({}),
    problems: [["name_unresolved", "/nodes/1/data/to"]],
  },
  {
    why: "a person of a directory by a name that stands for nobody in the environment",
    flow: { ...transferringTo("support"), directories: [onCall] },
    surroundings: naming({ support: queue }),
    problems: [["name_unresolved", "/directories/0/people/0/to"]],
  },
  {
    why: "a person of a directory by a name that stands for somebody whom no such caller can be transferred to",
    flow: { ...transferringTo("support", { reachedBy: "bot" }), directories: [onCall] },
    surroundings: naming({ support: queue, "on-call": { kind: "phone", number: "+15550123" } }),
    problems: [["target_unreachable", "/directories/0/people/0/to"]],
  },
  {
    why: "a name, where nobody has said for which environment",
    flow: transferringTo("support"),
    problems: [],
  },
  {
    why: "a name that stands for somebody whom no such caller can be transferred to",
    flow: transferringTo("support", { reachedBy: "bot" }),
    surroundings: naming({ support: { kind: "phone", number: "+15550123" } }),
    problems: [["target_unreachable", "/nodes/1/data/to"]],
  },
  {
    why: "a name that stands for a kind that the step cannot reach",
    flow: flowOf([node("page", "pager", { to: { kind: "named", name: "support" } })]),
    surroundings: naming({ support: queue }),
    problems: [["target_not_accepted", "/nodes/1/data/to"]],
  },
  { why: "no fallback", flow: withoutFallback(), problems: [["fallback_missing", ""]] },
  {
    why: "another flow that does not exist",
    flow: flowOf([node("jump", "go-to", { place: { flow: "ghost" } })]),
    surroundings: { flows: new Map([["test", undefined]]) },
    problems: [["flow_missing", "/nodes/1/data/place"]],
  },
  {
    why: "a calendar that does not exist",
    flow: withHours(),
    surroundings: { calendars: new Set(["office"]) },
    problems: [["calendar_missing", "/nodes/1/data/calendar"]],
  },
  {
    why: "another flow that never comes back",
    flow: usingAnother({}),
    surroundings: { flows: new Map([["other", { ...other, exits: new Set() }]]) },
    problems: [["sub_flow_never_returns", "/nodes/1/data/flow"]],
  },
  {
    why: "another flow used as it cannot be",
    flow: usingAnother({
      inputs: [
        { id: "a", name: "nobody", variable: "", constant: "x" },
        { id: "b", name: "tries", variable: "", constant: "x" },
        { id: "c", name: "tries", variable: "isOpen", constant: "" },
      ],
      outputs: [
        { id: "d", name: "nobody", as: "it", type: "text" },
        { id: "e", name: "tries", as: "open", type: "flag" },
      ],
      exits: [{ id: "end", name: "locked" }],
    }),
    surroundings: { flows: new Map([["other", other]]) },
    problems: [
      ["sub_flow_input_unknown", "/nodes/1/data/inputs/0/name"],
      ["sub_flow_constant_unfit", "/nodes/1/data/inputs/1/constant"],
      ["sub_flow_value_differs", "/nodes/1/data/inputs/2/variable"],
      ["sub_flow_output_unknown", "/nodes/1/data/outputs/0/name"],
      ["sub_flow_value_differs", "/nodes/1/data/outputs/1/type"],
      ["sub_flow_exit_unknown", "/nodes/1/data/exits/0/name"],
    ],
  },
  {
    why: "a jump to nowhere",
    flow: flowOf([node("jump", "go-to", { place: { node: "ghost" } })]),
    problems: [["place_missing", "/nodes/1/data/place"]],
  },
  {
    why: "data of another shape",
    flow: flowOf([{ ...hello, data: { prompt: "Hello", bargeIn: true } }]),
    problems: [["field_shape_wrong", "/nodes/1/data/prompt"]],
  },
  {
    why: "nobody to transfer to",
    flow: flowOf([node("away", "transfer"), hangUp], ["away.failed -> end"]),
    problems: [["field_empty", "/nodes/1/data/to"]],
  },
  {
    why: "a menu without choices",
    flow: withMenuChoices([]),
    problems: [["list_too_short", "/nodes/1/data/choices"]],
  },
  {
    why: "a menu of thirteen choices",
    flow: withMenuChoices(
      ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#", "#"].map((key, i) => ({
        id: `c${i}`,
        key,
        label: "X",
      })),
    ),
    problems: [
      ["list_too_long", "/nodes/1/data/choices"],
      ["menu_key_repeated", "/nodes/1/data/choices/12/key"],
    ],
  },
  {
    why: "a language twice",
    flow: { ...sound, languages: ["en-US", "en-US"] },
    problems: [["language_repeated", "/languages/1"]],
  },
  {
    why: "nothing to say",
    flow: flowOf([node("hello", "prompt"), hangUp], ["hello.next -> end"]),
    problems: [["text_missing", "/nodes/1/data/prompt"]],
  },
  {
    why: "a translation is missing",
    flow: { ...sound, languages: ["en-US", "de-DE"] },
    problems: [["translation_missing", "/nodes/1/data/prompt"]],
  },
  {
    why: "a language instead of another that no caller can get",
    flow: { ...sound, insteadOf: { "en-US": ["de-DE"] } },
    problems: [["language_instead_unlisted", "/insteadOf/en-US/0"]],
  },
  {
    why: "a value in a language that nobody can say values in",
    flow: flowOf([node("hello", "say-value", { constant: "1" }), hangUp], valueWires, {
      languages: ["it-IT"],
    }),
    problems: [["value_without_language", "/nodes/1"]],
  },
  {
    why: "a value that some callers hear in another language",
    flow: flowOf([node("hello", "say-value", { constant: "1" }), hangUp], valueWires, {
      languages: ["en-US", "it-IT"],
    }),
    problems: [["value_in_other_language", "/nodes/1"]],
  },
  {
    why: "further attempts without words in a language that none are built in for",
    flow: flowOf(
      [node("hello", "rating", { prompt: { "it-IT": { text: "Da 1 a 5?" } } }), hangUp],
      ["rated", "no-input", "no-match", "failed"].map((outlet) => `hello.${outlet} -> end`),
      { languages: ["it-IT"] },
    ),
    problems: [["built_in_words_missing", "/nodes/1"]],
  },
  {
    why: "a translation nobody needs",
    flow: flowOf(
      [node("hello", "prompt", { prompt: { ...say("Hello."), ...german } }), hangUp],
      ["hello.next -> end"],
    ),
    problems: [["text_in_unlisted_language", "/nodes/1/data/prompt/de-DE"]],
  },
  {
    why: "an English voice reading German",
    flow: withPrompt({ ...say("Hello."), "de-DE": { text: "Guten Tag." } }),
    surroundings: { voices: ["en"] },
    problems: [["voice_of_other_language", "/nodes/1/data/prompt/de-DE"]],
  },
  {
    why: "a recording that is not there",
    flow: withPrompt({ ...say("Hello."), ...german }),
    surroundings: { recordings: new Map() },
    problems: [["recording_missing", "/nodes/1/data/prompt/de-DE"]],
  },
  {
    why: "a recording that cannot be played",
    flow: withPrompt({ ...say("Hello."), ...german }),
    surroundings: { recordings: new Map([["hello.de.wav", { fault: "it is stereo." }]]) },
    problems: [["recording_unusable", "/nodes/1/data/prompt/de-DE"]],
  },
  {
    why: "a recording without its words",
    flow: withPrompt({ ...say("Hello."), "de-DE": { text: "", recording: "hello.de.wav" } }),
    problems: [["recording_without_words", "/nodes/1/data/prompt/de-DE"]],
  },
  {
    why: "a prompt of the library that is not there",
    flow: withPrompt({ ...say("Hello."), "de-DE": { text: "Hello.", prompt: "hello" } }),
    // Nobody has to speak it.
    surroundings: { prompts: new Map(), voices: ["en"] },
    problems: [["prompt_missing", "/nodes/1/data/prompt/de-DE"]],
  },
  {
    why: "a prompt of the library that nobody has recorded in this language",
    flow: withPrompt({ ...say("Hello."), "de-DE": { text: "Hello.", prompt: "hello" } }),
    surroundings: { prompts: new Map([["hello", ["en-US"]]]) },
    problems: [["prompt_of_other_language", "/nodes/1/data/prompt/de-DE"]],
  },
  {
    why: "a prompt of the library without its words",
    flow: withPrompt({ ...say("Hello."), "de-DE": { text: "", prompt: "hello" } }),
    surroundings: { prompts: new Map([["hello", ["de-AT"]]]) },
    problems: [["recording_without_words", "/nodes/1/data/prompt/de-DE"]],
  },
  {
    why: "a prompt of the library and a recording at once",
    flow: withPrompt({
      ...say("Hello."),
      "de-DE": { text: "Hello.", prompt: "hello", recording: "hello.wav" },
    }),
    problems: [["prompt_and_recording", "/nodes/1/data/prompt/de-DE"]],
  },
];

broken.push(
  {
    why: "transfers that retry each other for ever",
    flow: flowOf(
      [node("a", "transfer", { to: queue }), node("b", "transfer", { to: queue })],
      ["a.failed -> b", "b.failed -> a"],
    ),
    problems: [["cycle_without_wait", "/nodes/1"]],
  },
  {
    why: "half a version",
    flow: flowOf([{ ...hangUp, version: 0.5 }]),
    problems: [["shape_wrong", "/nodes/1/version"]],
  },
  {
    why: "a target that the node cannot reach",
    flow: flowOf([node("page", "pager", { to: queue })]),
    problems: [["target_not_accepted", "/nodes/1/data/to"]],
  },
  {
    why: "a key that means two things everywhere",
    flow: withEverywhere({ back: "*", repeat: "*", except: [] }),
    problems: [["everywhere_key_repeated", "/everywhere/repeat"]],
  },
  {
    why: "a key everywhere that a menu has a choice for",
    flow: withEverywhere({ repeat: "1", except: [] }),
    problems: [["everywhere_key_taken", "/nodes/1"]],
  },
  {
    why: "an exception from it that is no step",
    flow: withEverywhere({ repeat: "1", except: ["main", "ghost"] }),
    problems: [["everywhere_exception_missing", "/everywhere/except/1"]],
  },
  {
    why: "a way out to a step that is not there",
    flow: withEverywhere({ operator: { key: "0", to: { node: "ghost" } }, except: [] }),
    problems: [["place_missing", "/everywhere/operator/to"]],
  },
  {
    why: "a way out to where calls come in",
    flow: withEverywhere({ operator: { key: "0", to: { node: "start" } }, except: [] }),
    problems: [["edge_into_entry", "/everywhere/operator/to"]],
  },
  {
    why: "a way out to a flow that does not exist",
    flow: withEverywhere({ operator: { key: "0", to: { flow: "ghost" } }, except: [] }),
    surroundings: { flows: new Map([["test", undefined]]) },
    problems: [["flow_missing", "/everywhere/operator/to"]],
  },
  {
    why: "a language that the flow does not speak",
    flow: flowOf(
      [
        node("choice", "language-choice", {
          prompt: say("For English, press 1."),
          offers: [
            { id: "a", key: "1", language: "en-US" },
            { id: "b", key: "2", language: "fr-FR" },
          ],
        }),
        hangUp,
      ],
      ["chosen", "no-input", "no-match"].map((outlet) => `choice.${outlet} -> end`),
    ),
    problems: [["language_unlisted", "/nodes/1/data/offers/1/language"]],
  },
  {
    why: "a name that nothing is kept under",
    flow: flowOf([keeping("a", { as: "order" }), reading("b", "oder")], ["a.kept -> b"]),
    problems: [["variable_unknown", "/nodes/2/data/of"]],
  },
  {
    why: "a name that the flow itself begins with, for another kind of value",
    flow: flowOf([keeping("a", { as: "order" }), reading("b", "order")], ["a.kept -> b"], {
      variables: { order: { type: "flag", initial: true } },
    }),
    problems: [["variable_type_differs", "/nodes/1/data/as"]],
  },
  {
    why: "a name for two kinds of value",
    flow: flowOf(
      [keeping("a", { as: "order" }), keeping("b", { as: "order", what: "three" }), reading("c", "order")],
      ["a.kept -> b", "b.kept -> c"],
    ),
    problems: [["variable_type_differs", "/nodes/2/data/as"]],
  },
  {
    why: "data that no old version wrote",
    flow: flowOf([node("old", "aged")]),
    problems: [["node_migration_failed", "/nodes/1/type"]],
  },
);

const values: FlowDocument["variables"] = {
  score: { type: "number", initial: 0 },
  plan: { type: "text", initial: "" },
};
const expressions: readonly (readonly [FlowProblemCode, string])[] = [
  ["expression_too_long", "x".repeat(2_001)],
  ["expression_too_large", `${"score + ".repeat(150)}1 > 2`],
  ["expression_unfinished", "score >"],
  ["expression_unreadable", "score > )"],
  ["expression_text_unclosed", 'plan == "gold'],
  ["expression_value_unknown", "scroe > 1"],
  ["expression_member_unknown", 'caller.phone == ""'],
  ["expression_function_unknown", "round(score) > 1"],
  ["expression_function_misused", "plan.startsWith(1)"],
  ["expression_types_differ", "plan > 1"],
  ["expression_result_wrong", "score"],
  ["expression_not_offered", 'plan[0] == "g"'],
  ["expression_pattern_wrong", 'matches(plan, "(g")'],
  ["expression_divides_by_unknown", "1 / score > 2"],
  ["expression_always_same", "1 == 1"],
];
broken.push(
  ...expressions.map(
    ([code, expression]): Broken => ({
      why: `an expression: ${code}`,
      flow: flowOf([node("ask", "condition", { expression }), hangUp], ["ask.yes -> end", "ask.no -> end"], {
        variables: values,
      }),
      problems: [[code, "/nodes/1/data/expression"]],
    }),
  ),
  {
    why: "a brace without its counterpart",
    flow: flowOf(
      [node("keep", "set-variable", { as: "note", from: "template", template: "{plan" }), hangUp],
      ["keep.next -> end"],
      { variables: values },
    ),
    problems: [["expression_brace_unclosed", "/nodes/1/data/template"]],
  },
  {
    why: "a value that is kept only behind the step that needs it",
    flow: flowOf(
      [
        node("ask", "condition", { expression: 'team == "sales"' }),
        node("keep", "set-variable", { as: "team", constant: "sales" }),
        hangUp,
      ],
      ["ask.yes -> keep", "ask.no -> keep", "keep.next -> end"],
    ),
    problems: [["variable_read_too_early", "/nodes/1/data/expression"]],
  },
);

const called = { kind: "phone", number: "+15550177" } as const;
const maria = { first: "Maria", last: "Berg", extension: "201", to: called };
const byName = node("ask", "dial-by-name", { prompt: say("Key in the name."), directory: "staff" });

broken.push(
  {
    why: "a directory that is not there",
    flow: withDirectory([maria], { id: "team" }),
    problems: [["directory_missing", "/nodes/1/data/directory"]],
  },
  {
    why: "a mailbox that the installation does not have",
    flow: flowOf([node("box", "leave-message", leaving), hangUp], wiresOf("leave-message", leaving)),
    surroundings: { resources: { mailbox: ["back-office"] } },
    problems: [["mailbox_missing", "/nodes/1/data/mailbox"]],
  },
  {
    why: "a list of PINs that the installation does not have",
    flow: flowOf([node("box", "check-pin", checking), hangUp], wiresOf("check-pin", checking), {
      variables: { customer: { type: "text", initial: "1" } },
    }),
    surroundings: { resources: { "pin-list": [] } },
    problems: [["pin_list_missing", "/nodes/1/data/list"]],
  },
  {
    why: "a directory in which nobody can be found",
    flow: withDirectory([{ ...maria, unlisted: true }]),
    problems: [["directory_empty", "/nodes/1/data/directory"]],
  },
  {
    why: "two directories of one id",
    flow: twice(withDirectory([maria])),
    problems: [["id_repeated", "/directories/1/id"]],
  },
  {
    why: "people without a name, and nobody who could be called",
    flow: withDirectory([maria, { first: " ", last: "", to: called }, { first: "Ben", last: "Mills" }]),
    problems: [
      ["person_without_name", "/directories/0/people/1/last"],
      ["person_without_target", "/directories/0/people/2/to"],
    ],
  },
  {
    why: "a name that nobody can key in",
    flow: withDirectory([{ ...maria, first: "", last: "王" }]),
    problems: [["person_without_letters", "/directories/0/people/0/last"]],
  },
  {
    why: "two people who sound alike, and have the same extension",
    flow: withDirectory([maria, maria]),
    problems: [
      ["person_extension_repeated", "/directories/0/people/1/extension"],
      ["person_sounds_alike", "/directories/0/people/1/spoken"],
    ],
  },
  {
    why: "an extension with a letter",
    flow: withDirectory([{ ...maria, extension: "20a" }]),
    problems: [["person_extension_unfit", "/directories/0/people/0/extension"]],
  },
  {
    why: "names in a language that no voice speaks",
    flow: withDirectory([maria], { language: "de-DE" }),
    surroundings: { voices: ["en"] },
    problems: [["voice_of_other_language", "/directories/0/language"]],
  },
  {
    why: "recorded names that the library does not have, or in another language",
    flow: withDirectory([
      { ...maria, prompt: "maria" },
      { ...maria, last: "Bach", extension: "202", prompt: "bach" },
    ]),
    surroundings: { voices: ["en"], prompts: new Map([["bach", ["de-DE"]]]) },
    problems: [
      ["prompt_missing", "/directories/0/people/0/prompt"],
      ["prompt_of_other_language", "/directories/0/people/1/prompt"],
    ],
  },
);

function withDirectory(people: Directory["people"], change: Partial<Directory> = {}): FlowDocument {
  const exits = ["operator", "no-input", "no-match", "unreachable"].map((outlet) => `ask.${outlet} -> end`);
  const staff = { id: "staff", title: "Staff", language: "en-US", people, ...change };
  return flowOf([byName, hangUp], exits, { directories: [staff] });
}

function twice(flow: FlowDocument): FlowDocument {
  return { ...flow, directories: [...(flow.directories ?? []), ...(flow.directories ?? [])] };
}

function withMenuChoices(choices: readonly { id: string; key: string; label: string }[]): FlowDocument {
  const { node: menu } = smallMenu("main", "end");
  const outlets = [...new Set(choices.map(({ id }) => id)), "no-input", "no-match"];
  return flowOf(
    [{ ...menu, data: { ...menu.data, choices } }, hangUp],
    outlets.map((outlet) => `main.${outlet} -> end`),
  );
}

function withEverywhere(everywhere: Everywhere): FlowDocument {
  const { node: menu, edges } = smallMenu("main", "end");
  return flowOf([menu, hangUp], edges, { everywhere });
}

function withPrompt(prompt: FlowDocument["nodes"][number]["data"][string]): FlowDocument {
  const flow = flowOf([node("hello", "prompt", { prompt }), hangUp], ["hello.next -> end"]);
  return { ...flow, languages: ["en-US", "de-DE"] };
}

function withHours(): FlowDocument {
  const outlets = ["open", "closed", "holiday", "emergency"];
  return flowOf(
    [node("hours", "hours", { calendar: "shop" }), hangUp],
    outlets.map((outlet) => `hours.${outlet} -> end`),
  );
}

/** A step that uses the flow `other`, with its exits connected. */
function usingAnother(data: JsonObject): FlowDocument {
  const exits = Array.isArray(data.exits) && data.exits.length > 0 ? ["use.end -> end"] : [];
  return flowOf(
    [node("use", "sub-flow", { flow: { flow: "other" }, ...data }), hangUp],
    ["use.back -> end", ...exits],
    { variables: { isOpen: { type: "flag", initial: true } } },
  );
}

function withoutFallback(): FlowDocument {
  const { fallback: _none, ...rest } = sound;
  return rest;
}

function problemsOf({ flow, surroundings }: Pick<Broken, "flow" | "surroundings">): readonly Problem[] {
  const { document, problems } = readText(typeof flow === "string" ? flow : JSON.stringify(flow), known);
  return [...problems, ...(document ? check(document, known, surroundings) : [])];
}

test("a sound flow has no problem", () => {
  expect(
    problemsOf({ flow: sound, surroundings: { voices: ["en"], recordings: new Map(), flows: new Map() } }),
  ).toEqual([]);
});

describe("a broken flow is complained about exactly so:", () => {
  test.each(broken)("$why", ({ flow, surroundings, problems }) => {
    const found = problemsOf({ flow, ...(surroundings ? { surroundings } : {}) });
    expect(found.map(({ code, at }) => [code, at])).toEqual(problems);
  });
});

test("every kind of problem has an example above", () => {
  const shown = new Set(broken.flatMap(({ problems }) => problems.map(([code]) => code)));
  expect(Object.keys(flowProblems).filter((code) => !shown.has(code as FlowProblemCode))).toEqual([]);
});

function sentences(flow: FlowDocument, code: string, surroundings?: Surroundings): readonly string[] {
  const found = check(flow, nodeTypes, surroundings).filter((one) => one.code === code);
  return found.map((one) => explain(one).sentence);
}

test("what nobody planned for names whom callers would have gone to, and whom they go to instead", () => {
  const sales = node("sales", "transfer", { to: queue });
  expect(sentences(flowOf([sales]), "mishap_unwired")).toEqual([
    '"Could not be reached" of Sales is not connected: callers then go to Operator.',
  ]);
  const nobody = flowOf([node("sales", "transfer")], [], { fallback: undefined });
  expect(sentences(nobody, "mishap_unwired")).toEqual([
    '"Could not be reached" of Transfer (sales) is not connected: callers then go to whoever takes calls when something goes wrong.',
  ]);
});

test("people who know no ids read them only where two steps are called alike", () => {
  const two = (title?: string) =>
    flowOf([node("a", "prompt"), { ...node("b", "prompt"), ...(title === undefined ? {} : { title }) }]);
  const unwired = (flow: FlowDocument) => sentences(flow, "outlet_unwired", { withoutIds: true });
  expect(unwired(two())[0]).toContain(" of Prompt (a) leads");
  expect(unwired(two("Hello"))[0]).toContain(" of Prompt leads");
  expect(sentences(two("Hello"), "outlet_unwired")[0]).toContain(" of Prompt (a) leads");
});

test("every problem has a sentence and a remedy without holes", () => {
  for (const example of broken) {
    for (const found of problemsOf(example)) {
      const { sentence, remedy } = explain(
        found,
        [...nodeTypes.values()].map(({ problems }) => problems),
      );
      expect(`${sentence} ${remedy}`).not.toMatch(/undefined|\[object|NaN/);
      expect(sentence.length).toBeGreaterThan(10);
      expect(remedy.length).toBeGreaterThan(5);
    }
  }
});

test("a chain of thousands of go-tos is checked without overflowing", () => {
  const count = 4_000;
  const jumps = Array.from({ length: count }, (_, i) =>
    node(`j${i}`, "go-to", { place: { node: i === count - 1 ? "end" : `j${i + 1}` } }),
  );
  expect(problemsOf({ flow: flowOf([...jumps, hangUp]) })).toEqual([]);
});

function transferringTo(name: string, start: JsonObject = {}): FlowDocument {
  const flow = flowOf(
    [node("away", "transfer", { to: { kind: "named", name } }), hangUp],
    ["away.failed -> end"],
  );
  return { ...flow, nodes: [node("start", "incoming", start), ...flow.nodes.slice(1)] };
}

function naming(people: Naming["people"]): Surroundings {
  return { naming: { environment: "test", naming: { people, instead: {} } } };
}
