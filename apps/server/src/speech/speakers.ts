import { type Clock, createAppTokens, msalAcquire } from "@dialtree/graph/io";
import {
  type AzureCredential,
  azureSpeech,
  firstThatSpeaks,
  fliteProvider,
  type SpeechProvider,
} from "@dialtree/speech/io";
import type { Dispatcher } from "undici";
import type { Settings } from "../settings.ts";

const speechScope = "https://cognitiveservices.azure.com/.default";

/** Who speaks, as the settings say: Azure AI Speech in the languages that have a voice of it, the built-in voice else. */
export function speechFrom(
  settings: Settings,
  clock: Clock,
  pooled: { readonly dispatcher?: Dispatcher },
): SpeechProvider {
  const { speechUrl: url, speechVoices: voices } = settings;
  const builtIn = fliteProvider();
  if (url === undefined) return builtIn;
  const { credential, close } = credentialFrom(settings, clock, pooled);
  const all = firstThatSpeaks([azureSpeech({ url, credential, voices, ...pooled }), builtIn]);
  return {
    ...all,
    close: async () => {
      close();
      await all.close();
    },
  };
}

function credentialFrom(
  { speechKey: key, speechResource: resource = "", appId, appSecret, entraUrl, tenants }: Settings,
  clock: Clock,
  pooled: { readonly dispatcher?: Dispatcher },
): { readonly credential: AzureCredential; readonly close: () => void } {
  if (key !== undefined) return { credential: { key }, close: () => {} };
  const tokens = createAppTokens(
    msalAcquire({
      clientId: appId,
      credential: { secret: appSecret },
      scope: speechScope,
      authorityHost: entraUrl,
      ...pooled,
    }),
    clock,
  );
  return {
    credential: { resource, token: () => tokens.get(tenants[0] ?? "") },
    close: () => tokens.close(),
  };
}
