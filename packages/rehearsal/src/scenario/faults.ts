import { faultMaker } from "@dialtree/flow";

/** What is wrong with a line of a scenario. */
export const scenarioFaults = {
  scenario_comment_inside: "Comments stand above the call.",
  scenario_second_call: "A scenario is one call; this is a second one.",
  scenario_call_first: 'The call comes first; "{verb}" cannot stand before it.',
  scenario_no_call: 'There is no call. Write a line such as "call from +15550100".',
  scenario_leaves_alone: '"leaves" stands alone.',
  scenario_no_wait: '"{rest}" is not a time. Write "waits 6s".',
  scenario_no_speech: '"{rest}" is no time that somebody speaks. Write "says 4s".',
  scenario_no_keys: '"{rest}" are no keys. Write "{verb} 1 2" or "{verb} 1 2 every 2s".',
  scenario_call_wrong:
    'Write "call from +15550100", or "from user", "outsider", "guest" or "withheld"; then "with others" for a group call, "at 2026-12-25T10:00Z", "in de-DE". A call of ours is "call to +15550100", or "to user", and ends with "with name="Ann" hour=9".',
  scenario_calls_nobody:
    'A flow calls a number or somebody in Teams, not "{from}". Write "call to +15550100".',
  scenario_values_wrong: 'Write values as with name="Ann" hour=9 fasting=true, each name once.',
  scenario_no_time: '"{at}" is not a time. Write 2026-12-25T10:00Z.',
  scenario_set_wrong: 'Write "set main /bargeIn false": node, path in its data, value.',
  scenario_no_json: '"{json}" is not a JSON value; texts need quotes.',
} as const;

export const scenarioFault = faultMaker(scenarioFaults);
