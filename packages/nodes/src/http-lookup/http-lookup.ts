import {
  type Action,
  callerNumber,
  type DataOf,
  defineNode,
  duration,
  type Fields,
  flag,
  type GivenSource,
  isPointer,
  type Lookup,
  limits,
  list,
  type Moves,
  type NodeProblem,
  namesIn,
  oneOf,
  originOf,
  type Program,
  readTemplate,
  secretName,
  spoken,
  text,
  variable,
} from "@dialtree/flow";
import { checkState, waitingStates } from "../check-pin/waiting.ts";

const placesHelp = "Values stand in braces: {postalCode}, or {caller.number}.";
const pairs = (label: string, max: number) =>
  list({
    label,
    items: {
      name: text({ label: "Name", max: 100 }),
      value: text({ label: "Value", max: 1_000, optional: true }),
    },
    max,
  });

const fields = {
  method: oneOf({
    label: "What is done there",
    options: { GET: "Ask (GET)", POST: "Send (POST)", PUT: "Put (PUT)" },
    initial: "GET",
  }),
  url: text({
    label: "Address",
    help: `Such as https://api.fabrikam.example/stores/{postalCode}. An administrator has to approve its host. ${placesHelp}`,
    max: 1_000,
  }),
  query: pairs("Added to the address", 20),
  headers: pairs("Headers", 20),
  secrets: list({
    label: "Secrets",
    items: {
      header: text({ label: "Header", max: 100 }),
      before: text({
        label: "In front of the secret",
        help: "Such as Bearer and a space.",
        max: 40,
        optional: true,
      }),
      secret: secretName({
        label: "Secret",
        help: "The name that an administrator keeps it under.",
        max: 64,
      }),
    },
    max: 5,
  }),
  bodyAs: oneOf({ label: "Sent as", options: { json: "JSON", form: "A form" }, initial: "json" }),
  body: pairs("Sent along", 50),
  takes: list({
    label: "Kept of the answer",
    items: {
      pointer: text({
        label: "Where it stands",
        help: "A JSON Pointer: /stores/0/name. Empty: the answer itself.",
        max: 200,
        optional: true,
      }),
      variable: variable({ label: "Kept as", use: "keeps" }),
      type: oneOf({
        label: "It is",
        options: { text: "Text", number: "A number", flag: "Yes or no" },
        initial: "text",
      }),
      needed: flag({ label: "Without it nothing was found", initial: true }),
      sensitive: flag({ label: "Shown to nobody", initial: false }),
    },
    max: limits.answerValues,
  }),
  timeout: duration({
    label: "Wait for the answer (seconds)",
    min: 1,
    max: 10,
    initial: 5,
  }),
  repeatable: flag({
    label: "Safe to repeat",
    help: "Asked twice, it does no more than once. Without it nothing is tried again.",
    initial: true,
  }),
  phrase: spoken({
    label: "Heard while it is looked up",
    help: "Said once, when it takes longer than a second. For instance: One moment, please.",
    optional: true,
  }),
  music: spoken({
    label: "Then, again and again",
    help: "Music, best as a recording. Empty: silence.",
    optional: true,
  }),
} satisfies Fields;

export type LookupData = DataOf<typeof fields>;
type Data = LookupData;

/** Asks another system, and keeps what it answers. */
export const httpLookup = defineNode({
  type: "http-lookup",
  version: 1,
  title: "Look something up",
  summary: "Asks another system over HTTP, and keeps what it answers.",
  group: "steer",
  fields,
  worksWhile: ["answered"],
  outlets: () => [
    { id: "found", label: "Found", role: "way" },
    { id: "not-found", label: "Not found", role: "mishap" },
    { id: "timed-out", label: "Took too long", role: "failure" },
    { id: "failed", label: "Could not be looked up", role: "failure" },
  ],
  check: (data) => [
    ...addressProblems(data),
    ...placeProblems(data),
    ...headerProblems(data),
    ...answerProblems(data),
  ],
  program: (data): Program => {
    const { takes, timeout, phrase, music } = data;
    const keep = takes.flatMap(({ variable: as, type: of, sensitive }): readonly Action[] =>
      as === "" ? [] : [{ type: "keepAnswer", as, of, sensitive }],
    );
    const ends = (first: readonly Action[]): Moves => {
      const failed = { do: first, to: { outlet: "failed" } };
      return {
        "answered.found": { do: [...first, ...keep], to: { outlet: "found" } },
        "answered.not-found": { do: first, to: { outlet: "not-found" } },
        "answered.timed-out": { do: first, to: { outlet: "timed-out" } },
        "task.failed": failed,
        "task.unknown": failed,
      };
    };
    const given = valuesIn(data).map((name): readonly [string, GivenSource] => [
      name,
      name === callerNumber ? { caller: "number" } : { variable: name },
    ]);
    const task = {
      type: "task",
      task: "http-lookup",
      settings: lookupOf(data),
      given: Object.fromEntries(given),
      // Whoever looks it up ends in time. This is for when there is nobody to do so.
      seconds: timeout + graceSeconds,
    } as const;
    return { initial: checkState("once"), states: waitingStates("once", { task, phrase, music, ends }) };
  },
  problems: {
    http_lookup_address_not_fixed: {
      severity: "error",
      say: () => "The address does not begin with a host that is always the same.",
      remedy: () =>
        "Write it with https:// and small letters, such as https://api.fabrikam.example/stores, and values only behind the host.",
    },
    http_lookup_place_unreadable: {
      severity: "error",
      say: ({ text: found }) => `The braces in “${found}” hold no name of a value.`,
      remedy: () => "Write the name of a variable in them, such as {postalCode}, or {caller.number}.",
    },
    http_lookup_name_unusable: {
      severity: "error",
      say: ({ name }) => `“${name}” cannot be sent by this name.`,
      remedy: () =>
        "Choose another name: letters, digits and hyphens, and none that belongs to the connection itself.",
    },
    http_lookup_name_repeated: {
      severity: "error",
      say: ({ name }) => `The header ${name} is there twice.`,
      remedy: () => "Remove one of the two.",
    },
    http_lookup_pointer_unreadable: {
      severity: "error",
      say: ({ pointer }) => `“${pointer}” does not say where something stands in an answer.`,
      remedy: () => "Write each name of the way there behind a slash: /stores/0/name.",
    },
    http_lookup_kept_twice: {
      severity: "error",
      say: ({ name }) => `Two things of the answer are kept as ${name}.`,
      remedy: () => "Give one of them another name.",
    },
    http_lookup_body_of_question: {
      severity: "warning",
      say: () => "What is only asked (GET) sends nothing along.",
      remedy: () => "Add it to the address instead, or choose Send.",
    },
    http_lookup_sending_repeated: {
      severity: "warning",
      say: () => "What is sent (POST) may be sent twice when an answer is lost.",
      remedy: () =>
        "Leave “Safe to repeat” ticked only if the other system knows a repetition and does nothing then.",
    },
  },
});

