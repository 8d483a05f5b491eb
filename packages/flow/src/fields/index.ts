export * from "./destination.ts";
export * from "./field.ts";
export * from "./key.ts";
export * from "./list.ts";
export * from "./place.ts";
export * from "./plain.ts";
export * from "./spoken.ts";
export * from "./walk.ts";
