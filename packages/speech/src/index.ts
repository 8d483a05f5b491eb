export { readWav, type WavFault, type WavInfo, writeWav } from "./wav.ts";
