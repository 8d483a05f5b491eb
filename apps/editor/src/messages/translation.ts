import type { ControlWords } from "@dialtree/controls/words";
import type { NodeTypes } from "@dialtree/flow";
import type { EditorLanguage } from "./language.ts";

/** The same keys as a catalogue in English, and each sentence in another language. A test compares their slots. */
export type Translated<Sentences> = { readonly [Key in keyof Sentences]: string };

/** Everything that the editor says, in another language. */
export interface Translation {
  readonly language: EditorLanguage;
  /** Sentences by their keys, which are the same in no two catalogues. */
  readonly sentences: Readonly<Record<string, string>>;
  readonly controls: ControlWords;
  readonly typesOf: (written: NodeTypes) => NodeTypes;
  /** A sentence that has no key: of an operation, or of the server. What is not known stays as it is. */
  readonly say: (english: string) => string;
}
