import type { Translation } from "./translation.ts";

export const keepAlive: Translation<"keepAlive"> = () => ({});
