import { runProgram } from "../program.ts";
import { defineCommand } from "./command.ts";

export const cluster = defineCommand({
  name: "cluster",
  summary: "Starts several servers on one PostgreSQL, to be killed and watched.",
  usage: "cluster [--nodes <number>]",
  operands: { what: "nothing", fewest: 0, most: 0 },
  options: { nodes: { value: "number", help: "How many servers, from 1 to 9; 3 unless told." } },
  more: `It starts PostgreSQL, the servers, a load balancer before them and the simulator, all on this machine, and says how to
kill one and what to watch. What is typed while it runs: kill, start, freeze or thaw <n>, restart, status. Its data is in
.dialtree/cluster (DIALTREE_DATA), its ports begin with that of the load balancer (DIALTREE_PORT, 3000); the servers take
the ports behind it. Exits with 2 when a setting is wrong, with 1 when it cannot start.`,
  run: (io, { values }) =>
    runProgram(io, {
      name: "The cluster",
      entry: "scripts/cluster.ts",
      args: values.nodes === undefined ? [] : ["--nodes", values.nodes],
      listens: true,
    }),
});
