// Calls are tried beside the page: a flow of a thousand steps takes a tenth of a second to compile, and the canvas must not
// stand still for that.

import "../jitless.ts";
import { nodeTypes } from "../words/node-types.ts";
import { conductorWith } from "./conducting.ts";
import type { Reply, Request } from "./orders.ts";

const conduct = conductorWith(nodeTypes);

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  postMessage(replyTo(data));
});

function replyTo(request: Request): Reply {
  try {
    return conduct(request);
  } catch (error) {
    return { id: request.id, fault: error instanceof Error ? error.message : String(error) };
  }
}
