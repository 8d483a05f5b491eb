import {
  type Advice,
  advised,
  asks,
  type Edge,
  type Fields,
  type FlowDocument,
  isSilent,
  type NodeTypes,
  type Spoken,
  spokenSchema,
  walkFields,
} from "@dialtree/flow";
import { exitsOf, keptBy } from "./program-facts.ts";
import {
  dataPointer,
  placesOf,
  type Surroundings,
  type Survey,
  type SurveyedNode,
  survey,
} from "./survey.ts";

const looks = [
  tooManyOptions,
  longWaits,
  keysBeforeLabels,
  nobodyToTalkTo,
  silentEnds,
  unusedValues,
] as const;

/**
 * What callers would complain about in a flow that works: worth a thought, and never in the way of publishing. Pure, and
 * apart from `check`, because a flow that ignores all of it may be right.
 */
export function advise(
  document: FlowDocument,
  nodeTypes: NodeTypes,
  surroundings: Pick<Surroundings, "withoutIds"> = {},
): readonly Advice[] {
  const surveyed = survey(document, nodeTypes, surroundings);
  return looks.flatMap((look) => look(surveyed));
}

/** More than anybody remembers until they have heard them all. */
const mostOptions = 5;
/** Seconds of listening until the last option is named. */
const longestListening = 25;
/** Unhurried voices say about fifteen characters a second. */
const charactersPerSecond = 15;

interface Offer {
  readonly surveyed: SurveyedNode;
  readonly options: number;
  /** What is said of them, by language, with where it stands. */
  readonly said: readonly { readonly path: readonly (string | number)[]; readonly spoken: Spoken }[];
}

/** The questions that offer several keys, whatever their type: those with a list of items that have a key each. */
function offersIn({ nodes }: Survey): readonly Offer[] {
  return [...nodes.values()].flatMap((surveyed) => {
    const { node, readable } = surveyed;
    if (!readable || !asks(readable.program)) return [];
    const values = [...walkFields(readable.type.fields, node.data)];
    const options = values.flatMap(({ field, value }) =>
      field.kind === "list" && offersKeys(field.items) && Array.isArray(value) ? [value.length] : [],
    );
    const said = values.flatMap(({ field, path, value }) => {
      const spoken = field.kind === "spoken" && path.length === 1 ? spokenSchema.safeParse(value) : undefined;
      return spoken?.success && !isSilent(spoken.data) ? [{ path, spoken: spoken.data }] : [];
    });
    return options.length === 0 ? [] : [{ surveyed, options: Math.max(...options), said }];
  });
}

function offersKeys(items: Fields = {}): boolean {
  return Object.values(items).some(({ kind }) => kind === "key");
}

function tooManyOptions(surveyed: Survey): Advice[] {
  return offersIn(surveyed)
    .filter(({ options }) => options > mostOptions)
    .map(({ surveyed: { node, at, name }, options }) =>
      advised("advice_many_options", { at, node: node.id }, { node: name, options, most: mostOptions }),
    );
}

/** By the first text of the question, in the language that takes longest. */
function longWaits(surveyed: Survey): Advice[] {
  return offersIn(surveyed).flatMap(({ surveyed: { node, at, name }, options, said: [first] }) => {
    const lengths = Object.values(first?.spoken ?? {}).map(({ text }) => text.length / charactersPerSecond);
    const seconds = Math.round(Math.max(0, ...lengths));
    if (seconds <= longestListening) return [];
    const each = Math.round(seconds / Math.max(1, options));
    return [advised("advice_long_listening", { at, node: node.id }, { node: name, seconds, each })];
  });
}

// Who hears "press 1" first has forgotten the 1 when it is clear what it was for. One pattern for each language there are
// built-in words in; what is put otherwise is not found.
const keyFirst: Readonly<Record<string, RegExp>> = {
  en: /\b(?:press|push|dial|key in) (?:the )?(?:\d|zero|one|two|three|four|five|six|seven|eight|nine|star|pound)(?: key)? (?:for|to|if)\b/i,
  de: /\b(?:dr[üu]cken|w[äa]hlen) sie (?:die )?(?:taste )?(?:\d|null|eins|zwei|drei|vier|f[üu]nf|sechs|sieben|acht|neun|stern|raute)(?: f[üu]r|, (?:um|wenn|falls))(?=\s)/i,
  fr: /\b(?:appuyez sur|tapez|faites|composez) (?:le |la touche )?(?:\d|z[ée]ro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|[ée]toile|di[èe]se) (?:pour|si)\b/i,
  es: /\b(?:pulse|marque|presione|oprima) (?:el |la tecla )?(?:\d|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|asterisco|almohadilla) (?:para|si)\b/i,
};

