// A process to be killed: starts a PostgreSQL, tells where it is as JSON, and does nothing more.

import { startPostgres } from "../src/index.ts";

const { url, pid, folder } = await startPostgres();
process.stdout.write(`${JSON.stringify({ url, pid, folder })}\n`);
setInterval(() => undefined, 60_000);