const graceSeconds = 3;

/** What is looked up, as the server is told. */
export function lookupOf(data: Data): Lookup {
  const { method, url, query, headers, secrets, bodyAs, body, takes, timeout, repeatable } = data;
  const plain = (all: Data["query"]) => all.map(({ name, value }) => ({ name, value }));
  return {
    method,
    url,
    query: plain(query),
    headers: plain(headers),
    secrets: secrets.map(({ header, before, secret }) => ({ header, before, secret })),
    ...(method === "GET" || body.length === 0 ? {} : { body: { as: bodyAs, fields: plain(body) } }),
    repeatable,
    within: timeout,
    takes: takes.flatMap(({ pointer, variable: as, type, needed }) =>
      as === "" ? [] : [{ pointer, as, type, needed }],
    ),
  };
}

/** The names of the values that stand in the request. */
export function valuesIn(data: Data): readonly string[] {
  return namesIn(templatesOf(data).map(({ value }) => value));
}

interface Place {
  readonly at: readonly (string | number)[];
  readonly value: string;
}

/** All texts in which values can stand. */
function templatesOf({ method, url, query, headers, body }: Data): readonly Place[] {
  const lists = { query, headers, ...(method === "GET" ? {} : { body }) };
  return [
    { at: ["url"], value: url },
    ...Object.entries(lists).flatMap(([name, items]) =>
      items.map(({ value }, index) => ({ at: [name, index, "value"], value })),
    ),
  ];
}

function addressProblems({ url, method, body, repeatable }: Data): readonly NodeProblem[] {
  const found: NodeProblem[] = [];
  // An empty one is missing, which is said of every field that is needed.
  if (url !== "" && (originOf(url) === undefined || /[\s\\#]/.test(url)))
    found.push({ code: "http_lookup_address_not_fixed", at: ["url"] });
  if (method === "GET" && body.length > 0) found.push({ code: "http_lookup_body_of_question", at: ["body"] });
  if (method === "POST" && repeatable)
    found.push({ code: "http_lookup_sending_repeated", at: ["repeatable"] });
  return found;
}

function placeProblems(data: Data): readonly NodeProblem[] {
  return templatesOf(data).flatMap(({ at, value }) =>
    readTemplate(value) ? [] : [{ code: "http_lookup_place_unreadable", at, values: { text: value } }],
  );
}

// What belongs to the connection, or to whoever sends it.
const notAuthors =
  /^(host|connection|content-(length|type|encoding)|transfer-encoding|accept-encoding|upgrade|te|trailer|expect|keep-alive|proxy-.*)$/i;

function headerProblems({ headers, secrets, query, body }: Data): readonly NodeProblem[] {
  const named = [
    ...headers.map(({ name }, index) => ({ at: ["headers", index, "name"], name })),
    ...secrets.map(({ header: name }, index) => ({ at: ["secrets", index, "header"], name })),
  ].filter(({ name }) => name !== "");
  const fieldNames = Object.entries({ query, body }).flatMap(([list, items]) =>
    items.map(({ name }, index) => ({ at: [list, index, "name"], name })),
  );
  return [
    ...named.flatMap(({ at, name }, index): NodeProblem[] => {
      if (!/^[A-Za-z0-9-]+$/.test(name) || notAuthors.test(name))
        return [{ code: "http_lookup_name_unusable", at, values: { name } }];
      const isSecond = named.slice(0, index).some((other) => other.name.toLowerCase() === name.toLowerCase());
      return isSecond ? [{ code: "http_lookup_name_repeated", at, values: { name } }] : [];
    }),
    ...fieldNames
      .filter(({ name }) => ["__proto__", "constructor", "prototype"].includes(name))
      .map(({ at, name }) => ({ code: "http_lookup_name_unusable", at, values: { name } })),
  ];
}

function answerProblems({ takes }: Data): readonly NodeProblem[] {
  return takes.flatMap(({ pointer, variable: name }, index): NodeProblem[] => {
    const isSecond = name !== "" && takes.findIndex((other) => other.variable === name) < index;
    return [
      ...(isPointer(pointer)
        ? []
        : [{ code: "http_lookup_pointer_unreadable", at: ["takes", index, "pointer"], values: { pointer } }]),
      ...(isSecond
        ? [{ code: "http_lookup_kept_twice", at: ["takes", index, "variable"], values: { name } }]
        : []),
    ];
  });
}
