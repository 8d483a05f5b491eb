// The node types there are. A new one adds a line here and a folder beside; the palette sorts them by group.

export { answer } from "./answer/answer.ts";
export { goTo } from "./go-to/go-to.ts";
export { hangUp } from "./hang-up/hang-up.ts";
export { incoming } from "./incoming/incoming.ts";
export { menu } from "./menu/menu.ts";
export { prompt } from "./prompt/prompt.ts";
export { redirect } from "./redirect/redirect.ts";
export { reject } from "./reject/reject.ts";
export { sayValue } from "./say-value/say-value.ts";
export { transfer } from "./transfer/transfer.ts";
