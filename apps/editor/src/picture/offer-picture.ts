import type { FlowDocument } from "@dialtree/flow";
import { offerFile, textFile } from "../files/offer-file.ts";
import { announce } from "../live/announce.tsx";
import { dayAndTime } from "../words/time.ts";
import { drawnFlow } from "./drawn.ts";
import { message } from "./words.ts";

/** A version as somebody published it. */
interface Published {
  readonly number: number;
  readonly publishedAt: string;
  readonly author: string | null;
  readonly message: string;
}

/** Gives people a flow as it is drawn now, as a picture to print. */
export function offerDraftPicture(document: FlowDocument): void {
  const when = dayAndTime(new Date().toISOString());
  offer(document, document.id, [message("picture.draft", { when })]);
}

/** Gives people a published version as a picture, with what was said of it. */
export function offerVersionPicture(document: FlowDocument, version: Published): void {
  const { number, publishedAt, author: who, message: said } = version;
  const facts = { number, when: dayAndTime(publishedAt) };
  const published =
    who === null ? message("picture.version", facts) : message("picture.version.by", { ...facts, who });
  offer(document, `${document.id}-${number}`, said === "" ? [published] : [published, said]);
}

function offer(document: FlowDocument, name: string, about: readonly string[]): void {
  const file = `${name}.svg`;
  offerFile(file, textFile(drawnFlow(document, about), "image/svg+xml"));
  announce(message("picture.given", { file }));
}
