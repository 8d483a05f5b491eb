import { type ControlProps, useForm } from "../form.ts";
import { OfferedText } from "./offered.tsx";

/** The name of something that a call keeps. Names that the flow has already are offered. */
export function VariableControl(props: ControlProps) {
  const { words, variables } = useForm();
  return <OfferedText {...props} offered={variables} whyNot={() => words.variableNeeded} />;
}
