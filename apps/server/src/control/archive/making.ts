import { promptsNamedIn } from "@dialtree/flow";
import { calendarsNamedIn } from "@dialtree/flow/hours";
import { ControlError } from "../control-error.ts";
import type { Draft } from "../drafts/drafts.ts";
import { flowsNamedIn } from "../publishing/linked-flows.ts";
import { told } from "../publishing/told-problem.ts";
import type { ArchiveSources } from "./archives.ts";
import { archiveBounds, mostArchiveBytes, mostFlows } from "./bounds.ts";
import { type ArchivedFlow, type ArchivedPrompt, type Sound, writeArchive } from "./contents.ts";

/** @throws ControlError as `Archives.make` says */
export async function makeArchive(sources: ArchiveSources, flows: readonly string[]): Promise<Uint8Array> {
  const { nodeTypes, calendars } = sources;
  const gathering = new Gathering(sources);
  const documents = await withLinked(sources, flows);
  const archived: ArchivedFlow[] = [];
  for (const document of documents)
    archived.push({
      document,
      recordings: await gathering.recordings(document.id),
      scenarios: await sources.scenarios.texts(document.id),
    });
  const named = new Set(documents.flatMap((document) => [...promptsNamedIn(document, nodeTypes)]));
  const looked = new Set(documents.flatMap((document) => [...calendarsNamedIn(document, nodeTypes)]));
  const archive = await writeArchive(
    {
      flows: archived,
      prompts: await gathering.prompts(named),
      calendars: (await calendars.list())
        .map(({ calendar: { emergency: _not, ...calendar } }) => calendar)
        .filter(({ id }) => looked.has(id)),
    },
    nodeTypes,
  );
  if (archive.byteLength > mostArchiveBytes) throw tooLarge();
  return archive;
}

/** The documents of flows and of all that they lead to. One that is led to and is not there cannot be in it. */
async function withLinked({ drafts, nodeTypes }: ArchiveSources, flows: readonly string[]) {
  const there = new Set((await drafts.list()).map(({ id }) => id));
  const wanted = [...new Set(flows)];
  for (const id of wanted) {
    const document = documentOf(await drafts.find(id));
    for (const other of flowsNamedIn(document, nodeTypes))
      if (there.has(other) && !wanted.includes(other)) wanted.push(other);
    if (wanted.length > mostFlows) throw tooLarge();
  }
  const found = [];
  for (const id of wanted) found.push(documentOf(await drafts.find(id)));
  return found;

  function documentOf({ id, document, problems }: Draft) {
    if (document) return document;
    throw new ControlError(
      "document_unreadable",
      `The draft of "${id}" cannot be read as a flow.`,
      "Correct what the problems name, and export it then.",
      { problems: problems.map((problem) => told(problem, id, undefined, nodeTypes)) },
    );
  }
}

/** Sounds for an archive, as long as there is room in it. */
class Gathering {
  readonly #sources: ArchiveSources;
  #bytes = 0;

  constructor(sources: ArchiveSources) {
    this.#sources = sources;
  }

  async recordings(flow: string): Promise<ReadonlyMap<string, Sound>> {
    const found = new Map<string, Sound>();
    for (const { name, hash } of await this.#sources.recordings.list(flow))
      found.set(name, this.#counted(hash, await this.#sources.recordings.read(flow, name)));
    return found;
  }

  /** A prompt that a flow names and the library does not have is left out: the check says so of the flow. */
  async prompts(named: ReadonlySet<string>): Promise<readonly ArchivedPrompt[]> {
    const found: ArchivedPrompt[] = [];
    for (const { id, title, words, sounds } of await this.#sources.prompts.list()) {
      if (!named.has(id)) continue;
      const own = new Map<string, Sound>();
      for (const { language, hash } of sounds)
        own.set(language, this.#counted(hash, await this.#sources.prompts.sound(id, language)));
      found.push({ id, title, words, sounds: own });
    }
    return found;
  }

  #counted(hash: string, wav: Uint8Array): Sound {
    this.#bytes += wav.byteLength;
    if (this.#bytes > archiveBounds.allBytes - archiveBounds.fileBytes) throw tooLarge();
    return { hash, wav };
  }
}

function tooLarge(): ControlError {
  return new ControlError(
    "archive_too_large",
    "These flows and their recordings are more than one archive may hold.",
    "Export fewer of them at a time.",
  );
}
