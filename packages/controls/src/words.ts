import { type Fault, languageNames, type ProblemSentences, regionNames } from "@dialtree/flow";
import { createContext } from "react";

/**
 * Every word that the controls say by themselves; labels and help come from the fields, sentences about problems from
 * their catalogues. An editor in another language hands in a catalogue of its own, of the same shape.
 */
export const controlWords = {
  /** What a form of a node type says by itself, such as a heading. */
  said: (english: string) => english,
  /** The sentences of problems, where they differ from those that the catalogues of flows and node types have. */
  problems: {} as ProblemSentences,
  /** What is wrong with the shape of a value. */
  fault: ({ fault }: Pick<Fault, "code" | "fault" | "values">) => fault,

  optional: (label: string) => `${label} (optional)`,
  /** After why an input is not taken: what holds as long as it is not. */
  kept: (value: string) => `Until then the flow keeps ${value}.`,
  keptText: "Until then the flow keeps the text as it was.",
  notTaken: "This is not possible here.",
  tooLong: (count: number, max: number) => `${count} characters are too many; ${max} fit.`,

  // What the caller hears.
  languageName: languageNames("en"),
  noText: "No text yet.",
  silent: "Left empty, nothing is said.",
  builtIn: "Left empty, the built-in words are said.",
  hearsInstead: (language: string) => `No text yet. Callers hear the ${language} text.`,
  missingLanguages: (languages: readonly string[]) => `No text yet in ${languages.join(", ")}.`,
  languagesOf: (label: string) => `Languages: ${label}`,
  /** A tab, in words that begin with what is seen of it. */
  languageTab: (language: string, state: string) => `${language}, ${state}`,
  languageStates: {
    warning: "look at this",
    missing: "no text yet",
    error: "something is wrong",
    untaken: "what is typed is not taken",
  },
  original: (language: string) => `${language}:`,
  unlistedLanguage: "Not a language of this flow.",
  removeText: (language: string) => `Remove the ${language} text`,
  characters: (count: number, max: number) => `${count} of ${max} characters`,
  play: (language: string) => `Play ${language}`,
  stop: (language: string) => `Stop ${language}`,
  record: (language: string) => `Record ${language}`,
  recordHint: "Write the text first: it is what is read aloud.",
  soundVoices: "Another voice says the text",
  sound: (language: string) => `What is played in ${language}`,
  soundVoice: "The voice says the text",
  soundRecordings: "Recordings of this flow",
  soundPrompts: "Prompts of the library",
  soundGone: (name: string) => `${name} (not found)`,
  prompt: (title: string) => `The prompt "${title}" of the library replaces the voice.`,
  recording: (file: string) => `The recording ${file} replaces the voice.`,
  voice: (voice: string) => `Voice: ${voice}`,

  // Numbers.
  secondsUnit: "s",
  secondsBetween: (min: number, max: number) => `From ${min} to ${max} seconds.`,
  between: (min: number, max: number) => `From ${min} to ${max}.`,
  numberNeeded: "Enter a number.",
  wholeNeeded: "Enter a whole number.",
  tooSmall: (min: number) => `Enter ${min} or more.`,
  tooLarge: (max: number) => `Enter ${max} or less.`,

  // Languages.
  chooseLanguage: "Choose a language",

  // Directories.
  chooseDirectory: "Choose a directory",
  chooseCalendar: "Choose a calendar",
  chooseResource: { mailbox: "Choose a mailbox", "pin-list": "Choose a list of PINs" },
  resourcePage: { mailbox: "Mailboxes, and how one is added", "pin-list": "Lists of PINs, and adding one" },
  hoursOf: (calendar: string) => `Hours of ${calendar}`,
  changeHours: (calendar: string) => `Change the hours of ${calendar}`,

  // Names of what a call keeps.
  variableNeeded: "Use letters, digits and underscores, and begin with a small letter, as in customerNumber.",

  // Expressions.
  offered: (label: string) => `What can be written in "${label}"`,
  inSampleCall: "In a sample call",
  sampleComesTo: (value: string, given: readonly string[]) =>
    `In a sample call from +15550100${given.length > 0 ? `, with ${given.join(" and ")}` : ""}: ${value}`,
  sampleFails: "In a sample call this comes to nothing: the step leaves by its failure exit.",
  yesOrNo: (value: boolean): string => (value ? "yes" : "no"),

  // Keys of the phone.
  noKey: "Choose a key",
  keyFree: (key: string) => `Key ${key}`,
  keyTaken: (key: string, holder: string) => `Key ${key}, used by ${holder}`,
  keySwap: (key: string, holder: string) => `Key ${key}, swaps with ${holder}`,
  keypadHelp: "Choose a key, or press it on the keyboard.",

  // Where a call is sent.
  destinationKind: "Kind",
  destinationKinds: {
    user: "A person",
    account: "A call queue or auto attendant",
    voicemail: "The voicemail of a person",
    phone: "A phone number",
  },
  destinationKnown: "Who",
  destinationNew: "Somebody who is not in this list",
  destinationNamed: "Who this is depends on the environment that the flow is published to: see Environments.",
  destinationOfKind: (name: string, kind: string) => `${name} (${kind})`,
  /** One of several of that name; `address` is the number, or the beginning of the id. */
  destinationAlike: (name: string, kind: string, address: string) => `${name} (${kind}, ${address})`,
  /** A kind of target that nobody, or not everybody, who calls here can be brought to. */
  destinationHopeless: (kind: string) => `${kind}: not for callers of this flow`,
  destinationForSome: (kind: string) => `${kind}: not for all callers of this flow`,
  destinationInferred:
    "This should work, but Microsoft does not promise it. Try it with a real call before callers rely on it.",
  searchPeople: "Search the directory",
  searchPeopleHelp: "By the beginning of a name or a mail address.",
  peopleSearched: "Searching…",
  peopleFound: (count: number) =>
    count === 0 ? "Nobody was found." : count === 1 ? "One was found." : `${count} were found.`,
  peopleOffered: "Found in the directory",
  personGone:
    "Nobody in the directory has this object id. Whoever had it may have left: search for somebody else.",
  objectId: "Object id",
  objectIdHelp:
    "Whoever looks after Teams finds it in Microsoft Entra; it looks like 550fae72-d251-43ec-868c-373732c2704f.",
  objectIdNeeded: "This is not an object id: it has 32 digits and letters a to f, in groups of 8-4-4-4-12.",
  phoneNumber: "Phone number",
  phoneNumberHelp: "With plus sign and country code, such as +15550100.",
  phoneNumberNeeded: "Write a plus sign, the country code and the number: 5 to 15 digits.",
  phoneCountry: "Country",
  choosePhoneCountry: "Choose a country",
  regionName: regionNames("en", "this country"),
  phoneCountryOf: (country: string, calling: string) => `${country} (+${calling})`,
  phoneHelp: "As people dial it there, or with plus sign and country code.",
  phoneKept: (number: string) => `Kept as ${number}.`,
  phoneFaults: {
    "no-number": "This is no phone number: write digits.",
    "country-unknown": "No country has this calling code: look at the digits behind the plus sign.",
    "country-missing": "Choose the country, or write the number with plus sign and country code.",
    "too-short": "This is too short for a phone number.",
    "too-long": "This is too long for a phone number: the longest has 15 digits with its country code.",
    extension: "Calls cannot be sent to an extension behind a number: write the number alone.",
  },
  phoneDoubts: {
    short: (country: string) => `It is shorter than numbers in ${country} are.`,
    long: (country: string) => `It is longer than numbers in ${country} are.`,
  },
  name: "Name",
  nameHelp: "How people call it.",

  // Where a call goes on.
  choosePlace: "Choose where to go on",
  placesHere: "Steps of this flow",
  placesElsewhere: "Other flows",
  placeGone: (id: string) => `${id} (not found)`,

  // Lists.
  add: (list: string) => `Add to "${list}"`,
  full: (max: number) => `There is room for ${max}.`,
  emptyList: "Nothing here yet.",
  item: (list: string, number: number, name: string | undefined) =>
    name === undefined ? `${list} ${number}` : `${list} ${number}: ${name}`,
  moveUp: (item: string) => `Move up: ${item}`,
  moveDown: (item: string) => `Move down: ${item}`,
  remove: (item: string) => `Remove: ${item}`,
  moved: (item: string, position: number, count: number) => `${item} is now number ${position} of ${count}.`,
};

export type ControlWords = Readonly<typeof controlWords>;

/** The words of all controls in it that are handed none. */
export const WordsContext = createContext<ControlWords>(controlWords);
