import type { Sentences } from "@dialtree/flow/translating";

/** What there is to say of numbers, flows and what belongs to them, in German. */
export const estate: Sentences = {
  "{number} leads to {flow}, which has never been published: its callers get no answer.":
    "{number} führt zu {flow}, und dieser Ablauf wurde nie veröffentlicht: Anrufer bekommen keine Antwort.",
  "{number} leads to {flow}, which is not published in “{environment}”, where the number belongs: its callers get no answer.":
    "{number} führt zu {flow}, und dieser Ablauf ist in „{environment}“, wohin die Nummer gehört, nicht veröffentlicht: Anrufer bekommen keine Antwort.",
  "Publish {flow}, or let the number lead to another flow.":
    "Veröffentlichen Sie {flow}, oder lassen Sie die Nummer zu einem anderen Ablauf führen.",
  "Publish {flow} there, or let the number belong to another environment.":
    "Veröffentlichen Sie {flow} dort, oder geben Sie die Nummer einer anderen Umgebung.",
  "Callers dialled {number}, which leads to no flow: one call got no answer since this server started.":
    "Anrufer haben {number} gewählt, und die Nummer führt zu keinem Ablauf: Ein Anruf bekam keine Antwort, seit dieser Server gestartet ist.",
  "Callers dialled {number}, which leads to no flow: {count} calls got no answer since this server started.":
    "Anrufer haben {number} gewählt, und die Nummer führt zu keinem Ablauf: {count} Anrufe bekamen keine Antwort, seit dieser Server gestartet ist.",
  "Let the number lead to a flow, or take it away from this line in Teams.":
    "Lassen Sie die Nummer zu einem Ablauf führen, oder nehmen Sie sie in Teams von dieser Leitung.",
  "{step} of {flow} goes on with the flow “{title}”, and there is no such flow.":
    "{step} von {flow} geht mit dem Ablauf „{title}“ weiter, und diesen gibt es nicht.",
  "Choose a flow that exists, or create it.": "Wählen Sie einen Ablauf, den es gibt, oder erstellen Sie ihn.",
  "{step} of {flow} needs the {what} “{title}”, and there is none of that name.":
    "{step} von {flow} braucht {what} „{title}“, und unter diesem Namen gibt es nichts.",
  "Choose one that exists, or make one of that name.":
    "Wählen Sie etwas, das es gibt, oder erstellen Sie es unter diesem Namen.",
  "{title} is no longer in your organisation's directory; {step} of {flow} sends callers there.":
    "{title} steht nicht mehr im Verzeichnis Ihrer Organisation; {step} von {flow} leitet Anrufer dorthin.",
  "Choose somebody else in that step.": "Wählen Sie in jenem Schritt jemand anderen.",
  "“{exit}” at {step} of {flow} leads nowhere.": "„{exit}“ bei {step} von {flow} führt nirgendwohin.",
  "Connect it to the step that should come next.":
    "Verbinden Sie es mit dem Schritt, der danach kommen soll.",
  "{step} of {flow} is not told where to go on.": "{step} von {flow} weiß nicht, wo es weitergeht.",
  "Choose the step or the flow that comes next.": "Wählen Sie den Schritt oder Ablauf, der danach kommt.",
  "One exit of {flow}, the first at {step}, would hand callers to whoever takes calls when something goes wrong, and the flow names nobody.":
    "Ein Ausgang von {flow}, der erste bei {step}, würde Anrufer an das Ausweichziel geben, und der Ablauf nennt keines.",
  "{count} exits of {flow}, the first at {step}, would hand callers to whoever takes calls when something goes wrong, and the flow names nobody.":
    "{count} Ausgänge von {flow}, der erste bei {step}, würden Anrufer an das Ausweichziel geben, und der Ablauf nennt keines.",
  "Name somebody as the flow's fallback.": "Nennen Sie ein Ausweichziel für den Ablauf.",
  "No caller gets to {flow}: no number leads there, and no flow that callers get to.":
    "Kein Anrufer gelangt zu {flow}: Keine Nummer führt dorthin, und kein Ablauf, zu dem Anrufer gelangen.",
  "Give it a number, or lead to it from another flow.":
    "Geben Sie ihm eine Nummer, oder führen Sie von einem anderen Ablauf dorthin.",
  "Callers of {flow} who come to {part} get it as it was when {flow} was published; {part} has changed since.":
    "Anrufer von {flow}, die zu {part} kommen, bekommen es so, wie es war, als {flow} veröffentlicht wurde; {part} hat sich seither geändert.",
  "Publish {flow} again to give its callers the newer one.":
    "Veröffentlichen Sie {flow} noch einmal, damit die Anrufer das Neuere bekommen.",
  "These lead into each other: {path}.": "Diese führen ineinander: {path}.",
  "It may be meant so, as with a way back to a main menu. Then leave it.":
    "Das kann so gemeint sein, etwa als Weg zurück zu einem Hauptmenü. Dann lassen Sie es so.",
  "No flow uses the {what} “{title}”.": "Kein Ablauf verwendet {what} „{title}“.",
  "Remove it if nobody is going to need it.": "Entfernen Sie es, wenn es niemand brauchen wird.",
  "What is published of {flow} and its draft use different things.":
    "Was von {flow} veröffentlicht ist und der Entwurf verwenden Verschiedenes.",
  "What is published of {flow} and its draft use different things. New in the draft: {added}.":
    "Was von {flow} veröffentlicht ist und der Entwurf verwenden Verschiedenes. Neu im Entwurf: {added}.",
  "What is published of {flow} and its draft use different things. Only published: {gone}.":
    "Was von {flow} veröffentlicht ist und der Entwurf verwenden Verschiedenes. Nur veröffentlicht: {gone}.",
  "What is published of {flow} and its draft use different things. New in the draft: {added}. Only published: {gone}.":
    "Was von {flow} veröffentlicht ist und der Entwurf verwenden Verschiedenes. Neu im Entwurf: {added}. Nur veröffentlicht: {gone}.",
  "Callers get what the draft uses as soon as it is published.":
    "Anrufer bekommen, was der Entwurf verwendet, sobald er veröffentlicht ist.",

  number: "die Nummer",
  flow: "den Ablauf",
  person: "die Person",
  "call queue or auto attendant": "die Warteschleife oder Telefonzentrale",
  "phone number": "die Rufnummer",
  "voicemail box": "die Voicemail",
  meeting: "die Besprechung",
  directory: "das Verzeichnis",
  calendar: "den Kalender",
  "list of PINs": "die PIN-Liste",
  mailbox: "die Mailbox",
  secret: "das Geheimnis",
  host: "den Host",
  prompt: "die Ansage",

  // Who would miss something.
  "All callers of {number}": "Alle Anrufer von {number}",
  "Callers of {number}, when something goes wrong in {flow}":
    "Anrufer von {number}, wenn in {flow} etwas schiefgeht",
  "Callers of {number} who take {exits}": "Anrufer von {number}, die {exits} nehmen",
  "Callers of {number} who take {exits}, when something goes wrong in {flow}":
    "Anrufer von {number}, die {exits} nehmen, wenn in {flow} etwas schiefgeht",
  "Those whom {flow} calls": "Wen {flow} anruft",
  "Those whom {flow} calls, when something goes wrong in {other}":
    "Wen {flow} anruft, wenn in {other} etwas schiefgeht",
  "Those whom {flow} calls who take {exits}": "Wen {flow} anruft und wer {exits} nimmt",
  "Those whom {flow} calls who take {exits}, when something goes wrong in {other}":
    "Wen {flow} anruft und wer {exits} nimmt, wenn in {other} etwas schiefgeht",
  "“{exit}” at {step}": "„{exit}“ bei {step}",
  "“{exit}” at {step}, then {more}": "„{exit}“ bei {step}, dann {more}",
  "Way out": "Weg hinaus",
  "The fallback": "Das Ausweichziel",
  "The voicemail of {name}": "Die Voicemail von {name}",
  "the bot in Teams": "dem Bot in Teams",
};
