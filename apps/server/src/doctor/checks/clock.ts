import { failed, fine, warning } from "../finding.ts";
import type { Check } from "../probes.ts";

const title = "Clock of this machine";
// Tokens and signatures are taken five minutes early or late.
const noticeableMs = 30_000;
const harmfulMs = 240_000;
const remedy = {
  says: "Have the machine's time set by the network.",
  command: "sudo timedatectl set-ntp true",
};

export const clock: Check = {
  id: "clock",
  title: "Clock",
  async look({ settings: { entraUrl, tenants }, get, now }, signal) {
    const began = now();
    const url = `${entraUrl}/${tenants[0] ?? "common"}/v2.0/.well-known/openid-configuration`;
    const answer = await get(url, signal);
    if (answer.failure !== undefined)
      return [warning(title, `Entra ID could not be asked for the time: ${answer.failure}.`)];
    const theirs = Date.parse(answer.headers.date ?? "");
    if (Number.isNaN(theirs)) return [warning(title, "Entra ID does not say what time it is.")];
    // Theirs is cut to whole seconds, and was said somewhere between asking and hearing.
    const ours = (began + now()) / 2;
    const aheadMs = ours - (theirs + 500);
    const seconds = Math.round(Math.abs(aheadMs) / 1000);
    const seen = `It is ${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} Microsoft's.`;
    if (Math.abs(aheadMs) <= noticeableMs) return [fine(title, seen)];
    return [Math.abs(aheadMs) <= harmfulMs ? warning(title, seen, remedy) : failed(title, seen, remedy)];
  },
};
