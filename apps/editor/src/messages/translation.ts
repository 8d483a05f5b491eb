import type { ControlWords } from "@dialtree/controls/words";
import type { NodeTypes } from "@dialtree/flow";
import type { FlowChange } from "@dialtree/flow/diff";
import type { PictureWords } from "@dialtree/flow/picture";
import type { ProblemWords, SaidFault } from "@dialtree/flow/translating";
import type { EditorLanguage } from "./language.ts";

/** The same keys as a catalogue in English, and each sentence in another language. A test compares their slots. */
export type Translated<Sentences> = { readonly [Key in keyof Sentences]: string };

/** Where a sentence without a key comes from; each source has words of its own, so that one is not taken for another's. */
export type Source =
  /** Editing operations, where they are undone. */
  | "operation"
  /** Days, times and calendars. */
  | "clock"
  /** Whom Microsoft lets callers be brought to. */
  | "reach"
  /** Operations of Microsoft Graph, and what becomes of them. */
  | "graph"
  /** Titles and descriptions of the flows that come with dialtree. */
  | "template";

/** Everything that the editor says, in another language. */
export interface Translation {
  readonly language: EditorLanguage;
  /** Sentences by their keys, which are the same in no two catalogues. */
  readonly sentences: Readonly<Record<string, string>>;
  readonly controls: ControlWords;
  readonly refusals: ProblemWords;
  /** What is wrong with a file, or with what somebody has typed. */
  readonly fault: (fault: SaidFault) => string;
  /** What to do about a fault, by its code. */
  readonly remedy: (code: string) => string | undefined;
  /** Node types in it; the problems of flows are those in English, by which answers of the server are known. */
  readonly typesOf: (written: NodeTypes, problems: ProblemWords) => NodeTypes;
  /** What the picture of a flow says besides what stands in the flow. */
  readonly picture: PictureWords;
  readonly changeWords: (change: FlowChange) => string;
  /** An answer of the server, with its sentences in this language. */
  readonly tell: (answer: unknown) => unknown;
  /** Sentences that have no key; undefined for what is not known. */
  readonly say: Readonly<Record<Source, (english: string) => string | undefined>>;
}
