import { faultMaker } from "../faults/index.ts";

/** What is wrong with a phone number, or with a rule about numbers, as somebody has typed it. */
export const numberFaults = {
  number_long: "This is longer than any phone number.",
  number_bracketed_zero: "Leave out the (0), or write 0 without brackets where it is dialled from abroad.",
  number_extension: "Leave out the extension: only whole numbers can be called.",
  number_prefix: "Write + in place of 00 or 011.",
  number_country_zero: "No country code begins with 0.",
  number_no_country: "Begin with + and the country code, such as +49.",
  number_digits_many: "This has too many digits.",
  number_digits_few: "This has too few digits.",
  number_none: "A phone number is a plus sign and digits from 0 to 9.",
  rule_without_star: "Write {beginning}* for all numbers that begin so.",
  rule_wrong: "Write + and the country code before the *, and as many digits as you like: +4930*.",
} as const;

export const numberFault = faultMaker(numberFaults);