function keysBeforeLabels(surveyed: Survey): Advice[] {
  return offersIn(surveyed).flatMap(({ surveyed: offering, said }) =>
    said.flatMap(({ path, spoken }) =>
      Object.entries(spoken).flatMap(([language, { text }]) => {
        const found = keyFirst[language.split("-")[0] ?? ""]?.exec(text);
        if (!found) return [];
        const place = { at: dataPointer(offering, [...path, language]), node: offering.node.id };
        return [advised("advice_key_before_label", place, { node: offering.name, words: found[0] })];
      }),
    ),
  );
}

/** Of a flow that asks its callers anything. A part that comes back leaves that to the flow that uses it. */
function nobodyToTalkTo({ nodes }: Survey): Advice[] {
  const readable = [...nodes.values()].flatMap((node) =>
    node.readable ? [{ ...node, ...node.readable }] : [],
  );
  if (!readable.some(({ program }) => asks(program))) return [];
  const leadsOn = readable.some(
    ({ type, program, node }) =>
      type.passage !== undefined ||
      exitsOf(program).length > 0 ||
      [...walkFields(type.fields, node.data)].some(
        ({ field, value }) => field.kind === "place" && typeof value === "object" && value && "flow" in value,
      ),
  );
  return leadsOn ? [] : [advised("advice_nobody_to_talk_to", { at: "" })];
}

/** Exits of a step that looks at opening hours, behind which a call ends without a word. */
function silentEnds({ nodes, document }: Survey): Advice[] {
  const edges = new Map(document.edges.map((edge) => [`${edge.from} ${edge.outlet}`, edge]));
  return [...nodes.values()].flatMap(({ node, at, name, readable }) => {
    const looksAtHours =
      readable && Object.values(readable.type.fields).some(({ kind }) => kind === "calendar");
    if (!looksAtHours) return [];
    return readable.outlets.flatMap(({ id, label, role }) => {
      const end = role === "way" ? edges.get(`${node.id} ${id}`) : undefined;
      return end && endsSilently(nodes, end)
        ? [
            advised(
              "advice_closed_in_silence",
              { at, node: node.id, outlet: id },
              { node: name, outlet: label },
            ),
          ]
        : [];
    });
  });
}

function endsSilently(nodes: Survey["nodes"], { to }: Edge): boolean {
  const program = nodes.get(to)?.readable?.program;
  return program?.states[program.initial]?.do?.some(({ type }) => type === "hangUp") ?? false;
}

/** What callers key in and nothing reads. Where the call may go on elsewhere, that may. */
function unusedValues({ nodes, document }: Survey): Advice[] {
  const readable = readableIn(nodes);
  if (goesOnElsewhere(readable)) return [];
  // Expressions and templates name values inside of texts, so that a word is looked for and not a field.
  const texts = JSON.stringify(document.nodes.map(({ data }) => data));
  return readable.flatMap(({ node, program, name, at }) =>
    [...keptBy(program)]
      .filter(([as, { type }]) => type === "text" && as !== "" && occurrences(texts, as) < 2)
      .map(([as]) => advised("advice_value_unused", { at, node: node.id }, { node: name, value: as })),
  );
}

function occurrences(text: string, word: string): number {
  return text.split(new RegExp(`\\b${word}\\b`)).length - 1;
}

type Readable = SurveyedNode & NonNullable<SurveyedNode["readable"]>;

function readableIn(nodes: Survey["nodes"]): readonly Readable[] {
  return [...nodes.values()].flatMap((node) => (node.readable ? [{ ...node, ...node.readable }] : []));
}

/** Whether calls leave for another flow, or go back to one: what becomes of them there cannot be seen from here. */
function goesOnElsewhere(readable: readonly Readable[]): boolean {
  return readable.some(
    ({ type, program, node }) =>
      exitsOf(program).length > 0 || placesOf(type, node).some(({ place }) => "flow" in place),
  );
}
