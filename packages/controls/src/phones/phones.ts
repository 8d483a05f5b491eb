import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  ParseError,
  parsePhoneNumberWithError,
} from "libphonenumber-js/min";
import type { NumberFault, PhoneReader, ReadNumber } from "./reader.ts";

// Where several countries share a calling code, the one that it is told by.
const mainOf: Readonly<Record<string, CountryCode>> = {
  1: "US",
  7: "RU",
  39: "IT",
  44: "GB",
  47: "NO",
  61: "AU",
  212: "MA",
  262: "RE",
  358: "FI",
  590: "GP",
  599: "CW",
};

const countries = getCountries().map((code) => ({ code, calling: getCountryCallingCode(code) }));
const byCalling = new Map(countries.toReversed().map(({ code, calling }) => [calling, code]));

/** Phone numbers as the plans of all countries have them: how long they are and how they are written, not who has one. */
export const phones: PhoneReader = { countries, read, shown };

function read(text: string, country: string | undefined): ReadNumber {
  // People copy 0049 from places where two zeros lead out of the country, wherever the number is typed.
  const international = text.trim().replace(/^(?:\+\s*)?00(?=[\s-]?[1-9])/, "+");
  if (!international.startsWith("+") && !isCountry(country)) return { fault: "country-missing" };
  try {
    const found = parsePhoneNumberWithError(international, isCountry(country) ? country : undefined);
    if (found.ext !== undefined) return { fault: "extension" };
    // What a plan has no room for yet may be in use all the same: ranges for examples, short numbers of a network.
    const doubt = fits(found.number) ? undefined : doubtOf(found);
    return {
      number: found.number,
      country: countryOf(found, country),
      ...(doubt === undefined ? {} : { doubt }),
    };
  } catch (error) {
    if (error instanceof ParseError) return { fault: faults[error.message] ?? "no-number" };
    throw error;
  }
}

const faults: Readonly<Record<string, NumberFault>> = {
  NOT_A_NUMBER: "no-number",
  INVALID_COUNTRY: "country-unknown",
  TOO_SHORT: "too-short",
  TOO_LONG: "too-long",
};

type Found = ReturnType<typeof parsePhoneNumberWithError>;

function doubtOf({ number }: Found): "short" | "long" {
  // A digit more would fit sooner or later, or one less would.
  for (let more = 1; more <= 12; more += 1) if (fits(`${number}${"0".repeat(more)}`)) return "short";
  return "long";
}

function fits(number: string): boolean {
  try {
    return parsePhoneNumberWithError(number).isPossible();
  } catch (error) {
    if (error instanceof ParseError) return false;
    throw error;
  }
}

function countryOf(
  { country, countryCallingCode: calling }: Found,
  chosen: string | undefined,
): string | undefined {
  if (country) return country;
  const isChosen = isCountry(chosen) && getCountryCallingCode(chosen) === calling;
  return isChosen ? chosen : (mainOf[calling] ?? byCalling.get(calling));
}

function shown(number: string): ReturnType<PhoneReader["shown"]> {
  try {
    const found = parsePhoneNumberWithError(number);
    return {
      country: countryOf(found, undefined),
      national: found.formatNational(),
      international: found.formatInternational(),
    };
  } catch (error) {
    // What a file made by hand holds is shown as it is.
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function isCountry(code: string | undefined): code is CountryCode {
  return countries.some((one) => one.code === code);
}
