import {
  type CallCommand,
  type Destination,
  type FlowDocument,
  type GivenSource,
  inVoiceOf,
  isFound,
  isName,
  isPhrase,
  isRecording,
  isValue,
  languagesInstead,
  limits,
  type Meeting,
  type MeetingSource,
  type Party,
  type Prompt,
  recordedWords,
  type Said,
  type SaidName,
  type SaidPhrase,
  type SaidValue,
  utteranceFor,
  type ValueSource,
  type VariableValue,
  voiceOf,
} from "@dialtree/flow";
import { breath, phrase, wordsOf } from "@dialtree/flow/saying";
import { languageOfPiece } from "../language-of-piece.ts";
import { type Session, sounds } from "./session.ts";

/**
 * What is said to a caller: each text in the best language there is, each value in words of the language of the call.
 * Left out is what says nothing, and a value that cannot be said.
 */
export function promptsOf(
  say: readonly Said[],
  session: Pick<Session, "language" | "variables" | "sensitive" | "entry" | "recorded">,
  document: FlowDocument,
): readonly Prompt[] {
  return say.flatMap((said) => {
    if (isRecording(said)) {
      const { language, recorded } = session;
      return recorded ? [{ text: recordedWords, language, recorded }] : [];
    }
    if (isValue(said)) return fragmentsOf(said, session, document);
    if (isPhrase(said)) return phraseOf(said, session, document);
    if (isName(said)) return [nameOf(said, document)];
    if (isFound(said)) return [];
    const found = utteranceFor(said, session.language, ...languagesInstead(document, session.language));
    if (!found) return [];
    const { language: spoken, utterance } = found;
    const isKept = utterance.recording !== undefined || utterance.prompt !== undefined;
    const voiced = inVoiceOf(document, spoken, utterance);
    return [{ language: spoken, ...voiced, ...(isKept ? { flow: document.id } : {}) }];
  });
}

function fragmentsOf(
  said: SaidValue,
  session: Pick<Session, "language" | "variables" | "sensitive" | "entry">,
  document: FlowDocument,
): readonly Prompt[] {
  const { source, how } = said;
  const value = heldBy(source, session);
  const language = languageOfPiece(said, session.language, document);
  if (value === undefined || language === undefined) return [];
  const found = wordsOf(value, how, language);
  if ("unsayable" in found) return [];
  const hidden =
    ("variable" in source && session.sensitive.includes(source.variable)) ||
    ("entry" in source && source.entry === "sensitive");
  const voice = voiceOf(document, language);
  return found.words.map((text) => ({
    text,
    language,
    ...(voice === undefined ? {} : { voice }),
    fragment: true,
    ...(hidden ? { concealed: true as const } : {}),
  }));
}

function phraseOf(
  said: SaidPhrase,
  session: Pick<Session, "language">,
  document: FlowDocument,
): readonly Prompt[] {
  const language = languageOfPiece(said, session.language, document);
  const text = language && phrase(said.phrase, language);
  if (language === undefined || text === undefined) return [];
  return [{ ...inVoiceOf(document, language, { text }), language, fragment: true }];
}

function nameOf({ name, language }: SaidName, document: FlowDocument): Prompt {
  return {
    ...inVoiceOf(document, language, name),
    language,
    fragment: true,
    ...(name.prompt === undefined ? {} : { flow: document.id }),
  };
}

/** What a source of values holds in a call; undefined for a variable that nobody has set. */
export function heldBy(
  source: ValueSource,
  { variables, entry }: Pick<Session, "variables" | "entry">,
): VariableValue | undefined {
  if ("constant" in source) return source.constant;
  if ("entry" in source) return entry.join("");
  return Object.hasOwn(variables, source.variable) ? variables[source.variable] : undefined;
}

/** The meeting that is meant; undefined if its number is not known. */
export function meetingOf(
  source: MeetingSource,
  session: Pick<Session, "variables" | "entry">,
): Meeting | undefined {
  if ("link" in source || "people" in source) return { kind: "meeting", ...source };
  const [number, passcode] = [source.number, source.passcode].map((of) => of && heldBy(of, session));
  if (number === undefined || number === "") return undefined;
  return {
    kind: "meeting",
    number: String(number),
    ...(passcode === undefined || passcode === "" ? {} : { passcode: String(passcode) }),
  };
}

/** Where somebody can be called or invited; undefined for whoever hides the number, and for guests. */
export function reachedAt(party: Party): Destination | undefined {
  const name = "name" in party && party.name !== undefined ? { name: party.name } : {};
  if (party.kind === "phone") return { kind: "phone", number: party.number, ...name };
  return party.kind === "user" || party.kind === "account"
    ? { kind: party.kind, id: party.id, ...name }
    : undefined;
}

/** What a task is given of the caller. Left out is what the call does not know. */
export function givenTo(
  sources: Readonly<Record<string, GivenSource>>,
  session: Pick<Session, "variables" | "entry" | "caller">,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]) => {
      const value = "caller" in source ? callerAs[source.caller](session.caller) : heldBy(source, session);
      return value === undefined ? [] : [[name, String(value)] as const];
    }),
  );
}

const callerAs = {
  identity: identityOf,
  number: (caller: Party) => (caller.kind === "phone" ? caller.number : undefined),
} as const;

/** The same for the same caller in each call; the kind keeps one kind's id from being taken for another's. */
function identityOf(caller: Party): string | undefined {
  if (caller.kind === "phone") return caller.number;
  return "id" in caller && caller.id !== undefined ? `${caller.kind} ${caller.id}` : undefined;
}

/** What is said in every language of a flow, one after the other: only texts that are written in just that language. */
export function promptsInEach(
  say: readonly Said[],
  session: Pick<Session, "variables" | "sensitive" | "entry" | "recorded">,
  document: FlowDocument,
): readonly Prompt[] {
  return document.languages.flatMap((language) => {
    const own = say.map((said): Said => {
      if (isPhrase(said) || isName(said) || isFound(said) || isRecording(said)) return said;
      const found = isValue(said) || !Object.hasOwn(said, language) ? undefined : said[language];
      return found === undefined ? {} : { [language]: found };
    });
    return promptsOf(own, { ...session, language }, { ...document, languages: [language] });
  });
}

/**
 * Prompts in as few requests as Graph allows. Graph plays them one after the other; the short gap between two of them
 * falls on a breath where there is one.
 */
export function inRequests(prompts: readonly Prompt[]): readonly (readonly Prompt[])[] {
  if (prompts.length <= limits.promptsPerPlay) return [prompts];
  const breathed = prompts
    .slice(0, limits.promptsPerPlay)
    .findLastIndex(({ fragment, text }) => fragment && text === breath);
  const cut = breathed > 0 ? breathed + 1 : limits.promptsPerPlay;
  return [prompts.slice(0, cut), ...inRequests(prompts.slice(cut))];
}

/**
 * Adds a command to those of this step, net: what the same step starts and stops again (keys typed ahead) is never sent.
 * False when it came to nothing.
 */
export function addCommand(commands: CallCommand[], command: CallCommand): boolean {
  if (command.type === "stop") {
    const others = commands.filter(({ type, leg }) => !sounds(type) || leg !== command.leg);
    if (others.length < commands.length) {
      commands.splice(0, commands.length, ...others);
      return false;
    }
  }
  commands.push(command);
  return true;
}
