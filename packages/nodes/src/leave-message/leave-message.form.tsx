import { Folded, FormField } from "@dialtree/controls";
import type { ReactNode } from "react";

/** What is heard and where it goes stands open; how it begins and ends is folded away. */
export function LeaveMessageForm(): ReactNode {
  return (
    <>
      <FormField name="prompt" />
      <FormField name="mailbox" />
      <FormField name="review" />
      <FormField name="reviewPrompt" />
      <FormField name="unconfirmed" />
      <Folded
        title="How it begins and ends"
        fields={["endKeys", "untilFirstWord", "untilNextWord", "shortest", "longest", "keyTimeout"]}
      />
    </>
  );
}
