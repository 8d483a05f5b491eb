import type { numberFaults } from "./faults.ts";

/** What is wrong with numbers that somebody has typed, in German. */
export const numbers: Readonly<Record<keyof typeof numberFaults, string>> = {
  number_long: "Das ist länger als jede Rufnummer.",
  number_bracketed_zero:
    "Lassen Sie die (0) weg, oder schreiben Sie 0 ohne Klammern, wo sie aus dem Ausland mitgewählt wird.",
  number_extension: "Lassen Sie die Durchwahl weg: Es können nur ganze Rufnummern angerufen werden.",
  number_prefix: "Schreiben Sie + statt 00 oder 011.",
  number_country_zero: "Keine Landesvorwahl beginnt mit 0.",
  number_no_country: "Beginnen Sie mit + und der Landesvorwahl, zum Beispiel +49.",
  number_digits_many: "Das hat zu viele Ziffern.",
  number_digits_few: "Das hat zu wenige Ziffern.",
  number_none: "Eine Rufnummer besteht aus einem Pluszeichen und Ziffern von 0 bis 9.",
  rule_without_star: "Schreiben Sie {beginning}* für alle Nummern, die so beginnen.",
  rule_wrong:
    "Schreiben Sie vor dem * ein + und die Landesvorwahl, und so viele Ziffern, wie Sie möchten: +4930*.",
};
