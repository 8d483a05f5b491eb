import { createHash } from "node:crypto";
import {
  type Fault,
  type FlowDocument,
  jsonText,
  languageTag,
  limits,
  type NodeTypes,
  plainFault,
  readText,
  slug,
  write,
} from "@dialtree/flow";
import { type Calendar, readCalendars, writeCalendars } from "@dialtree/flow/hours";
import { readScenario } from "@dialtree/rehearsal";
import { readWav } from "@dialtree/speech";
import { z } from "zod";
import { ControlError } from "../control-error.ts";
import { recordingName } from "../drafts/recordings.ts";
import { told } from "../publishing/told-problem.ts";
import { mostCharacters } from "../scenarios/scenarios.ts";
import { archiveBounds, mostFlows } from "./bounds.ts";
import { readZip, ZipFault } from "./zip/reading.ts";
import { writeZip } from "./zip/writing.ts";

/** A WAV that has been looked at. */
export interface Sound {
  readonly wav: Uint8Array;
  readonly hash: string;
}

export interface ArchivedFlow {
  readonly document: FlowDocument;
  /** By name, as those of a draft. */
  readonly recordings: ReadonlyMap<string, Sound>;
  /** The texts of scenarios, by name. */
  readonly scenarios: ReadonlyMap<string, string>;
}

export interface ArchivedPrompt {
  readonly id: string;
  readonly title: string;
  readonly words: Readonly<Record<string, string>>;
  /** By language. */
  readonly sounds: ReadonlyMap<string, Sound>;
}

/** What an archive holds. Secrets, PINs, numbers and who may do what are never in one. */
export interface Contents {
  readonly flows: readonly ArchivedFlow[];
  readonly prompts: readonly ArchivedPrompt[];
  /** Without emergencies. */
  readonly calendars: readonly Calendar[];
}

const manifestName = "manifest.json";
const calendarName = "flows/calendars.json";
const flowPath = /^flows\/([^/]+)\/(flow\.json|prompts\/([^/]+)|cases\/([^/]+))$/;
const promptPath = /^prompts\/([^/]+)\/(?:(prompt\.json)|([^/]+)\.wav)$/;
const scenarioName = /^(.+)\.txt$/;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const manifestSchema = z.strictObject({
  dialtree: z.literal("archive"),
  format: z.literal(1),
  flows: z.array(z.strictObject({ id: slug, title: z.string() })).max(mostFlows),
  /** SHA-256 of each file but this one. */
  files: z.record(z.string(), hash),
});
const promptSchema = z.strictObject({
  id: slug,
  title: z.string().trim().min(1).max(100),
  words: z.record(languageTag, z.string().max(limits.spokenCharacters)),
});

/** The bytes of an archive: in folders as they lie in a repository of flows, the same contents always the same bytes. */
export function writeArchive({ flows, prompts, calendars }: Contents, nodeTypes: NodeTypes): Promise<Buffer> {
  const files = new Map<string, Uint8Array>();
  const put = (name: string, text: string) => void files.set(name, Buffer.from(text, "utf8"));
  for (const { document, recordings, scenarios } of flows) {
    const folder = `flows/${document.id}`;
    put(`${folder}/flow.json`, write(document, nodeTypes));
    for (const [name, { wav }] of recordings) files.set(`${folder}/prompts/${name}`, wav);
    for (const [name, text] of scenarios) put(`${folder}/cases/${name}.txt`, text);
  }
  if (calendars.length > 0) put(calendarName, writeCalendars(calendars));
  for (const { id, title, words, sounds } of prompts) {
    put(`prompts/${id}/prompt.json`, jsonText({ id, title, words }));
    for (const [language, { wav }] of sounds) files.set(`prompts/${id}/${language}.wav`, wav);
  }
  const manifest = {
    dialtree: "archive",
    format: 1,
    flows: flows.map(({ document: { id, title } }) => ({ id, title })),
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, hashOfBytes(bytes)])),
  };
  return writeZip(new Map([[manifestName, Buffer.from(jsonText(manifest), "utf8")], ...files]));
}

