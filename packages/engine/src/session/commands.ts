import {
  type CallCommand,
  defaultLanguage,
  type FlowDocument,
  type Prompt,
  type Spoken,
  utteranceFor,
} from "@dialtree/flow";

/** What is said to a caller of a language: each text in the best language there is; those that say nothing are left out. */
export function promptsOf(
  say: readonly Spoken[],
  language: string,
  document: FlowDocument,
): readonly Prompt[] {
  return say.flatMap((texts) => {
    const found = utteranceFor(texts, language, defaultLanguage(document));
    if (!found) return [];
    const { language: spoken, utterance } = found;
    const isKept = utterance.recording !== undefined || utterance.prompt !== undefined;
    return [{ language: spoken, ...utterance, ...(isKept ? { flow: document.id } : {}) }];
  });
}

/**
 * Adds a command to those of this step, net: a prompt that the same step starts and stops again (keys typed ahead) is
 * never sent. False when it came to nothing.
 */
export function addCommand(commands: CallCommand[], command: CallCommand): boolean {
  if (command.type === "stop") {
    const started = commands.findLastIndex(({ type, leg }) => type === "play" && leg === command.leg);
    if (started >= 0) {
      commands.splice(started, 1);
      return false;
    }
  }
  commands.push(command);
  return true;
}
