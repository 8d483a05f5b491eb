import { SaxesParser, type SaxesTagNS } from "saxes";

/** What an SSML document says, as a reader of XML finds it. */
export interface ReadSsml {
  readonly language: string;
  readonly voice: string;
  readonly text: string;
}

const ssmlNamespace = "http://www.w3.org/2001/10/synthesis";

/**
 * Reads a document of one `speak` with one `voice` in it and nothing but text in that; the reason when it is another one.
 * Other elements are SSML too, and refused here because a bot that writes plain texts should send none.
 */
export function readSsml(document: string): ReadSsml | string {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  let wrong: string | undefined;
  let language = "";
  let voice: string | undefined;
  let text = "";
  const refuse = (reason: string): void => {
    wrong ??= reason;
  };
  const attribute = (tag: SaxesTagNS, name: string): string => tag.attributes[name]?.value ?? "";
  parser.on("error", ({ message }) => refuse(message));
  parser.on("opentag", (tag) => {
    path.push(tag.local);
    if (tag.uri !== ssmlNamespace) refuse(`the element ${tag.name} is not of SSML`);
    const where = path.join("/");
    if (where === "speak") {
      language = attribute(tag, "xml:lang");
      if (attribute(tag, "version") !== "1.0" || language === "") refuse("speak needs version and xml:lang");
    } else if (where === "speak/voice") {
      if (voice !== undefined) refuse("there is more than one voice");
      voice = attribute(tag, "name");
    } else refuse(`the element ${where} is not expected`);
  });
  parser.on("closetag", () => void path.pop());
  parser.on("text", (part) => {
    if (path.join("/") === "speak/voice") text += part;
    else if (part.trim() !== "") refuse("there is text beside the voice");
  });
  for (const event of ["comment", "cdata", "doctype", "processinginstruction"] as const)
    parser.on(event, () => refuse(`there is a ${event} in it`));
  parser.write(document).close();
  return wrong ?? (voice === undefined ? "there is no voice" : { language, voice, text });
}
