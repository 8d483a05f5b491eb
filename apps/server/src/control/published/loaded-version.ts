import { type CompiledFlow, compile, type FlowLibrary, prepare } from "@dialtree/engine";
import type { Destination, FlowDocument, NodeTypes, Prompt } from "@dialtree/flow";
import { type Naming, nothingNamed, resolveNames } from "@dialtree/flow/names";
import type { KeptAudio } from "../audio.ts";
import { damaged, fragmentKey, type Manifest, spokenKey } from "../publishing/manifest.ts";
import type { WholeVersion } from "../publishing/versions.ts";

/** A version ready for calls: its flows compiled, its audio by prompt. Immutable; many calls share one. */
export interface LoadedVersion {
  readonly id: string;
  readonly flow: string;
  /** The flow that calls of this version begin with. */
  readonly main: CompiledFlow;
  /** That flow and those it leads to, by id. */
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  /** What tells each of them, with whom its names stand for, from all others; by id. */
  readonly hashes: ReadonlyMap<string, string>;
  /** The same as they were written, with names, and what these stand for in this version. */
  readonly written: ReadonlyMap<string, FlowDocument>;
  readonly names: Naming;
  /** Holds this version only. */
  readonly library: Pick<FlowLibrary, "find" | "linked">;
  /** Where a call goes when nothing else works. */
  readonly fallback: Destination | undefined;
  /** Everything that its callers may hear, by hash. */
  readonly sounds: ReadonlySet<string>;
  /** Works out, piece by piece, what its first callers would otherwise have to wait for. */
  prepare(): Iterable<void>;
  /** What a prompt sounds like; undefined for one that is not of this version. */
  audioOf(prompt: Prompt): KeptAudio | undefined;
}

export function loadedFrom(
  { id, flow, manifest, documents }: WholeVersion,
  nodeTypes: NodeTypes,
): LoadedVersion {
  const flows = new Map(
    [...documents].map(([of, written]) => {
      const { document, unresolved } = resolveNames(written, nodeTypes, manifest.resolved);
      const [unknown] = unresolved;
      if (unknown) throw damaged(id, `it does not say whom the name "${unknown.name}" stands for`);
      return [of, compile(document, nodeTypes, id)] as const;
    }),
  );
  const main = flows.get(flow);
  const names = manifest.resolved ?? nothingNamed;
  const apart = manifest.resolved ? JSON.stringify(names) : "";
  if (!main) throw new Error(`The version ${id} does not hold its own flow.`);
  return {
    id,
    flow,
    main,
    flows,
    hashes: new Map([...flows.keys()].map((of) => [of, `${manifest.flows[of]?.hash}${apart}`])),
    written: documents,
    names,
    library: {
      find: (of, version) => (version === id ? flows.get(of) : undefined),
      linked: (from, to) => (from.version === id ? flows.get(to) : undefined),
    },
    fallback: main.document.fallback?.to,
    sounds: soundsIn(manifest),
    *prepare() {
      for (const one of flows.values()) yield* prepare(one, nodeTypes);
    },
    audioOf: remembering((prompt) => audioIn(manifest, flow, prompt)),
  };
}

/**
 * Looks each prompt up once: a look takes a hash of the whole text, several times with each command. Only
 * what the manifest has audio for is remembered, so it ends there.
 */
function remembering(
  find: (prompt: Prompt) => KeptAudio | undefined,
): (prompt: Prompt) => KeptAudio | undefined {
  const found = new Map<string | undefined, { readonly prompt: Prompt; readonly audio: KeptAudio }[]>();
  return (prompt) => {
    const alike = found.get(prompt.text);
    const known = alike?.find((one) => isSame(one.prompt, prompt));
    if (known) return known.audio;
    const audio = find(prompt);
    if (audio && alike) alike.push({ prompt, audio });
    else if (audio) found.set(prompt.text, [{ prompt, audio }]);
    return audio;
  };
}

function isSame(one: Prompt, other: Prompt): boolean {
  return (
    one.text === other.text &&
    one.language === other.language &&
    one.voice === other.voice &&
    one.recording === other.recording &&
    one.prompt === other.prompt &&
    one.flow === other.flow &&
    one.fragment === other.fragment
  );
}

/** Everything that callers of a version may hear, by hash. */
export function soundsIn({ spoken, recordings, prompts = {} }: Manifest): ReadonlySet<string> {
  const used = Object.values(prompts).flatMap((of) => Object.values(of));
  const heard = [spoken, ...Object.values(recordings), ...used].flatMap((of) => Object.values(of));
  return new Set(heard.map(({ hash }) => hash));
}

function audioIn(manifest: Manifest, main: string, prompt: Prompt): KeptAudio | undefined {
  const { recording, prompt: id, language, voice, text } = prompt;
  if (id !== undefined) return own(own(own(manifest.prompts, prompt.flow ?? main), id), language);
  if (prompt.fragment) return own(manifest.spoken, fragmentKey(language, voice, text));
  if (recording === undefined) return own(manifest.spoken, spokenKey(language, voice, text));
  return own(own(manifest.recordings, prompt.flow ?? main), recording);
}

// A flow may be called "constructor" as little as a recording; the manifest is asked for own keys all the same.
function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
