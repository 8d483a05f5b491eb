import type { EntryWords } from "../translating/problems.ts";

/** What can be wrong with an expression, in German. */
export const expressionProblems = {
  expression_too_long: {
    say: ({ field, limit }) => `„${field}“ ist länger als ${limit} Zeichen.`,
    remedy: () => "Teilen Sie es: Merken Sie einen Teil davon in einem eigenen Schritt unter einem Namen.",
  },
  expression_too_large: {
    say: ({ field, limit }) =>
      `„${field}“ hat mehr als ${limit} Teile, oder zu tief verschachtelte Klammern.`,
    remedy: () => "Teilen Sie es: Merken Sie einen Teil davon in einem eigenen Schritt unter einem Namen.",
  },
  expression_unfinished: {
    say: ({ field }) => `„${field}“ endet, bevor es vollständig ist.`,
    remedy: () =>
      "Schreiben Sie den Rest: einen Wert hinter dem letzten Zeichen, oder die schließende Klammer.",
  },
  expression_unreadable: {
    say: ({ field, what, position }) =>
      `„${field}“ kann ab Zeichen ${position} nicht gelesen werden: „${what}“.`,
    remedy: () => 'Texte stehen in Anführungszeichen, und Zeichen zwischen Werten: language == "de-DE".',
  },
  expression_text_unclosed: {
    say: ({ field, position }) =>
      `In „${field}“ ist der Text, der bei Zeichen ${position} beginnt, nicht geschlossen.`,
    remedy: () => "Setzen Sie an sein Ende ein Anführungszeichen.",
  },
  expression_value_unknown: {
    say: ({ field, what, position }) =>
      `„${field}“ nennt bei Zeichen ${position} „${what}“, und diesen Wert gibt es nicht.`,
    remedy: ({ known }) => `Verwenden Sie einen von diesen: ${known}. Ein Text steht in Anführungszeichen.`,
  },
  expression_member_unknown: {
    say: ({ field, member, of, position }) =>
      `In „${field}“ hat „${of}“ kein „${member}“ (Zeichen ${position}).`,
    remedy: ({ known }) => `Es gibt: ${known}.`,
  },
  expression_function_unknown: {
    say: ({ field, name, position }) =>
      `„${field}“ verwendet bei Zeichen ${position} „${name}“, und diese Funktion gibt es nicht.`,
    remedy: () => "Wählen Sie eine aus der Liste unter dem Feld.",
  },
  expression_function_misused: {
    say: ({ field, name, position }) =>
      `In „${field}“ bekommt „${name}“, was es nicht verwenden kann (Zeichen ${position}).`,
    remedy: ({ usage }) => `Schreiben Sie es so: ${usage}`,
  },
  expression_types_differ: {
    say: ({ field, what, position }) =>
      `In „${field}“ werden bei Zeichen ${position} Texte, Zahlen oder Ja und Nein vermischt: ${what}`,
    remedy: () =>
      'Vergleichen Sie Gleiches mit Gleichem. "4" in Anführungszeichen ist ein Text; double(text) und string(number) machen aus dem einen das andere.',
  },
  expression_result_wrong: {
    say: ({ field, found, wanted }) => `„${field}“ ergibt ${found}, und gebraucht wird ${wanted}.`,
    remedy: ({ wanted }) =>
      wanted === "Ja oder Nein" || wanted === "yes or no"
        ? "Vergleichen Sie es mit etwas: score > 3."
        : "Ändern Sie den Ausdruck, oder was sich der Schritt merkt.",
  },
  expression_not_offered: {
    say: ({ field, what, position }) =>
      `„${field}“ kann dies bei Zeichen ${position} nicht verwenden: ${what}`,
    remedy: () =>
      "Verwenden Sie Namen, Texte, Zahlen, Listen für in, und die Funktionen aus der Liste unter dem Feld.",
  },
  expression_pattern_wrong: {
    say: ({ field, position }) =>
      `Das Muster bei Zeichen ${position} von „${field}“ kann nicht verwendet werden.`,
    remedy: ({ limit }) =>
      `Schreiben Sie es in Anführungszeichen, mit höchstens ${limit} Zeichen, ohne Rückverweise und ohne \\p: "^[0-9]{4}$".`,
  },
  expression_divides_by_unknown: {
    say: ({ field, position }) =>
      `„${field}“ teilt bei Zeichen ${position} durch etwas, das null sein könnte.`,
    remedy: () => "Teilen Sie durch eine Zahl, die Sie dort hinschreiben.",
  },
  expression_always_same: {
    say: ({ field }) => `„${field}“ sieht auf nichts im Anruf und ergibt für alle dasselbe.`,
    remedy: () =>
      "Nennen Sie darin einen Wert, etwa score oder caller.number, oder nehmen Sie den Schritt heraus.",
  },
  expression_brace_unclosed: {
    say: ({ field, position }) =>
      `In „${field}“ hat die geschweifte Klammer bei Zeichen ${position} kein Gegenstück.`,
    remedy: () =>
      "Schließen Sie sie mit }, oder schreiben Sie {{ oder }} für eine Klammer, die als solche gemeint ist.",
  },
} satisfies Readonly<Record<keyof typeof import("./problems.ts").expressionProblems, EntryWords>>;
