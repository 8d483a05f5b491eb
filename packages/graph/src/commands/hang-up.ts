import type { Translation } from "./translation.ts";

export const hangUp: Translation<"hangUp"> = () => ({});
