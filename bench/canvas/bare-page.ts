import { join } from "node:path";
import { build, preview } from "vite";

/** A page with a bare React Flow, built and served as people would. */
export interface BarePage {
  readonly url: string;
  end(): Promise<void>;
}

/** @param folder Where the built page goes. */
export async function startBarePage(folder: string): Promise<BarePage> {
  const root = join(import.meta.dirname, "bare-page");
  const outDir = join(folder, "bare-page");
  const common = {
    root,
    configFile: false,
    logLevel: "error",
    build: { outDir, emptyOutDir: true },
  } as const;
  await build(common);
  const server = await preview({ ...common, preview: { host: "127.0.0.1", port: 0 } });
  return { url: server.resolvedUrls?.local[0] ?? "", end: () => server.close() };
}
