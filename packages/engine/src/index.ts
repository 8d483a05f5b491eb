export * from "./1-check/index.ts";
export { fallbackNode } from "./2-lower/index.ts";
export * from "./compile.ts";
export { languageOfPiece } from "./language-of-piece.ts";
export { prepare } from "./prepare.ts";
export * from "./session/index.ts";
