import { languageTag, slug } from "@dialtree/flow";

/** Which sound a file is, by its name: `welcome.de-DE.wav` is the German one of the prompt `welcome`. */
export interface NamedSound {
  readonly prompt: string;
  readonly language: string;
}

/**
 * Undefined for a name that says something else. Case is forgiven: file systems and recorders have their own; so are dots
 * inside the name, which the script of a flow has (`main.prompt.de.wav`).
 */
export function soundNamed(file: string): NamedSound | undefined {
  const [, prompt = "", tag = ""] = /^([^.].*)\.([^.]+)\.[a-z0-9]{2,4}$/i.exec(file.trim()) ?? [];
  const id = slug.safeParse(prompt.toLowerCase().replaceAll(/[ _.]+/g, "-"));
  const language = languageTag.safeParse(usualCase(tag));
  return id.success && language.success ? { prompt: id.data, language: language.data } : undefined;
}

/** `DE_de` as `de-DE`: the language small, a script with a capital, a region in capitals. */
function usualCase(tag: string): string {
  const [language = "", ...more] = tag.split(/[-_]/);
  const parts = more.map((part) =>
    part.length === 4 ? part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase() : part.toUpperCase(),
  );
  return [language.toLowerCase(), ...parts].join("-");
}
