import type { Sentences } from "@dialtree/flow/translating";

/** What is looked at before a flow is published, in German. */
export const preflight: Sentences = {
  "Problems of the flow": "Probleme des Ablaufs",
  Scenarios: "Szenarien",
  "What it refers to": "Worauf er verweist",
  "What callers hear": "Was Anrufer hören",
  "Fallback and numbers": "Ausweichziel und Nummern",
  "What changes for callers": "Was sich für Anrufer ändert",

  "When something goes wrong, callers go to {target}.": "Wenn etwas schiefgeht, kommen Anrufer zu {target}.",
  "Callers get here by {numbers}.": "Anrufer gelangen hierher über {numbers}.",
  "It places its calls itself.": "Er ruft selbst an.",
  "No number leads here: callers get here only by way of other flows.":
    "Keine Nummer führt hierher: Anrufer gelangen nur über andere Abläufe hierher.",
  "Give it a number, unless it is a part of other flows.":
    "Geben Sie ihm eine Nummer, sofern er nicht Teil anderer Abläufe ist.",
  "Everything is new: this is the first version that callers get.":
    "Alles ist neu: Dies ist die erste Version, die Anrufer bekommen.",
  "Nothing: they get the same as now.": "Nichts: Sie bekommen dasselbe wie jetzt.",
  "{name} is in the directory.": "{name} steht im Verzeichnis.",
  "{name} is not in the directory: calls that are sent there take the exit for failed ones.":
    "{name} steht nicht im Verzeichnis: Anrufe dorthin nehmen den Ausgang für fehlgeschlagene.",
  "Choose somebody who is there.": "Wählen Sie jemanden, der dort steht.",
  "{name} was not looked for in the directory: {why}.": "{name} wurde nicht im Verzeichnis gesucht: {why}.",
  "{count} were asked for, and no more are at once": "{count} wurden gesucht, mehr auf einmal geht nicht",
  "Call the line once, and have the call sent there.":
    "Rufen Sie die Leitung einmal an, und lassen Sie den Anruf dorthin leiten.",
  'There is the calendar "{name}".': "Den Kalender „{name}“ gibt es.",
  'There is the list of PINs "{name}".': "Die PIN-Liste „{name}“ gibt es.",
  'There is the mailbox "{name}".': "Die Mailbox „{name}“ gibt es.",
  'There is the flow "{name}".': "Den Ablauf „{name}“ gibt es.",
  "Flows may ask {host}.": "Abläufe dürfen {host} fragen.",
  'There is the secret "{name}" for {host}.': "Das Geheimnis „{name}“ für {host} gibt es.",
  "Calls may go to {target}.": "Anrufe dürfen zu {target}.",
  "The scenarios were not played, because the flow has problems that have to be mended first.":
    "Die Szenarien wurden nicht durchgespielt, weil der Ablauf Probleme hat, die zuerst zu beheben sind.",
  "Mend those, and look again.": "Beheben Sie diese, und sehen Sie noch einmal nach.",
  "There is no scenario, so nothing has been played.":
    "Es gibt kein Szenario, also wurde nichts durchgespielt.",
  "Write down what callers have to get: add a scenario.":
    "Schreiben Sie auf, was Anrufer bekommen müssen: Fügen Sie ein Szenario hinzu.",
  '"{name}" goes as expected.': "„{name}“ verläuft wie erwartet.",
  '"{name}" was not played. {fault}': "„{name}“ wurde nicht durchgespielt. {fault}",
  "Look again; if it stays, make the scenarios shorter.":
    "Sehen Sie noch einmal nach; wenn es so bleibt, kürzen Sie die Szenarien.",
  "Mend the flow, or the scenario if callers are meant to get this now.":
    "Verbessern Sie den Ablauf, oder das Szenario, wenn Anrufer dies jetzt bekommen sollen.",
  '"{name}" goes otherwise than expected.': "„{name}“ verläuft anders als erwartet.",
  '"{name}" goes otherwise than expected{where}.': "„{name}“ verläuft{where} anders als erwartet.",
  " in line {line}": " in Zeile {line}",
  '"{name}" cannot be played{where}: {fault}': "„{name}“ kann{where} nicht durchgespielt werden: {fault}",
  "The scenario {sentence}": "Szenario: {sentence}",
  '"{name}" cannot be played: {fault}': "„{name}“ kann nicht durchgespielt werden: {fault}",
  "In {language}: {recorded} recorded, {spoken} spoken before, {unspoken} to be spoken now.":
    "Auf {language}: {recorded} aufgenommen, {spoken} schon gesprochen, {unspoken} jetzt zu sprechen.",

  // What only shows when it is published.
  '"{field}" in {language} could not be spoken: {reason}':
    "„{field}“ konnte auf {language} nicht gesprochen werden: {reason}",
  "Write it differently, record it, or set up a voice that can speak it, and publish again.":
    "Schreiben Sie es anders, nehmen Sie es auf, oder richten Sie eine Stimme ein, die es sprechen kann, und veröffentlichen Sie wieder.",
  '"{field}" in {language} could not be spoken now: {reason}':
    "„{field}“ konnte auf {language} jetzt nicht gesprochen werden: {reason}",
  "Publish again when that is put right. What was spoken is kept, and callers go on getting the version that they had.":
    "Veröffentlichen Sie wieder, sobald das in Ordnung ist. Was gesprochen war, ist aufgehoben, und Anrufer bekommen weiter die Version, die sie hatten.",
  '"{field}" in {language} has something that the voice leaves out: {unspoken}':
    "„{field}“ enthält auf {language} etwas, das die Stimme auslässt: {unspoken}",
  "Write it as it is pronounced, or record it.":
    "Schreiben Sie es so, wie man es ausspricht, oder nehmen Sie es auf.",
  'The sound of the prompt "{prompt}" of the library is no longer kept.':
    "Der Ton der Ansage „{prompt}“ der Bibliothek ist nicht mehr aufgehoben.",
  "Upload it again in the library.": "Laden Sie ihn in der Bibliothek noch einmal hoch.",
  'The sound of the recording "{recording}" is no longer kept.':
    "Der Ton der Aufnahme „{recording}“ ist nicht mehr aufgehoben.",
  "Upload the recording again.": "Laden Sie die Aufnahme noch einmal hoch.",
  "Nobody has approved that flows ask {host}.": "Niemand hat freigegeben, dass Abläufe {host} fragen.",
  'Have whoever looks after the installation add "{host}" to DIALTREE_HOSTS, or ask a host that is approved.':
    "Lassen Sie „{host}“ von der Betreuung der Installation in DIALTREE_HOSTS aufnehmen, oder fragen Sie einen freigegebenen Host.",
  "Have an administrator keep it: dialtree secrets put {secret} --host {host}":
    "Lassen Sie es von der Administration aufbewahren: dialtree secrets put {secret} --host {host}",
  'The secret "{secret}" is not for {host}, and is not sent there.':
    "Das Geheimnis „{secret}“ ist nicht für {host} und wird nicht dorthin gesendet.",
  "Choose a secret that is for this host, or have an administrator put it in anew for this one.":
    "Wählen Sie ein Geheimnis für diesen Host, oder lassen Sie es von der Administration für diesen neu eingeben.",
  "Calls are not sent to {number} yet: nobody has allowed it.":
    "Anrufe werden noch nicht an {number} geleitet: Niemand hat es erlaubt.",
  "Have an administrator allow it under Where calls may go. Until then such calls take the exit for failed ones.":
    "Lassen Sie es von der Administration unter „Wohin Anrufe dürfen“ erlauben. Bis dahin nehmen solche Anrufe den Ausgang für fehlgeschlagene.",
  "Calls are not sent to {number}: it is refused, because of {why}.":
    "Anrufe werden nicht an {number} geleitet: Die Nummer wird verweigert, wegen {why}.",
  "Choose another number, or have an administrator allow this one under Where calls may go.":
    "Wählen Sie eine andere Nummer, oder lassen Sie diese von der Administration unter „Wohin Anrufe dürfen“ erlauben.",
};
