export * from "./document.ts";
export * from "./json-schema.ts";
export * from "./migrate.ts";
export * from "./read.ts";
export * from "./write.ts";
