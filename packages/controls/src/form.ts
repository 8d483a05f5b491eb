import type {
  DestinationKind,
  DialKey,
  Field,
  Fields,
  Json,
  JsonObject,
  Lookup,
  Outlook,
  Problem,
  ResourceKind,
  Resources,
  WrittenDestination,
} from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import type { ValueType } from "@dialtree/flow/expressions";
import { createContext, useContext } from "react";
import type { Drafts } from "./draft.ts";
import type { PhoneReader } from "./phones/reader.ts";
import type { ControlWords } from "./words.ts";

/** What happens to lists. Shaped like the operations `addItem`, `removeItem` and `moveItem`: items are named by their id. */
export interface ListActions {
  /** Without `at`, at the end. */
  readonly onListAdd: (list: Path, at?: number) => void;
  readonly onListRemove: (list: Path, item: string) => void;
  readonly onListMove: (list: Path, item: string, to: number) => void;
}

/** Something that is being played. */
export interface Sound {
  /** Resolves when it is over, however it ended. */
  readonly ended: Promise<void>;
  readonly stop: () => void;
}

/** Has a text said as callers would hear it, or the recording or prompt of the library that is played instead. */
export type Play = (
  text: string,
  language: string,
  voice?: string,
  kept?: { readonly recording?: string | undefined; readonly prompt?: string | undefined },
) => Sound | undefined;

/** A prompt of the library, to choose. */
export interface PromptChoice {
  readonly id: string;
  readonly title: string;
  /** What it says, by language. */
  readonly words: Readonly<Record<string, string>>;
  /** The languages that it has a sound in. */
  readonly languages: readonly string[];
}

/** The sounds that can be played in the place of the voice. */
export interface SoundChoices {
  /** Recordings of the flow, by file name. */
  readonly recordings: readonly string[];
  readonly prompts: readonly PromptChoice[];
  /** Voices that a text may name in the place of the usual one, by the language that each sounds like. */
  readonly voices?: readonly { readonly name: string; readonly language: string }[];
}

/** A calendar, to choose. */
export interface CalendarChoice {
  readonly id: string;
  readonly title: string;
  /** Its hours, in lines. */
  readonly words: readonly string[];
  /** The page where they are changed. */
  readonly page?: string | undefined;
}

/** Somebody in the organisation's directory, or an account of a call queue or an auto attendant. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  readonly mail?: string | undefined;
  readonly isAccount: boolean;
}

/** Looks people up. Where that is not possible, both give the reason and what to do, in sentences. */
export interface People {
  readonly search: (
    text: string,
    signal: AbortSignal,
  ) => Promise<readonly Person[] | { readonly failure: string }>;
  /** Undefined for somebody who is not there, or no longer. */
  readonly find: (
    id: string,
    signal: AbortSignal,
  ) => Promise<Person | undefined | { readonly failure: string }>;
}

/** What a request came to that was carried out once. */
export interface LookupTrial {
  readonly exit: "found" | "not-found" | "timed-out" | "failed";
  readonly asked?: string | undefined;
  readonly status?: number | undefined;
  readonly milliseconds: number;
  readonly says?: string | undefined;
  readonly remedy?: string | undefined;
  readonly takes: readonly {
    readonly as: string;
    readonly pointer: string;
    readonly value?: string | number | boolean | undefined;
    readonly came: "found" | "missing" | "unfit";
  }[];
}

/** Has a request carried out once, with values to try it with. What keeps it from being carried out is told in sentences. */
export type TryLookup = (
  order: {
    readonly lookup: Lookup;
    readonly given: Readonly<Record<string, string>>;
    readonly hidden: readonly string[];
  },
  signal: AbortSignal,
) => Promise<LookupTrial | { readonly failure: string }>;

/** What a control of expressions needs of `@dialtree/flow/expressions`. */
export type ExpressionReader = Pick<
  typeof import("@dialtree/flow/expressions"),
  | "compileExpression"
  | "compileTemplate"
  | "completionsAt"
  | "expressionBegunIn"
  | "expressionTree"
  | "sampleCall"
  | "scopeOf"
>;

