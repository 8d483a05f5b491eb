import { defineNode, type Program, text } from "@dialtree/flow";
import { exitNamed, exitUnfit, unfitExit } from "./exit-name.ts";

/** The end of a flow that others use as a step: the call goes on in the flow that it came from. */
export const comeBack = defineNode({
  type: "come-back",
  version: 1,
  title: "Come back",
  summary: "Goes back to the flow that used this one as a step.",
  group: "steer",
  fields: {
    exit: text({
      label: "By the exit",
      help: "A name that the other flow knows, such as: account known. Empty: simply back.",
      max: 40,
      optional: true,
    }),
  },
  worksWhile: ["ringing", "answered"],
  outlets: () => [],
  check: ({ exit }) => unfitExit("come_back_exit_unfit", exit, ["exit"]),
  program: ({ exit }): Program => ({
    initial: "returning",
    states: { returning: { returns: exitNamed(exit) } },
  }),
  problems: { come_back_exit_unfit: exitUnfit },
});
