import { runProgram } from "../program.ts";
import { defineCommand } from "./command.ts";

export const simulator = defineCommand({
  name: "simulator",
  summary: "Starts only the simulator of Microsoft Graph, for any bot.",
  usage: "simulator",
  operands: { what: "nothing", fewest: 0, most: 0 },
  options: {},
  more: `It says where it listens and runs until Ctrl-C. Its settings are environment variables that begin with SIMULATOR_;
apps/simulator/README.md lists them, docs/simulator.md says how a bot is pointed at it. Exits with 2 when a setting is
wrong, with 1 when it cannot start, as on a port that is taken:

  SIMULATOR_HTTP_PORT=8081 SIMULATOR_WEBHOOK=http://localhost:3978/api/calls dialtree simulator`,
  run: (io) => runProgram(io, { name: "The simulator", entry: "apps/simulator/src/main.ts" }),
});
