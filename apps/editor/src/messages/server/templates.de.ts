import type { Sentences } from "@dialtree/flow/translating";

/** Titles and descriptions of the flows that come with dialtree, in German; what callers hear stays as it is. */
export const templates: Sentences = {
  "Customer accounts": "Kundenkonten",
  "Fabrikam's line for customers with an account. They key in their number, which is read back, and a telephone code that nobody sees and that is checked against a list; too many wrong ones lock the account, across calls; then they choose what it is about, or dial an extension. 0 leads to the service desk from every question, star goes back, and pound says the question again.":
    "Fabrikams Leitung für Kunden mit einem Konto. Sie geben ihre Nummer ein, die ihnen vorgelesen wird, und einen Telefoncode, den niemand sieht und der mit einer Liste verglichen wird; zu viele falsche sperren das Konto, auch über Anrufe hinweg; dann wählen sie, worum es geht, oder eine Durchwahl. Die 0 führt von jeder Frage zum Kundendienst, die Sterntaste zurück, und die Raute wiederholt die Frage.",
  "Branch office": "Filiale",
  "A branch with opening hours and holidays: callers are greeted by the time of day, put through while it is open, and told when to call again while it is not.":
    "Eine Filiale mit Öffnungszeiten und Feiertagen: Anrufer werden der Tageszeit nach begrüßt, verbunden, solange geöffnet ist, und erfahren sonst, wann sie wieder anrufen können.",
  "Conference line": "Konferenzleitung",
  "Callers key in the number and the passcode of a meeting, and are brought into it. Whoever keys in nothing is brought together with the conference desk.":
    "Anrufer geben Nummer und Kennwort einer Besprechung ein und kommen hinein. Wer nichts eingibt, wird mit dem Konferenzdienst zusammengebracht.",
  "Company directory": "Firmenverzeichnis",
  "Fabrikam by name and by extension. Both look people up in one directory; one of them is not announced, two have the same name, and whoever gets no further is connected to reception.":
    "Fabrikam nach Namen und nach Durchwahl. Beides sucht in demselben Verzeichnis; eine Person wird nicht angesagt, zwei heißen gleich, und wer nicht weiterkommt, wird mit dem Empfang verbunden.",
  Doctor: "Arztpraxis",
  "The Contoso Medical Practice. The phone rings for a moment before it is answered. If it cannot be answered, everybody at the practice is rung at once; when nobody picks up, the mobile's own mailbox does. Hospitals also call from Teams, so an answered call only goes to phone numbers: people of other organisations cannot be transferred to anything else.":
    "Die Praxis Contoso. Es klingelt einen Moment, bevor angenommen wird. Kann der Anruf nicht angenommen werden, klingelt es bei allen in der Praxis zugleich; hebt niemand ab, springt die Mailbox des Mobiltelefons an. Krankenhäuser rufen auch aus Teams an; darum geht ein angenommener Anruf nur an Rufnummern: Personen anderer Organisationen können zu nichts anderem verbunden werden.",
  "Door intercom": "Türsprechanlage",
  "The intercom at the door calls this line. It opens the door by pressing the key that the intercom waits for.":
    "Die Sprechanlage an der Tür ruft diese Leitung an. Sie öffnet die Tür, indem sie die Taste drückt, auf die die Anlage wartet.",
  "Emergency closure": "Schließung im Notfall",
  "A line that rings at the branch desk. In an emergency it answers by itself and says what to do; outside the hours it is busy. Whoever may switch the emergency need not be able to publish.":
    "Eine Leitung, die in der Filiale klingelt. Im Notfall nimmt sie selbst an und sagt, was zu tun ist; außerhalb der Zeiten ist sie besetzt. Wer den Notfall schalten darf, muss nicht veröffentlichen können.",
  Feedback: "Rückmeldung",
  "A part that other lines use as a step: it says which repair it is about, asks for a score, and brings it back.":
    "Ein Teil, den andere Leitungen als Schritt einbinden: Er sagt, um welche Reparatur es geht, fragt nach einer Note und bringt sie zurück.",
  "IT help desk": "IT-Hilfe",
  "People at Fabrikam call this in Teams. All technicians are rung at once, without answering first; if nobody picks up, the call ends as a missed call for each of them. Only when they cannot be rung at all is the call answered: for a message, or to go on with the flow Reception.":
    "Fabrikams Beschäftigte rufen dies in Teams an. Es klingelt bei allen Technikern zugleich, ohne dass vorher angenommen wird; hebt niemand ab, ist es für jeden ein entgangener Anruf. Nur wenn es bei ihnen gar nicht klingeln kann, wird angenommen: für eine Nachricht, oder um mit dem Ablauf „Reception“ weiterzumachen.",
  Hotel: "Hotel",
  "The Contoso Hotel in English, German, French and Spanish: callers choose a language, at any time of the call, and those who press nothing hear the one that their Teams client is set to. Bookings go to an outside office that records calls, so callers are told first and asked whether they agree. Guests have a menu of their own, and times, prices and dates are said in words.":
    "Das Hotel Contoso auf Englisch, Deutsch, Französisch und Spanisch: Anrufer wählen eine Sprache, auch mitten im Anruf, und wer nichts drückt, hört die, auf die Teams bei ihm eingestellt ist. Buchungen gehen an ein fremdes Büro, das Anrufe aufzeichnet; darum wird es Anrufern vorher gesagt, und sie werden gefragt, ob sie einverstanden sind. Gäste haben ein eigenes Menü, und Zeiten, Preise und Daten werden in Worten gesagt.",
  "On-call rota": "Bereitschaftsdienst",
  "The Contoso emergency line: who is on call is called if Teams shows that they are free, the next one of the rota otherwise, and who reaches nobody leaves a message. By day the operator comes first, by night the night shift.":
    "Die Notfallleitung von Contoso: Wer Bereitschaft hat, wird angerufen, wenn Teams ihn als frei zeigt, sonst die nächste Person des Plans, und wer niemanden erreicht, hinterlässt eine Nachricht. Tags kommt zuerst die Vermittlung, nachts die Nachtschicht.",
  Reception: "Empfang",
  "The main line of Fabrikam: sales, support, opening hours or the operator. Callers who press nothing get the operator; when nobody is free they can leave a message.":
    "Fabrikams Hauptleitung: Vertrieb, Support, Öffnungszeiten oder die Vermittlung. Wer nichts drückt, bekommt die Vermittlung; ist niemand frei, kann man eine Nachricht hinterlassen.",
  "Appointment reminder": "Terminerinnerung",
  "A practice calls its patients before an appointment. Day and time come with each call; whoever presses 1 has confirmed, and a voicemail box presses nothing.":
    "Eine Praxis ruft ihre Patienten vor einem Termin an. Tag und Uhrzeit bringt jeder Anruf mit; wer 1 drückt, hat bestätigt, und eine Mailbox drückt nichts.",
  "Your repair": "Ihre Reparatur",
  "Fabrikam's repair shop calls for a score through a part that other lines use as well, and goes on with what it brings back.":
    "Fabrikams Werkstatt ruft an und fragt mit einem Teil, den auch andere Leitungen einbinden, nach einer Note; mit dem, was er zurückbringt, geht es weiter.",
  Shop: "Versandhandel",
  "Fabrikam's mail order. Its own shops get through at once, half of the customers hear a shorter greeting, and an order number decides who takes the call.":
    "Fabrikams Versandhandel. Eigene Läden kommen sofort durch, die Hälfte der Kunden hört eine kürzere Begrüßung, und eine Bestellnummer entscheidet, wer den Anruf annimmt.",
  "Find a store": "Laden finden",
  "Callers key in a postal code; the system of the stores is asked which one is near, and says when it is open. Whoever wants more, and whoever cannot be helped, is put through.":
    "Anrufer geben eine Postleitzahl ein; das System der Läden wird gefragt, welcher in der Nähe ist und wann er geöffnet hat. Wer mehr möchte, und wem nicht geholfen werden kann, wird verbunden.",
  Support: "Support",
  "Fabrikam's support without a queue of its own: two people are called one after the other, then whoever is on call. Callers hear what is being done for them, and can leave a message when nobody is free.":
    "Fabrikams Support ohne eigene Warteschlange: Zwei Personen werden nacheinander angerufen, dann, wer Bereitschaft hat. Anrufer hören, was für sie getan wird, und können eine Nachricht hinterlassen, wenn niemand frei ist.",
  "How was it?": "Wie war es?",
  "Fabrikam asks its customers after a repair. Two scores are kept under names of their own, and whoever is unhappy can talk to the head of service at once.":
    "Fabrikam fragt seine Kunden nach einer Reparatur. Zwei Noten werden unter eigenen Namen gemerkt, und wer unzufrieden ist, kann gleich mit der Serviceleitung sprechen.",
  "Voicemail box": "Anrufbeantworter",
  "Fabrikam after hours. Callers leave a message, may hear it before they send it, and are told what became of it.":
    "Fabrikam nach Feierabend. Anrufer hinterlassen eine Nachricht, können sie vor dem Senden anhören und erfahren, was daraus wurde.",
};
