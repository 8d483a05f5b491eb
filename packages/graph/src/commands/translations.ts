import type { GraphCommandType } from "../operations/behind.ts";
import { answer } from "./answer.ts";
import { dial } from "./dial.ts";
import { hangUp } from "./hang-up.ts";
import { hold, takeBack } from "./hold.ts";
import { invite } from "./invite.ts";
import { keepAlive } from "./keep-alive.ts";
import { listen } from "./listen.ts";
import { mute, unmute } from "./mute.ts";
import { play } from "./play.ts";
import { record } from "./record.ts";
import { redirect } from "./redirect.ts";
import { reject } from "./reject.ts";
import { sendTones } from "./send-tones.ts";
import { stop } from "./stop.ts";
import { transfer } from "./transfer.ts";
import type { Translation } from "./translation.ts";

/** Every command, and how it becomes a request. A new command does not compile until it stands here. */
export const translations: { readonly [T in GraphCommandType]: Translation<T> } = {
  answer,
  reject,
  redirect,
  listen,
  play,
  record,
  sendTones,
  stop,
  transfer,
  dial,
  invite,
  mute,
  unmute,
  hold,
  takeBack,
  keepAlive,
  hangUp,
};