/**
 * What the bytes of an archive hold, looked through to the last file: names, hashes, each flow by the flow's own reader, each
 * sound by the reader of WAVs. Nothing is kept.
 * @throws ControlError `archive_unreadable` with the reason, `document_unreadable` with everything that is wrong in a flow
 */
export async function readArchive(bytes: Uint8Array, nodeTypes: NodeTypes): Promise<Contents> {
  const files = await filesIn(bytes);
  const manifest = manifestIn(files);
  const found = new Parts();
  for (const [name, content] of files) if (name !== manifestName) found.take(name, content, nodeTypes);
  const contents = found.whole();
  const listed = manifest.flows.map(({ id }) => id).sort();
  const there = contents.flows.map(({ document: { id } }) => id).sort();
  if (listed.join() !== there.join()) throw unreadable("Its flows are not those that its manifest lists.");
  return contents;
}

async function filesIn(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  try {
    return await readZip(bytes, archiveBounds);
  } catch (error) {
    if (error instanceof ZipFault) throw unreadable(error.message, error.fault);
    throw error;
  }
}

function manifestIn(files: ReadonlyMap<string, Uint8Array>): z.output<typeof manifestSchema> {
  const content = files.get(manifestName);
  if (!content) throw unreadable("There is no manifest.json in it, so it is no archive of dialtree.");
  const { data: manifest } = manifestSchema.safeParse(jsonIn(manifestName, content));
  if (!manifest) throw unreadable("Its manifest.json is none of an archive, or of one of a newer dialtree.");
  for (const [name, content] of files) {
    if (name === manifestName) continue;
    if (!Object.hasOwn(manifest.files, name)) throw unreadable(`Its manifest does not list "${name}".`);
    if (manifest.files[name] !== hashOfBytes(content))
      throw unreadable(`"${name}" is not what the manifest lists: the archive is damaged, or was changed.`);
  }
  const missing = Object.keys(manifest.files).find((name) => !files.has(name));
  if (missing !== undefined) throw unreadable(`"${missing.slice(0, 200)}" is missing in it.`);
  return manifest;
}

/** What has been found of flows and prompts so far: their files come in any order. */
class Parts {
  readonly #documents = new Map<string, FlowDocument>();
  readonly #recordings = new Map<string, Map<string, Sound>>();
  readonly #scenarios = new Map<string, Map<string, string>>();
  readonly #prompts = new Map<string, z.output<typeof promptSchema>>();
  readonly #sounds = new Map<string, Map<string, Sound>>();
  #calendars: readonly Calendar[] = [];

  take(name: string, content: Uint8Array, nodeTypes: NodeTypes): void {
    if (name === calendarName) this.#calendars = calendarsIn(name, content);
    else if (name.startsWith("flows/")) this.#takeOfFlow(name, content, nodeTypes);
    else this.#takeOfPrompt(name, content);
  }

