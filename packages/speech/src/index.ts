export { levelled } from "./sound/levelled.ts";
export { monoOf, wavOfSamples } from "./sound/mono.ts";
export { trimmed } from "./sound/trimmed.ts";
export { readWav, type WavFault, type WavInfo, writeWav } from "./wav.ts";
