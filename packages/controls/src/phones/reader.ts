/** Why what somebody typed is no phone number. */
export type NumberFault =
  | "no-number"
  /** It begins with no calling code that there is. */
  | "country-unknown"
  /** It is written as within a country, and nobody said which. */
  | "country-missing"
  | "too-short"
  | "too-long"
  /** A number behind a number, which no call can be sent to. */
  | "extension";

export type ReadNumber =
  | {
      /** E.164: `+4930901820`. */
      readonly number: string;
      /** ISO 3166-1: `DE`. Undefined for what belongs to no country. */
      readonly country: string | undefined;
      /** The country has no numbers of this length. */
      readonly doubt?: "short" | "long";
    }
  | { readonly fault: NumberFault };

/** Reads and writes phone numbers as people do. Large, so that a page may load it later. */
export interface PhoneReader {
  /** Countries with their calling codes, without plus sign. */
  readonly countries: readonly { readonly code: string; readonly calling: string }[];
  /** A number as it is typed or pasted, within a country if it has no calling code. */
  readonly read: (text: string, country: string | undefined) => ReadNumber;
  /** How a number in E.164 is written; undefined for what is none. */
  readonly shown: (
    number: string,
  ) =>
    | { readonly country: string | undefined; readonly national: string; readonly international: string }
    | undefined;
}
