export type { After } from "./after.ts";
export { type AzureCredential, type AzureSpeechOptions, azureSpeech, azureSpeechUrl } from "./azure/azure.ts";
export { firstThatSpeaks } from "./first-that-speaks.ts";
export { type FliteOptions, fliteProvider } from "./flite/flite.ts";
export * from "./library/library.ts";
export type { Shelf } from "./library/shelf.ts";
export * from "./provider.ts";
export { recordedFragment } from "./recorded-fragment.ts";
