import type { NodeTranslation } from "@dialtree/flow/translating";

export const joinMeeting = {
  sentences: {
    "Join a meeting": "Besprechung beitreten",
    "Brings the caller into a Teams meeting, by its number and passcode or by its link.":
      "Bringt den Anrufer in eine Teams-Besprechung, über ihre Nummer und Kennung oder ihren Link.",
    "For instance: I am connecting you to the meeting.":
      "Zum Beispiel: Ich verbinde Sie mit der Besprechung.",
    "Which meeting": "Welche Besprechung",
    "By a number that the caller keys in": "Nach einer Nummer, die der Anrufer eingibt",
    "Always the same one, by its link": "Immer dieselbe, über ihren Link",
    "Meeting number": "Besprechungsnummer",
    "The name under which a step before has kept it, such as meetingNumber.":
      "Der Name, unter dem ein früherer Schritt sie sich gemerkt hat, etwa besprechungsNummer.",
    Passcode: "Kennung",
    "The name under which a step before has kept it. Left out: a meeting that has none.":
      "Der Name, unter dem ein früherer Schritt sie sich gemerkt hat. Weggelassen: eine Besprechung ohne Kennung.",
    Link: "Link",
    "The address behind “Join” in the invitation.": "Die Adresse hinter „Teilnehmen“ in der Einladung.",
    "Wait to be let in for (seconds)": "Auf Einlass warten (Sekunden)",
    "Somebody in the meeting may have to let the line in from the lobby.":
      "Vielleicht muss jemand in der Besprechung die Leitung aus dem Wartebereich einlassen.",
    "No such meeting": "Diese Besprechung gibt es nicht",
    "Not let in": "Nicht eingelassen",
    "Could not be brought in": "Konnte nicht hineingebracht werden",
    "Is with the others": "Ist bei den anderen",
  },
  problems: {
    join_meeting_nowhere: {
      say: () => "Dies nennt keine Besprechung.",
      remedy: () =>
        "Nennen Sie den Wert, der die Nummer der Besprechung enthält, oder fügen Sie den Link ihrer Einladung ein.",
    },
    join_meeting_link_unfit: {
      say: () => "Das ist kein Link einer Teams-Besprechung.",
      remedy: () =>
        "Kopieren Sie die Adresse hinter „Teilnehmen“ in der Einladung; darin steht /meetup-join/. Neuere Einladungen haben stattdessen eine Nummer und eine Kennung.",
    },
  },
} satisfies NodeTranslation;
