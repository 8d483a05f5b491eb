import type { Translated } from "../messages/translation.ts";
import type { own } from "./words.ts";

export const german = {
  "environment.of.number": "Umgebung von {number}",
  "environment.publish": "Veröffentlichen in",
  "environment.publish.hint":
    "Dort werden die Namen nachgeschlagen, und die Nummern dieser Umgebung bekommen die Version.",
  "environment.number": "Umgebung",
  "environment.number.hint": "Deren Version die Anrufer bekommen.",
  "environment.names": "Namen, hinter denen jetzt jemand anderes steht",
  "environment.currentIn": "Aktuell in {title}",
  "environment.promote": "Anderswo veröffentlichen",
  "environment.promote.of": "Anderswo veröffentlichen: Version {number}",
  "environment.promote.title": "Version {number} in einer anderen Umgebung veröffentlichen",
  "environment.promote.what":
    "Dieselben Schritte und Texte, mit den Namen, wie sie dort gelten. Ihr Entwurf bleibt, wie er ist.",
  "environment.promote.message": "Version {number}",
  "environment.promote.done": "Neue Anrufe in {title} bekommen jetzt Version {number}",
  "environment.name": "{name}: {held} statt {now}",
  "environment.nobody": "niemand",
} satisfies Translated<typeof own>;
