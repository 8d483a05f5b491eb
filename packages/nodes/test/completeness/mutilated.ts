import type { NodeType, Program, ProgramState } from "@dialtree/flow";
import type { CaseFile } from "../cases/case-file.ts";
import type { NodeFolder } from "./node-folder.ts";
import { whole, wholeCases, wholeFolder, wholePage } from "./whole-node.ts";

/** The whole node with one thing taken away: the demand that notices, and what it says. */
export interface Mutilated {
  readonly demand: string;
  readonly type: NodeType;
  readonly folder: NodeFolder;
  readonly complaint: string;
}

type Change = { readonly type?: Partial<NodeType>; readonly folder?: Partial<NodeFolder> };

function without(demand: string, complaint: string, { type = {}, folder = {} }: Change): Mutilated {
  return { demand, complaint, type: { ...whole, ...type }, folder: { ...wholeFolder, ...folder } };
}

const withFile = (name: string, text: string): Change => ({
  folder: { files: { ...wholeFolder.files, [name]: text } },
});
const withPage = (from: string | RegExp, to: string): Change =>
  withFile("ask-consent.md", wholePage.replace(from, to));
const withCases = (change: Partial<CaseFile>): Change =>
  withFile("ask-consent.cases.json", JSON.stringify({ ...wholeCases, ...change }));
const withFirstCase = (change: object): Change =>
  withCases({
    cases: wholeCases.cases.map((example, index) => (index === 0 ? { ...example, ...change } : example)),
  });
const withProgram = (change: (program: Program) => Program): Change => ({
  type: { program: (data) => change(whole.program(data)) },
});
const withState = (name: string, change: Partial<ProgramState>): Change =>
  withProgram((program) => ({
    ...program,
    states: { ...program.states, [name]: { ...program.states[name], ...change } },
  }));
const withoutFile = (name: string): Change => {
  const { [name]: _gone, ...files } = wholeFolder.files;
  return { folder: { files } };
};

