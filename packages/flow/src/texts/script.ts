import type { FlowDocument } from "../document/index.ts";
import { withEntities } from "../entities.ts";
import { primaryOf } from "../fields/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { isWritten, type PlacedText, textsOf } from "./places.ts";

/** One line of a script: what is read aloud, and the file it is to be recorded in. */
export interface ScriptLine {
  readonly file: string;
  readonly where: string;
  readonly field: string;
  readonly text: string;
  readonly language: string;
  readonly place: PlacedText;
}

/**
 * What a voice reads aloud in one language, in the order of the flow. A text that has a recording keeps the name of its
 * file, and is read once where several share it; others get a name that tells text and language: `main.prompt.de.wav`.
 */
export function scriptLines(
  document: FlowDocument,
  language: string,
  nodeTypes: NodeTypes,
): readonly ScriptLine[] {
  const taken = new Set(
    textsOf(document, nodeTypes).flatMap(({ spoken }) =>
      Object.values(spoken).flatMap(({ recording }) => recording ?? []),
    ),
  );
  const read = new Set<string>();
  return textsOf(document, nodeTypes)
    .filter(isWritten)
    .flatMap((place): ScriptLine[] => {
      const { id, where, field, spoken } = place;
      const said = Object.hasOwn(spoken, language) ? spoken[language] : undefined;
      if (!said || said.text.trim() === "") return [];
      const file = said.recording ?? freeName(id, suffixOf(language, document), taken);
      if (read.has(`${file} ${said.text}`)) return [];
      read.add(`${file} ${said.text}`);
      taken.add(file);
      return [{ file, where, field, text: said.text, language, place }];
    });
}

/** The lines of the scripts in all languages, by the name of the file that each is to be recorded in. */
export function linesByFile(document: FlowDocument, nodeTypes: NodeTypes): ReadonlyMap<string, ScriptLine> {
  const lines = document.languages.flatMap((language) => scriptLines(document, language, nodeTypes));
  // Of two languages that share a recording, the one that comes first: it is one file all the same.
  return new Map(lines.toReversed().map((line) => [line.file, line]));
}

/** The script of a flow in some of its languages, as a page to print: one language a part, nothing loaded from elsewhere. */
export function scriptPage(
  document: FlowDocument,
  languages: readonly string[],
  nodeTypes: NodeTypes,
): string {
  const title = withEntities(document.title || document.id);
  const parts = languages.map((language) => {
    const rows = scriptLines(document, language, nodeTypes).map(
      ({ file, where, field, text }) =>
        `<tr><td class="file">${withEntities(file)}</td><td lang="${withEntities(language)}" class="text">${withEntities(text)}</td>` +
        `<td>${withEntities(where)}: ${withEntities(field)}</td><td class="done"></td></tr>`,
    );
    return `<section>
<h2>${withEntities(language)}</h2>
<table>
<thead><tr><th scope="col">File</th><th scope="col">Text</th><th scope="col">Heard at</th><th scope="col">Done</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}: script</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<p>Each text is one recording, saved under the name beside it: WAV, 16 kHz, 16 bit, mono, without noise or long silence at
either end.</p>
${parts.join("\n")}
</body>
</html>
`;
}

const style = `
body { font: 11pt/1.4 sans-serif; margin: 2cm; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #888; padding: 4pt 6pt; text-align: left; vertical-align: top; }
.file { font-family: monospace; overflow-wrap: anywhere; width: 25%; }
.text { font-size: 13pt; white-space: pre-line; }
.done { width: 1.5cm; }
tr { break-inside: avoid; }
section + section { break-before: page; }
@media print { body { margin: 0; } }
`;

// As long as it says which language, without the region: people type these names.
function suffixOf(language: string, { languages }: FlowDocument): string {
  const primary = primaryOf(language);
  const isOnly = languages.filter((tag) => primaryOf(tag) === primary).length <= 1;
  return (isOnly ? primary : language).toLowerCase();
}

// A recording's name has at most a hundred characters in front of ".wav".
const longestStem = 80;

function freeName(id: string, suffix: string, taken: ReadonlySet<string>): string {
  const stem = id
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replaceAll("/", ".")
    .replace(/^[^a-z0-9]+/, "")
    .slice(0, longestStem);
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? "" : `-${count}`}.${suffix}.wav`;
    if (!taken.has(name)) return name;
  }
}
