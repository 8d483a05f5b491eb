export { levelled } from "./sound/levelled.ts";
export { monoOf, wavOfSamples } from "./sound/mono.ts";
export { trimmed } from "./sound/trimmed.ts";
export { silence, withoutSilence } from "./trim.ts";
export { readWav, type WavFault, type WavInfo, writeWav } from "./wav.ts";
