import type { Sentences } from "@dialtree/flow/translating";

/** Whether calls may go to a number, in German. */
export const destinations: Sentences = {
  "Allowed by the rule {rule}.": "Erlaubt durch die Regel {rule}.",
  "Allowed: a number of this installation is in the same country ({country}).":
    "Erlaubt: Eine Nummer dieser Installation ist im selben Land ({country}).",
  "Allowed: a number of this installation begins with the same code ({code}).":
    "Erlaubt: Eine Nummer dieser Installation beginnt mit derselben Vorwahl ({code}).",
  "Refused: this is no phone number in international form.":
    "Verweigert: Das ist keine Rufnummer in internationaler Form.",
  "Refused by the rule {rule}.": "Verweigert durch die Regel {rule}.",
  "Refused, because of its kind: {kind}.": "Verweigert wegen ihrer Art: {kind}.",
  "Refused: no rule allows it, and no country has this code.":
    "Verweigert: Keine Regel erlaubt sie, und kein Land hat diese Vorwahl.",
  "Refused: no rule allows it, and no number of this installation is in the same country ({country}).":
    "Verweigert: Keine Regel erlaubt sie, und keine Nummer dieser Installation ist im selben Land ({country}).",
  "Refused: no rule allows it, and no number of this installation begins with the same code ({code}).":
    "Verweigert: Keine Regel erlaubt sie, und keine Nummer dieser Installation beginnt mit derselben Vorwahl ({code}).",
  "premium rate": "Mehrwertdienste",
  "shared cost": "geteilte Kosten",
  "personal numbers that follow somebody anywhere": "persönliche Rufnummern, die jemandem überallhin folgen",
  "satellite phones and international networks": "Satellitentelefone und internationale Netze",
  "There were as many calls to phone numbers in the last minute as are allowed.":
    "In der letzten Minute gab es so viele Anrufe an Rufnummern, wie erlaubt sind.",
  "There were as many calls to phone numbers in the last hour as are allowed.":
    "In der letzten Stunde gab es so viele Anrufe an Rufnummern, wie erlaubt sind.",
  "There were as many calls to this number in the last hour as are allowed.":
    "In der letzten Stunde gab es so viele Anrufe an diese Nummer, wie erlaubt sind.",
  "There were as many calls for this caller in the last hour as are allowed.":
    "In der letzten Stunde gab es so viele Anrufe für diesen Anrufer, wie erlaubt sind.",
  "Nobody can count it now, and it is not in an own country.":
    "Niemand kann jetzt zählen, und die Nummer ist in keinem eigenen Land.",
};
