export { type FaultName, faults } from "./faults.ts";
export { type ReadSsml, readSsml } from "./ssml.ts";
export { type Came, type StandIn, type StandInOptions, startAzureSpeech } from "./stand-in.ts";
export { voices } from "./voices.ts";
