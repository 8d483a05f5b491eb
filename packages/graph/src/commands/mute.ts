import type { Translation } from "./translation.ts";

export const mute: Translation<"mute"> = ({ id }) => ({ body: { clientContext: id } });

export const unmute: Translation<"unmute"> = ({ id }) => ({ body: { clientContext: id } });