export const mutilated: readonly Mutilated[] = [
  without(
    "stands in a folder and a file of its own name",
    'registry.ts: "ask-consent" comes from "./asking/ask-consent.ts"; move it to "./ask-consent/ask-consent.ts".',
    { folder: { from: "./asking/ask-consent.ts" } },
  ),
  without(
    "is registered under its own name",
    'registry.ts: "ask-consent" is exported as consent; call it askConsent.',
    { folder: { exportedAs: "consent" } },
  ),

  without(
    "has a help page with the usual headings",
    "ask-consent.md is missing; authors read it in the editor.",
    withoutFile("ask-consent.md"),
  ),
  without(
    "has a help page with the usual headings",
    'ask-consent.md: the first line is not "# Ask for consent".',
    withPage("# Ask for consent", "# Consent"),
  ),
  without(
    "has a help page with the usual headings",
    "ask-consent.md: the headings are not What it does, Exits, When not to use it, in this order.",
    withPage("## Exits", "## Outlets"),
  ),
  without(
    "has a help page with the usual headings",
    "ask-consent.md: the headings are not What it does, Exits, When not to use it, in this order.",
    withPage(/(## What it does[^#]+)(## Exits[^#]+)/, "$2$1"),
  ),
  without(
    "leaves nothing to be written",
    "ask-consent.md:17: To be written: where nobody has a choice.",
    withPage("Where nobody", "To be written: where nobody"),
  ),
  without(
    "leaves nothing to be written",
    'ask-consent.ts:2: summary: "To be written: one sentence.",',
    withFile("ask-consent.ts", '{\n  summary: "To be written: one sentence.",\n}'),
  ),
  without(
    "has a help page with something under each heading, and one example",
    'ask-consent.md: "When not to use it" says nothing.',
    withPage("Where nobody has a choice.", ""),
  ),
  without(
    "has a help page with something under each heading, and one example",
    'ask-consent.md has 0 paragraphs that begin with "**Example.**", not one.',
    withPage("**Example.**", "For instance:"),
  ),
  without(
    "names each exit on its help page as the canvas does",
    'ask-consent.md: "Exits" does not mention "Does not agree".',
    withPage("**Does not agree**", "**Declines**"),
  ),

  without(
    "starts with data of its own shape",
    'ask-consent.ts: the initial value of "tone" does not fit: Invalid option: expected one of "polite"|"plain"',
    { type: { initial: { ...whole.initial, tone: "rude" } } },
  ),
  without(
    "labels each field, and each possibility of a choice",
    'ask-consent.ts: the field "tone" has no label.',
    {
      type: { fields: { ...whole.fields, tone: { ...whole.fields.tone, label: "" } } } as Partial<NodeType>,
    },
  ),
  without(
    "labels each field, and each possibility of a choice",
    'ask-consent.ts: the field "steps.text" has no label.',
    {
      type: {
        fields: { steps: { ...whole.fields.tone, items: { text: { ...whole.fields.tone, label: " " } } } },
      } as unknown as Partial<NodeType>,
    },
  ),
  without(
    "labels each field, and each possibility of a choice",
    'ask-consent.ts: the possibility "plain" of "tone" has no label.',
    {
      type: {
        fields: { tone: { ...whole.fields.tone, options: { polite: "Polite", plain: "" } } },
      } as unknown as Partial<NodeType>,
    },
  ),
  without(
    "gives each outlet a label, and an id of its own",
    'a new node: two outlets have the id "agreed".',
    {
      type: {
        outlets: onlyForANewNode((outlets) => [...outlets, { id: "agreed", label: "Again", role: "way" }]),
      },
    },
  ),
  without(
    "gives each outlet a label, and an id of its own",
    'a new node: the outlet "agreed" has no label.',
    {
      type: {
        outlets: onlyForANewNode((outlets) =>
          outlets.map((outlet, index) => (index === 0 ? { ...outlet, label: "" } : outlet)),
        ),
      },
    },
  ),
  without(
    "has a migration to each version, and none too many",
    "ask-consent.ts: version 4 needs the migrations [2, 3, 4], in this order; there are [2, 3].",
    { type: { version: 4 } },
  ),
  without(
    "has a migration to each version, and none too many",
    "ask-consent.ts: version 3 needs the migrations [2, 3], in this order; there are [3, 2].",
    { type: { past: whole.past?.toReversed() ?? [] } },
  ),
  without(
    "shows each migration by an example that comes true",
    "ask-consent.cases.json: past/2 is missing: data before and after the migration.",
    withCases({ past: { 3: wholeCases.past[3]! } }),
  ),
  without(
    "shows each migration by an example that comes true",
    "ask-consent.cases.json: past/4 shows a migration that does not exist.",
    withCases({ past: { ...wholeCases.past, 4: wholeCases.past[3]! } }),
  ),
  without(
    "shows each migration by an example that comes true",
    'ask-consent.cases.json: past/2: the migration gives {"question":{}}.',
    withCases({ past: { ...wholeCases.past, 2: { before: { text: {} }, after: { question: null } } } }),
  ),
  without(
    "shows each migration by an example that comes true",
    "ask-consent.cases.json: past/3: what the migration gives does not have the node's shape.",
    withCases({ past: { ...wholeCases.past, 3: { before: {}, after: { notice: {} } } } }),
  ),
  without(
    "shows each migration by an example that comes true",
    "ask-consent.cases.json: past/2: the migration fails: no text",
    {
      type: {
        past: (whole.past ?? []).map((step) => ({
          ...step,
          up: (data) => {
            if (step.to === 2) throw new Error("no text");
            return step.up(data);
          },
        })),
      },
    },
  ),
  without(
    "names its problems after itself",
    'ask-consent.ts: the problem "rude" does not begin with "ask_consent_".',
    { type: { problems: { rude: { severity: "error", say: () => "Rude.", remedy: () => "Be kind." } } } },
  ),
  without(
    "shows each of its problems by a broken example",
    'ask-consent.cases.json: no broken example shows the problem "ask_consent_rude".',
    withCases({ broken: [] }),
  ),
  without(
    "shows each of its problems by a broken example",
    "ask-consent.cases.json: broken/0: the check finds nothing.",
    { type: { check: () => [] } },
  ),
  without(
    "shows each of its problems by a broken example",
    'ask-consent.cases.json: broken/0: the author would read "undefined is rude.".',
    {
      type: {
        problems: {
          ask_consent_rude: {
            severity: "warning",
            say: ({ what }) => `${what} is rude.`,
            remedy: () => "Be kind.",
          },
        },
      },
    },
  ),

  without(
    "has a program that moves between states there are",
    'a new node: the program begins at "start", and there is no such state.',
    withProgram((program) => ({ ...program, initial: "start" })),
  ),
  without(
    "has a program that moves between states there are",
    'a new node: "waiting" moves on to "nowhere", and there is no such state.',
    withState("waiting", { after: { seconds: 5, to: { state: "nowhere" } } }),
  ),
  without(
    "leaves only by outlets that the canvas shows",
    'a new node: the program leaves by "nowhere", and the canvas shows no such outlet.',
    withState("waiting", { after: { seconds: 5, to: { outlet: "nowhere" } } }),
  ),
  without(
    "can leave by each outlet that the canvas shows",
    'a new node: the canvas shows the outlet "failed", and no way through the program leads there.',
    withProgram(({ on: _on, ...program }) => program),
  ),
  without(
    "can leave by each outlet that the canvas shows",
    'a new node: the canvas shows the outlet "agreed", and no way through the program leads there.',
    withState("asking", { on: { "play.done": { to: { outlet: "refused" } } } }),
  ),
  without(
    "says what each key does where it collects keys",
    'a new node: "waiting" lacks pressed.*: a key without a meaning would be swallowed.',
    withState("waiting", { on: { "pressed.1": { to: { outlet: "agreed" } } } }),
  ),
  without(
    "says what an interruption does where keys interrupt",
    'a new node: "telling" lacks interrupted: the engine would ask for ever.',
    withState("telling", { on: { "play.done": { to: { state: "asking" } } } }),
  ),
  without(
    "says what follows however a command turns out",
    'a new node: "asking" lacks play.done: the caller would wait for ever.',
    withState("asking", { on: {} }),
  ),
  without(
    "says what follows however a command turns out",
    'a new node: "waiting" lacks play.done: the caller would wait for ever.',
    withState("asking", {
      on: { "play.done": { do: [{ type: "play", say: [] }], to: { state: "waiting" } } },
    }),
  ),
  without(
    "says what follows however a command turns out",
    'a new node: "waiting" asks for answer on its way out: the caller would wait for ever.',
    withState("waiting", { after: { seconds: 5, do: [{ type: "answer" }], to: { outlet: "refused" } } }),
  ),

  without(
    "has a case file that can be read",
    "ask-consent.cases.json: is missing.",
    withoutFile("ask-consent.cases.json"),
  ),
  without(
    "has a case file that can be read",
    "ask-consent.cases.json: /cases/0/leaves is not an outlet or null.",
    withFirstCase({ leaves: 1 }),
  ),
  without(
    "has a case file that can be read",
    "ask-consent.cases.json: /cases/0/callers is nothing that a case file has.",
    withFirstCase({ callers: "1" }),
  ),
  without(
    "is played by cases, each with a name and data of its own shape",
    "ask-consent.cases.json: there is no case.",
    withCases({ cases: [] }),
  ),
  without(
    "is played by cases, each with a name and data of its own shape",
    'ask-consent.cases.json: two cases are called "the caller says nothing".',
    withFirstCase({ name: "the caller says nothing" }),
  ),
  without(
    "is played by cases, each with a name and data of its own shape",
    'ask-consent.cases.json: case "the caller agrees": /silenceAgrees: Invalid input: expected boolean, received string',
    withFirstCase({ data: { silenceAgrees: "no" } }),
  ),
  without(
    "does in each case what is written there",
    `ask-consent.cases.json: case "the caller agrees" comes out as ${JSON.stringify(
      { transcript: wholeCases.cases[0]?.transcript, leaves: "agreed" },
      undefined,
      2,
    )}\nIf that is right: REWRITE_CASES=1 npm test -- every-node`,
    withFirstCase({ leaves: "refused" }),
  ),
  without(
    "does in each case what is written there",
    'ask-consent.cases.json: case "the caller agrees" cannot be played: "mother" is nobody who could call.',
    withFirstCase({ from: "mother" }),
  ),
  without(
    "leaves by each of its outlets in some case",
    'ask-consent.cases.json: no case leaves by "failed" (Could not be asked).',
    withCases({ cases: wholeCases.cases.slice(0, 2) }),
  ),
  without(
    "shows each possibility of a choice in some case",
    "ask-consent.cases.json: in no case tone is plain.",
    withCases({ cases: wholeCases.cases.filter(({ data }) => data.tone !== "plain") }),
  ),
];

/** Outlets that differ for the data of a new node only, so that one complaint is expected and not one for each case. */
function onlyForANewNode(
  change: (outlets: ReturnType<NodeType["outlets"]>) => ReturnType<NodeType["outlets"]>,
): NodeType["outlets"] {
  return (data) => (data === whole.initial ? change(whole.outlets(data)) : whole.outlets(data));
}