/** What controls are told about the flow and whom they tell. */
export interface FieldSettings {
  /** The flow's languages; the first is spoken to callers whose own is not listed. */
  readonly languages: readonly string[];
  /** As the check gives them, or with pointers that begin inside the data. */
  readonly problems?: readonly Problem[];
  readonly disabled?: boolean;
  /** Flows and nodes that a call can go on at. Without them, places are shown but not judged. */
  readonly flows?: readonly { readonly id: string; readonly title: string }[];
  readonly nodes?: readonly { readonly id: string; readonly name: string }[];
  /** Names that the flow keeps values under, to choose from. */
  readonly variables?: readonly string[];
  /** The kind of value that each name of the flow stands for. Asked by the fields that need it only. */
  readonly valueTypes?: () => Readonly<Record<string, ValueType>>;
  /** Reads expressions; without it nothing is offered while one is written. Large, so that a page may load it later. */
  readonly expressions?: ExpressionReader | undefined;
  /** The flow's directories, to choose from. */
  readonly directories?: readonly { readonly id: string; readonly title: string }[];
  /** The installation's calendars, to choose from. */
  readonly calendars?: readonly CalendarChoice[];
  /** Whom calls are sent to elsewhere, to choose from. */
  readonly destinations?: readonly WrittenDestination[];
  /** What the callers of the flow may expect of a kind of target. Without it each kind is offered alike. */
  readonly outlook?: ((kind: DestinationKind) => Outlook) | undefined;
  /** Without it people are named by their object ids only. */
  readonly people?: People | undefined;
  /** Reads phone numbers as people write them; without it they are written as E.164. Large, so that a page may load it later. */
  readonly phones?: PhoneReader | undefined;
  /** Without it requests are tried in calls only. */
  readonly onTryLookup?: TryLookup | undefined;
  /** Mailboxes and lists of PINs, to choose from. */
  readonly resources?: Resources;
  /** The pages where they are made. */
  readonly resourcePages?: Partial<Readonly<Record<ResourceKind, string>>>;
  /** Every keystroke that gives a value is reported, for `setField`; `merge` makes one undo step of them. */
  readonly onChange: (path: Path, value: Json | undefined) => void;
  /** Several values at once, as one undo step. */
  readonly onChangeAll?: (changes: readonly (readonly [path: Path, value: Json | undefined])[]) => void;
  /** Like `setKey` with `swap`. Without it, keys that another item holds cannot be chosen. */
  readonly onKeySwap?: (list: Path, item: string, key: DialKey) => void;
  /** Without them nothing but the text can be chosen. */
  readonly sounds?: SoundChoices | undefined;
  /** Without it there are no play buttons. */
  readonly onPlay?: Play;
  /** Asks for the text at a path, which ends with its language, to be recorded. Without it there are no such buttons. */
  readonly onRecord?: (path: Path) => void;
  /** The language whose texts are shown wherever there are several; the form remembers it by itself without them. */
  readonly language?: string | undefined;
  readonly onLanguage?: (language: string) => void;
  /** What a problem points at; the language that it is about is shown. */
  readonly focusPath?: Path | undefined;
  /** The words of the controls; those of the `WordsContext` around it if nothing is said. */
  readonly strings?: ControlWords;
  /** Keeps what is typed but not taken, beyond the life of the form: hand in one for each node. */
  readonly drafts?: Drafts;
}

/** What every control finds around itself. */
export interface Form extends Partial<ListActions> {
  readonly words: ControlWords;
  readonly fields: Fields;
  readonly data: JsonObject;
  readonly languages: readonly string[];
  readonly disabled: boolean;
  readonly flows: FieldSettings["flows"];
  readonly nodes: FieldSettings["nodes"];
  readonly variables: readonly string[];
  readonly valueTypes: () => Readonly<Record<string, ValueType>>;
  readonly expressions: ExpressionReader | undefined;
  readonly directories: readonly { readonly id: string; readonly title: string }[];
  readonly calendars: readonly CalendarChoice[];
  readonly destinations: readonly WrittenDestination[];
  readonly outlook: FieldSettings["outlook"];
  readonly people: People | undefined;
  readonly phones: PhoneReader | undefined;
  readonly resources: Resources;
  readonly resourcePages: Partial<Readonly<Record<ResourceKind, string>>>;
  readonly sounds: SoundChoices;
  readonly drafts: Drafts;
  readonly onChange: FieldSettings["onChange"];
  readonly onKeySwap: FieldSettings["onKeySwap"];
  readonly onPlay: FieldSettings["onPlay"];
  readonly onRecord: FieldSettings["onRecord"];
  readonly language: string | undefined;
  readonly onLanguage: (language: string) => void;
  readonly focusPath: Path | undefined;
  readonly problemsAt: (path: Path) => readonly Problem[];
  readonly explain: (problem: Problem) => { readonly sentence: string; readonly remedy: string };
  /** How the canvas calls the exit of an item. */
  readonly outletLabel: (item: string) => string | undefined;
}

export const FormContext = createContext<Form | undefined>(undefined);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error("A control stands inside a NodeForm or a FieldControl.");
  return form;
}

/** The words of the form, for what a node type's own form says besides its fields. */
export function useWords(): ControlWords {
  return useForm().words;
}

/** The item of a list that a control stands in. */
export interface Item {
  readonly list: Path;
  readonly id: string;
  readonly index: number;
  readonly items: readonly Json[];
  readonly nameOf: (index: number) => string;
  /** The field that `setKey` means: the item's first one of this kind. */
  readonly keyName: string | undefined;
  /** Its fields stand side by side. */
  readonly isLine: boolean;
  /** Like a pointer, but with ids, so that drafts stay with an item that moves. */
  readonly trail: string;
}

export const ItemContext = createContext<Item | undefined>(undefined);

/** What a control of any kind is given. */
export interface ControlProps {
  readonly field: Field;
  readonly path: Path;
  readonly value: Json | undefined;
}