  #takeOfFlow(name: string, content: Uint8Array, nodeTypes: NodeTypes): void {
    const [, folder = "", what, recording, scenario] = flowPath.exec(name) ?? [];
    const { data: id } = slug.safeParse(folder);
    if (id === undefined) throw noPlace(name);
    if (what === "flow.json") this.#documents.set(id, documentIn(name, content, id, nodeTypes));
    else if (recording !== undefined && recordingName.test(recording))
      into(this.#recordings, id).set(recording, soundIn(name, content));
    else if (scenario !== undefined) {
      const { data: called } = slug.safeParse(scenarioName.exec(scenario)?.[1]);
      if (called === undefined) throw noPlace(name);
      into(this.#scenarios, id).set(called, scenarioIn(name, content));
    } else throw noPlace(name);
  }

  #takeOfPrompt(name: string, content: Uint8Array): void {
    const [, folder = "", isPrompt, tag] = promptPath.exec(name) ?? [];
    const [id, language] = [slug.safeParse(folder).data, languageTag.safeParse(tag).data];
    if (id === undefined || (isPrompt === undefined && language === undefined)) throw noPlace(name);
    if (language !== undefined) return void into(this.#sounds, id).set(language, soundIn(name, content));
    const { data: prompt } = promptSchema.safeParse(jsonIn(name, content));
    if (prompt?.id !== id) throw unreadable(`"${name}" is no prompt of the library, or that of another.`);
    this.#prompts.set(id, prompt);
  }

  whole(): Contents {
    for (const parts of [this.#recordings, this.#scenarios])
      for (const id of parts.keys())
        if (!this.#documents.has(id)) throw unreadable(`There is no flow for flows/${id}/.`);
    for (const id of this.#sounds.keys())
      if (!this.#prompts.has(id)) throw unreadable(`There is no prompt.json for prompts/${id}/.`);
    return {
      flows: [...this.#documents].map(([id, document]) => ({
        document,
        recordings: this.#recordings.get(id) ?? new Map(),
        scenarios: this.#scenarios.get(id) ?? new Map(),
      })),
      prompts: [...this.#prompts].map(([id, prompt]) => ({
        ...prompt,
        sounds: this.#sounds.get(id) ?? new Map(),
      })),
      calendars: this.#calendars,
    };
  }
}

function into<Value>(all: Map<string, Map<string, Value>>, id: string): Map<string, Value> {
  const own = all.get(id) ?? new Map<string, Value>();
  all.set(id, own);
  return own;
}

function documentIn(name: string, content: Uint8Array, id: string, nodeTypes: NodeTypes): FlowDocument {
  const { document, problems } = readText(textIn(name, content), nodeTypes);
  if (!document)
    throw new ControlError(
      "document_unreadable",
      `"${name}" in the archive cannot be read as a flow.`,
      "Correct what the problems name. Nothing was taken in.",
      { problems: problems.slice(0, 100).map((problem) => told(problem, id, undefined, nodeTypes)) },
    );
  if (document.id !== id)
    throw unreadable(`"${name}" is of the flow "${document.id}", and lies with another's files.`);
  return document;
}

function calendarsIn(name: string, content: Uint8Array): readonly Calendar[] {
  const { calendars, faults } = readCalendars(textIn(name, content));
  const [fault] = faults;
  if (fault) throw unreadable(`In "${name}"${fault.at}: ${fault.fault}`, fault);
  return calendars.map(({ emergency: _not, ...calendar }) => calendar);
}

function soundIn(name: string, content: Uint8Array): Sound {
  const read = readWav(content);
  if ("fault" in read) throw unreadable(`"${name}" cannot be played: ${read.fault}`, read);
  return { wav: content, hash: hashOfBytes(content) };
}

function scenarioIn(name: string, content: Uint8Array): string {
  const text = textIn(name, content);
  if (text.length > mostCharacters) throw unreadable(`The scenario "${name}" is too long for one.`);
  const read = readScenario(text);
  const [fault] = "faults" in read ? read.faults : [];
  if (fault) throw unreadable(`In "${name}", line ${fault.line}: ${fault.fault}`, fault);
  return text;
}

function jsonIn(name: string, content: Uint8Array): unknown {
  if (content.byteLength > limits.fileBytes) throw unreadable(`"${name}" is too long for what it should be.`);
  try {
    return JSON.parse(textIn(name, content));
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(`"${name}" is no JSON.`);
    throw error;
  }
}

function textIn(name: string, content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    throw unreadable(`"${name}" is no text in UTF-8.`);
  }
}

function hashOfBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function noPlace(name: string): ControlError {
  return unreadable(`"${name}" has no place in an archive.`);
}

function unreadable(why: string, fault?: Fault): ControlError {
  return new ControlError(
    "archive_unreadable",
    `This archive is not taken in. ${why}`,
    "Export it once more where it came from. Nothing of it was kept.",
    fault ? { because: [plainFault(fault)] } : {},
  );
}
