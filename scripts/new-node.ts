// `npm run new:node <type>`: a new node type, ready to play, with what is left for its author marked.

import { createNode } from "./new-node-files.ts";

const [type = "", ...more] = process.argv.slice(2);
const created = createNode([type, ...more].join(" "), "packages/nodes/src");

if ("refused" in created) {
  console.error(`dialtree: ${created.refused}\n${created.remedy}`);
  process.exitCode = 1;
} else {
  console.log(created.join("\n"));
  console.log(`
It plays already. Now make it yours. What is still missing, this says:
  npm test -- every-node
And this writes down what its cases come out as, after you have changed what it does:
  REWRITE_CASES=1 npm test -- every-node`);
}
