import { text } from "../../input/schema.ts";

export const record = text({
  format: "guid",
  description: "the callChainId of a call that has ended",
});
export const recordNotes = [
  "minutes after the call, at most an hour",
  "1,500 requests in 20 s for an app and tenant",
];
