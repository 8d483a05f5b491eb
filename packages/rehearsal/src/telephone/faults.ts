import { faultMaker } from "@dialtree/flow";

/** What is wrong with how a telephone is said to answer. */
export const answerFaults = {
  answer_no_time: '"{time}" is not a time. Write "{such} 3s".',
  answer_no_task_time: '"{time}" is not a time. Write "task works after 8s".',
  answer_command_unknown: '"{command}" is not a command. Commands are {known}.',
  answer_unknown: '"{answer}" is no answer of a task. Answers are {known}.',
  answer_values_wrong: 'Write what is found as name="Main Street" open=true distance=3, each name once.',
  answer_wrong:
    'Write "{command} fails", "{command} fails busy", "{command} is unknown" or "{command} works".',
} as const;

export const answerFault = faultMaker(answerFaults);
