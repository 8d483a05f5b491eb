import {
  type FlowDocument,
  isPhrase,
  languagesInstead,
  type SaidPhrase,
  type SaidValue,
} from "@dialtree/flow";
import { languageOfValues } from "@dialtree/flow/saying";

/**
 * The language in which a caller hears a value or a phrase: their own, or the first known one of those that the flow has
 * instead. Undefined where it is not said to them.
 */
export function languageOfPiece(
  piece: SaidValue | SaidPhrase,
  language: string,
  document: FlowDocument,
): string | undefined {
  return languageOfValues(language, ...(mayBeMissing(piece) ? [] : languagesInstead(document, language)));
}

/** Whether it is left out where the language of the call has no words for it. */
export function mayBeMissing(piece: SaidValue | SaidPhrase): boolean {
  return isPhrase(piece) && piece.mayBeMissing === true;
}
