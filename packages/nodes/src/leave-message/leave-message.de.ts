import type { NodeTranslation } from "@dialtree/flow/translating";

export const leaveMessage = {
  sentences: {
    "Leave a message": "Nachricht hinterlassen",
    "Records what the caller says after a beep, and hands it on to a mailbox.":
      "Nimmt nach einem Piepton auf, was der Anrufer sagt, und gibt es an eine Mailbox weiter.",
    "Say that it is recorded and how it ends: Please leave a message after the tone, and press pound when you are done.":
      "Sagen Sie, dass aufgenommen wird und wie es endet: Bitte hinterlassen Sie nach dem Ton eine Nachricht, und drücken Sie zum Schluss die Raute.",
    Mailbox: "Mailbox",
    "One of the mailboxes that your administrator has set up, such as front-desk.":
      "Eine der Mailboxen, die Ihre Administration eingerichtet hat, etwa empfang.",
    "At most (seconds)": "Höchstens (Sekunden)",
    "Teams records no more than two minutes.": "Teams nimmt nicht mehr als zwei Minuten auf.",
    "At least (seconds)": "Mindestens (Sekunden)",
    "From the first word to the last. What is shorter is thrown away.":
      "Vom ersten bis zum letzten Wort. Was kürzer ist, wird verworfen.",
    "Wait for the first word (seconds)": "Auf das erste Wort warten (Sekunden)",
    "Counted from the beep.": "Gezählt ab dem Piepton.",
    "Silence that ends it (seconds)": "Stille, die sie beendet (Sekunden)",
    "Keys that end it": "Tasten, die sie beenden",
    "Name them in what the caller hears. Without any, only silence ends it.":
      "Nennen Sie sie in dem, was der Anrufer hört. Ohne eine beendet sie nur Stille.",
    "The caller may listen to it first": "Der Anrufer darf sie vorher anhören",
    "1 sends it, 2 plays it, 3 records it anew. Off: it is sent as it is.":
      "1 sendet sie, 2 spielt sie ab, 3 nimmt sie neu auf. Aus: Sie wird gesendet, wie sie ist.",
    "Heard before it is sent": "Zu hören, bevor sie gesendet wird",
    "Needed where the caller may listen to it first, for instance: To send it, press 1. To hear it, press 2. To record it again, press 3.":
      "Nötig, wenn der Anrufer sie zuerst anhören darf, zum Beispiel: Zum Senden drücken Sie die 1, zum Anhören die 2, zum neuen Aufnehmen die 3.",
    "Wait for the key (seconds)": "Auf die Taste warten (Sekunden)",
    "Counted from the end of what the caller hears. It is asked twice.":
      "Gezählt ab dem Ende dessen, was der Anrufer hört. Es wird zweimal gefragt.",
    "If the caller hangs up or presses nothing": "Wenn der Anrufer auflegt oder nichts drückt",
    "It is sent all the same": "Sie wird trotzdem gesendet",
    "It is thrown away": "Sie wird verworfen",
    "Message left": "Nachricht hinterlassen",
    "Says nothing": "Sagt nichts",
    "Too short": "Zu kurz",
    "Could not be handed on": "Konnte nicht weitergegeben werden",
    "Could not be recorded": "Konnte nicht aufgenommen werden",
    "How it begins and ends": "Wie sie beginnt und endet",
    "Does not send it": "Sendet sie nicht",
  },
  problems: {
    leave_message_mailbox_name: {
      say: ({ mailbox }) => `„${mailbox}“ ist kein Name einer Mailbox.`,
      remedy: () => "Verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche, etwa empfang.",
    },
    leave_message_lengths_crossed: {
      say: ({ shortest, longest }) =>
        `Eine Nachricht braucht mindestens ${shortest} Sekunden und endet nach ${longest}: So kann keine hinterlassen werden.`,
      remedy: () => "Setzen Sie das Mindeste herunter oder das Höchste herauf.",
    },
    leave_message_review_unsaid: {
      say: () => "Der Anrufer darf die Nachricht anhören, erfährt aber nicht, wie er sie sendet.",
      remedy: () =>
        "Schreiben Sie, was vor dem Senden zu hören ist: Zum Senden drücken Sie die 1, zum Anhören die 2, zum neuen Aufnehmen die 3.",
    },
    leave_message_end_key_repeated: {
      say: ({ key }) => `Die Taste ${key} steht zweimal unter denen, die eine Nachricht beenden.`,
      remedy: () => "Entfernen Sie eine der beiden.",
    },
    leave_message_end_key_answers: {
      say: ({ key }) =>
        `Die Taste ${key} beendet eine Nachricht, und gleich danach antwortet sie, ob sie gesendet wird: In der Eile zweimal gedrückt, zählt sie einmal.`,
      remedy: () =>
        "Lassen Sie andere Tasten als 1, 2 und 3 eine Nachricht beenden, die Anrufer anhören dürfen.",
    },
  },
} satisfies NodeTranslation;
