export * from "./command.ts";
export * from "./event.ts";
export * from "./party.ts";
export * from "./reach.ts";
export * from "./task.ts";
