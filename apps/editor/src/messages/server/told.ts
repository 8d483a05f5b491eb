import {
  type EntryWords,
  type ProblemWords,
  type SaidFault,
  type Sentences,
  slotsOf,
  translator,
} from "@dialtree/flow/translating";

type Say = (english: string) => string | undefined;

export interface Telling {
  /** Sentences of the server, by what they are in English. */
  readonly sentences: Sentences;
  /** What it refuses with, by its code: for a single case that no sentence is known for. */
  readonly codes: Readonly<Record<string, { readonly sentence: string; readonly remedy: string }>>;
  /** Problems of flows, by their codes, in English and in the other language. */
  readonly english: ProblemWords;
  readonly problems: ProblemWords;
  /** What is put into sentences where it is a word of ours: a step without a title, an exit. */
  readonly inside: Say;
  /** What is wrong with a file or a text, by its code. */
  readonly fault: (fault: SaidFault) => string;
}

/** The members of answers that hold sentences for people, wherever they are. */
const always: ReadonlySet<string> = new Set(["remedy", "says", "seen", "sentence"]);
/** Those that do so beside one of these others; elsewhere people have written what is called so. */
const beside: Readonly<Record<string, readonly string[]>> = {
  rule: ["counted"],
  stays: ["count"],
  title: ["findings", "seen", "counts"],
  what: ["counted", "count"],
  why: ["granted"],
  words: ["deed"],
};
/** What the server has written in the place of people: word for word, as these have words of their own. */
const exactly: Readonly<Record<string, readonly string[]>> = { message: ["publishedAt"] };
const lists: ReadonlySet<string> = new Set(["elsewhere", "sentences"]);
/** Where the server puts the sentence of a fault that it tells of under `because`. */
const withReasons: ReadonlySet<string> = new Set(["detail", "reason", "says", "sentence"]);
/** What flows and people hold is handed on as it is, whatever its members are called. */
const untouched: ReadonlySet<string> = new Set([
  "after",
  "because",
  "before",
  "body",
  "conflict",
  "data",
  "document",
  "text",
]);

/**
 * Says the answers of the server in another language. Sentences are known by what they are in English; those about problems of
 * flows, and those of refusals that nobody has translated, by their codes. The server itself speaks English: its answers
 * are read by programs and written into logs as well.
 */
export function teller({ sentences, codes, english, problems, inside, fault }: Telling) {
  const say = translator(sentences);

  /** A sentence about a problem, made anew from the values that the English one was made of. */
  function problemWords(code: string, sentence: string): { sentence: string; remedy: string } | undefined {
    const [entry, words] = [english[code], problems[code]];
    if (!entry || !words) return undefined;
    const values = valuesIn(entry, sentence);
    return values && { sentence: words.say(values), remedy: words.remedy(values) };
  }

  function valuesIn(entry: EntryWords, sentence: string): Readonly<Record<string, string>> | undefined {
    const template = templateOf(entry);
    const names = slotsOf(template);
    const found = translator({ [template]: names.map((name) => `{${name}}`).join("\n") })(sentence);
    if (found === undefined) return undefined;
    const values = found.split("\n");
    return Object.fromEntries(
      names.map((name, index) => [name, inside(values[index] ?? "") ?? values[index] ?? ""]),
    );
  }

  function tellProblem(told: Record<string, unknown>): Record<string, unknown> {
    const { code, name, sentence } = told as { code: string; name?: string; sentence: string };
    const before = name === undefined ? "" : `${name}: `;
    const bare = before !== "" && sentence.startsWith(before) ? sentence.slice(before.length) : sentence;
    const words = problemWords(code, bare);
    const calledNow = name === undefined ? undefined : (inside(name) ?? name);
    if (!words) {
      const plain = say(bare);
      return {
        ...told,
        ...(plain === undefined ? {} : { sentence: bare === sentence ? plain : `${calledNow}: ${plain}` }),
        ...(typeof told.remedy === "string" ? { remedy: say(told.remedy) ?? told.remedy } : {}),
        ...(calledNow === undefined ? {} : { name: calledNow }),
      };
    }
    return {
      ...told,
      ...(calledNow === undefined ? {} : { name: calledNow }),
      sentence: bare === sentence ? words.sentence : `${calledNow}: ${words.sentence}`,
      remedy: words.remedy,
    };
  }

  function tellRefusal(told: Record<string, unknown>): Record<string, unknown> {
    const { code, detail, remedy } = told as { code: string; detail: string; remedy?: string };
    const [exact, mend] = [say(detail), remedy === undefined ? undefined : say(remedy)];
    const usual = codes[code];
    return {
      ...told,
      detail: exact ?? usual?.sentence ?? detail,
      ...(remedy === undefined ? {} : { remedy: mend ?? usual?.remedy ?? remedy }),
    };
  }

  function tell(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(tell);
    if (value === null || typeof value !== "object") return value;
    const told = Object.fromEntries(
      Object.entries(value).map(([name, held]) => [name, untouched.has(name) ? held : tell(held)]),
    );
    const said = tellOwn(told);
    return Array.isArray(told.because) ? withFaults(said, told.because as readonly SaidFault[]) : said;
  }

  function tellOwn(told: Record<string, unknown>): Record<string, unknown> {
    if (typeof told.code === "string" && typeof told.sentence === "string") return tellProblem(told);
    if (typeof told.code === "string" && typeof told.detail === "string") return tellRefusal(told);
    const isOurs = (name: string) =>
      always.has(name) || (beside[name]?.some((other) => other in told) ?? false);
    return Object.fromEntries(
      Object.entries(told).map(([name, held]) => {
        if (typeof held === "string" && isOurs(name)) return [name, say(held) ?? held];
        if (typeof held === "string" && exactly[name]?.some((other) => other in told))
          return [name, sentences[held] ?? held];
        if (Array.isArray(held) && lists.has(name))
          return [name, held.map((one) => (typeof one === "string" ? (say(one) ?? one) : one))];
        return [name, held];
      }),
    );
  }

  /** Faults whose sentences the server has put into its own, said by their codes. */
  function withFaults(said: Record<string, unknown>, because: readonly SaidFault[]): Record<string, unknown> {
    const held = (text: string) =>
      because.reduce(
        (all, one) => (one.fault === "" ? all : all.replaceAll(one.fault, () => fault(one))),
        text,
      );
    return Object.fromEntries(
      Object.entries(said).map(([name, value]) => [
        name,
        typeof value === "string" && withReasons.has(name) ? held(value) : value,
      ]),
    );
  }

  return tell;
}

/** What a problem says, with slots in the place of its values. */
function templateOf({ say }: EntryWords): string {
  return say(new Proxy({} as Record<string, string>, { get: (_, name: string) => `{${name}}` }));
}
