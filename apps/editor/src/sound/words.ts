import { en } from "../messages/en.ts";
import { sayer } from "../messages/message.ts";

/** What what sounds are made and chosen with says by itself; it comes with it. */
export const own = {
  "sound.file": "Choose a file",
  "sound.record": "Record",
  "sound.record.stop": "Stop recording",
  "sound.listening": "The microphone listens.",
  "sound.play": "Play",
  "sound.stop": "Stop",
  "sound.ready": "Ready: {seconds} s, as callers will hear it.",
  "sound.trim": "Take away the silence at both ends",
  "sound.level": "Make it as loud as other prompts",
} as const;

/** Its own sentences, and those of the whole editor. */
export const message = sayer({ ...en, ...own });
