export * from "./book.ts";
export * from "./naming.ts";
export * from "./outdated.ts";
export * from "./resolve.ts";
