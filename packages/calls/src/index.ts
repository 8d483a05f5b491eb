export * from "./clock.ts";
export * from "./runner/news.ts";
export * from "./runner/telephone.ts";
export * from "./store/call-store.ts";
