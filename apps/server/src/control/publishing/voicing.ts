import type { NodeTypes, Problem } from "@dialtree/flow";
import { type Audio, type KeptAudio, reasonOf } from "../audio.ts";
import { soundFor } from "../drafts/prompts.ts";
import { fragmentsSpokenBy } from "./fragments.ts";
import { fragmentKey, spokenKey } from "./manifest.ts";
import type { Pinned } from "./pinning.ts";
import { publishingProblem } from "./problems.ts";
import { type ToldProblem, told } from "./told-problem.ts";
import { type PlacedUtterance, utterancesOf } from "./utterances.ts";

/** How far the voicing has come: texts spoken and recordings looked up, of all there are. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Everything that the flows say, as audio. */
export interface Voiced {
  /** By flow, by `spokenKey`. */
  readonly spoken: ReadonlyMap<string, ReadonlyMap<string, KeptAudio>>;
  /** By flow, by file name: the recordings that are used. */
  readonly recordings: ReadonlyMap<string, ReadonlyMap<string, KeptAudio>>;
  /** By flow, by id, by the language of the text: the prompts of the library that are used. */
  readonly prompts: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, KeptAudio>>>;
  readonly problems: readonly ToldProblem[];
}

// Enough to keep a voice busy that is asked over a network; few enough to leave it some room for others.
const atOnce = 4;

interface Line extends PlacedUtterance {
  readonly flow: string;
}

/** A text to speak or a recording to find, once, with every line that needs it. */
interface Job {
  readonly lines: Line[];
  readonly perform: () => Promise<Outcome>;
}

interface Outcome {
  readonly audio?: KeptAudio;
  readonly found?: (line: Line) => Problem;
  /** Nothing else would go better now. */
  readonly outage?: boolean;
}

/** How somebody follows the voicing, and ends it. */
export interface Following {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Has everything spoken that has no recording, each text once, and finds what cannot be. A voice that is away is asked for
 * nothing more. Rejects with the signal's reason when that comes first; what was spoken by then is kept.
 */
export async function voice(
  { flows }: Pinned,
  nodeTypes: NodeTypes,
  audio: Audio,
  { onProgress = () => {}, signal }: Following = {},
): Promise<Voiced> {
  const fragments = fragmentsSpokenBy(audio);
  const jobs = new Map<string, Job>();
  const spoken = new Map<string, Map<string, KeptAudio>>();
  const recordings = new Map<string, Map<string, KeptAudio>>();
  const prompts = new Map<string, Map<string, Map<string, KeptAudio>>>();
  for (const { id, document, recordings: kept, prompts: library } of flows.values()) {
    spoken.set(id, new Map());
    recordings.set(id, new Map());
    prompts.set(id, new Map());
    for (const placed of document ? utterancesOf(document, nodeTypes) : []) {
      const line = { ...placed, flow: id };
      const { recording, prompt } = placed.utterance;
      const recorded =
        prompt !== undefined
          ? soundFor(library, prompt, placed.language)
          : recording === undefined
            ? undefined
            : kept.get(recording);
      // A recording, or a sound of the library, that is not there at all is the check's finding.
      if ((recording !== undefined || prompt !== undefined) && !recorded) continue;
      const key = recorded ? `recording ${recorded.hash}` : `text ${keyOf(line)}`;
      const job = jobs.get(key);
      if (job) job.lines.push(line);
      else
        jobs.set(key, {
          lines: [line],
          perform: () =>
            recorded ? lookUp(recorded, audio) : speak(line, line.fragment ? fragments : audio, signal),
        });
    }
  }

  const problems: ToldProblem[] = [];
  const take = ({ lines }: Job, { audio: kept, found }: Outcome): void => {
    for (const line of lines) {
      const { recording, prompt } = line.utterance;
      if (kept && prompt !== undefined) {
        const used = prompts.get(line.flow);
        used?.set(prompt, (used.get(prompt) ?? new Map<string, KeptAudio>()).set(line.language, kept));
      } else if (kept && recording !== undefined) recordings.get(line.flow)?.set(recording, kept);
      else if (kept) spoken.get(line.flow)?.set(keyOf(line), kept);
      const flow = flows.get(line.flow);
      if (found) problems.push(told(found(line), line.flow, flow?.document, nodeTypes));
    }
  };
  const all = [...jobs.values()];
  // Told in the order of the document, whichever was done first.
  const outcomes = await inTurns(all, atOnce, onProgress, signal);
  for (const [index, job] of all.entries()) {
    const outcome = outcomes[index];
    if (outcome) take(job, outcome);
  }
  return { spoken, recordings, prompts, problems };
}

function keyOf({ language, utterance, fragment }: Line): string {
  if (fragment) return fragmentKey(language, utterance.voice, utterance.text);
  return spokenKey(language, utterance.voice, utterance.text);
}

async function speak(
  { language, utterance: { text, voice } }: Line,
  audio: Audio,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const kept = await audio.speak(text, language, voice, signal);
  if ("fault" in kept) {
    const { fault: reason, outage = false } = kept;
    const code = outage ? "voice_unavailable" : "text_unspeakable";
    return {
      outage,
      found: ({ place, field }) => ({
        ...publishingProblem(code, place, { field, language, reason }),
        ...reasonOf(kept),
      }),
    };
  }
  const { hash, milliseconds, unspoken } = kept;
  return {
    audio: { hash, milliseconds },
    ...(unspoken === undefined || unspoken === ""
      ? {}
      : {
          found: ({ place, field }) =>
            publishingProblem("text_partly_unspoken", place, { field, language, unspoken }),
        }),
  };
}

async function lookUp(recorded: KeptAudio, audio: Audio): Promise<Outcome> {
  if (await audio.read(recorded.hash)) return { audio: recorded };
  return {
    found: ({ place, utterance: { recording = "", prompt } }) =>
      prompt === undefined
        ? publishingProblem("recording_lost", place, { recording })
        : publishingProblem("prompt_lost", place, { prompt }),
  };
}

/**
 * What came of the jobs, in their order, with at most `width` under way at once. After an outage or an abort none is begun;
 * those that were not have no outcome. Settles when nothing is under way any more.
 */
async function inTurns(
  jobs: readonly Job[],
  width: number,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal | undefined,
): Promise<readonly (Outcome | undefined)[]> {
  const outcomes: (Outcome | undefined)[] = jobs.map(() => undefined);
  const ahead = jobs.entries();
  let done = 0;
  let isOver = false;
  const lane = async (): Promise<void> => {
    for (const [index, { perform }] of ahead) {
      if (isOver) return;
      try {
        const outcome = await perform();
        outcomes[index] = outcome;
        isOver ||= outcome.outage === true;
      } catch (error) {
        isOver = true;
        throw error;
      }
      done += 1;
      onProgress({ done, of: jobs.length });
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  signal?.throwIfAborted();
  for (const ended of lanes) if (ended.status === "rejected") throw ended.reason;
  return outcomes;
}
