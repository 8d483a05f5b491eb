export * from "./destinations.ts";
export * from "./document.ts";
export * from "./json-schema.ts";
export * from "./migrate.ts";
export * from "./prompts.ts";
export * from "./read.ts";
export * from "./resources.ts";
export { valueAs } from "./value-as.ts";
export * from "./write.ts";
