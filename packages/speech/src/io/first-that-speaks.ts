import type { SpeechFault, SpeechProvider } from "./provider.ts";

/**
 * Several providers as one. A text goes to the first that has the voice it names, or that speaks its language when it
 * names none; in which order is for whoever sets them up to say.
 */
export function firstThatSpeaks(providers: readonly [SpeechProvider, ...SpeechProvider[]]): SpeechProvider {
  function choose(language: string, voice: string | undefined): SpeechProvider | SpeechFault {
    const faults: SpeechFault[] = [];
    for (const provider of providers) {
      const chosen = provider.voiceFor(language, voice);
      if (!("fault" in chosen)) return provider;
      faults.push(chosen);
    }
    // Who speaks the language and lacks the voice knows more of what to do than who does not speak it.
    return (faults.find(({ code }) => code !== "language_not_spoken") ?? faults.at(-1)) as SpeechFault;
  }

  return {
    voices: providers.flatMap(({ voices }) => voices),
    listVoices: async (signal) => {
      const lists = await Promise.all(providers.map((provider) => provider.listVoices(signal)));
      const fault = lists.find((list) => list.fault)?.fault;
      return { voices: lists.flatMap(({ voices }) => voices), ...(fault ? { fault } : {}) };
    },
    voiceFor: (language, voice) => {
      const chosen = choose(language, voice);
      return "fault" in chosen ? chosen : chosen.voiceFor(language, voice);
    },
    speak: async (request, signal) => {
      const chosen = choose(request.language, request.voice);
      return "fault" in chosen ? chosen : chosen.speak(request, signal);
    },
    close: async () => {
      await Promise.all(providers.map((provider) => provider.close()));
    },
  };
}
