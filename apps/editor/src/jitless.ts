// Schemas are read without compiling code: the page's security policy allows none. Zod looks for this before its first
// use, so this is the first import of the page.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
