// The node types there are. A new one adds a line here and a folder beside; the palette sorts them by group.

export { answer } from "./answer/answer.ts";
export { checkPin } from "./check-pin/check-pin.ts";
export { collectDigits } from "./collect-digits/collect-digits.ts";
export { comeBack } from "./come-back/come-back.ts";
export { dialByName } from "./dial-by-name/dial-by-name.ts";
export { dialExtension } from "./dial-extension/dial-extension.ts";
export { goTo } from "./go-to/go-to.ts";
export { hangUp } from "./hang-up/hang-up.ts";
export { hours } from "./hours/hours.ts";
export { incoming } from "./incoming/incoming.ts";
export { languageChoice } from "./language-choice/language-choice.ts";
export { leaveMessage } from "./leave-message/leave-message.ts";
export { menu } from "./menu/menu.ts";
export { prompt } from "./prompt/prompt.ts";
export { rating } from "./rating/rating.ts";
export { redirect } from "./redirect/redirect.ts";
export { reject } from "./reject/reject.ts";
export { sayValue } from "./say-value/say-value.ts";
export { subFlow } from "./sub-flow/sub-flow.ts";
export { timeOfDay } from "./time-of-day/time-of-day.ts";
export { transfer } from "./transfer/transfer.ts";
export { yesNo } from "./yes-no/yes-no.ts";
