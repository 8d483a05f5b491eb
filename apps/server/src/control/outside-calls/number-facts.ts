import { e164 } from "@dialtree/flow";
import type { NumberFacts, NumberKind } from "@dialtree/flow/destinations";
import { type NumberType, parsePhoneNumberFromString } from "libphonenumber-js/max";

// What national numbering plans say of a number is from libphonenumber. Codes that are no country's are of the list of
// E.164 country codes of the ITU: 808 shared cost, 870 Inmarsat, 878 personal numbers, 881 satellites, 882 and 883
// international networks, 979 premium rate.
const kindsByCode: Readonly<Record<string, NumberKind>> = {
  "808": "shared-cost",
  "870": "satellite",
  "878": "personal",
  "881": "satellite",
  "882": "satellite",
  "883": "satellite",
  "979": "premium",
};

const kindsByType: { readonly [T in NonNullable<NumberType>]?: NumberKind } = {
  PREMIUM_RATE: "premium",
  SHARED_COST: "shared-cost",
  PERSONAL_NUMBER: "personal",
};

/** Where a number belongs, and whether it is of a kind that costs more than others there. Takes up to 3 ms. */
export function factsOf(number: string): NumberFacts {
  const known = e164.test(number) ? parsePhoneNumberFromString(number) : undefined;
  if (!known) return { area: undefined, kind: undefined };
  const { country, countryCallingCode: code } = known;
  const type = known.getType();
  return { area: country ?? `+${code}`, kind: kindsByCode[code] ?? (type && kindsByType[type]) };
}
