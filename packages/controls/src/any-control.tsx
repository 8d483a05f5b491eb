import type { FieldKind } from "@dialtree/flow";
import type { ComponentType } from "react";
import { CalendarControl } from "./controls/calendar.tsx";
import { DestinationControl } from "./controls/destination.tsx";
import { DirectoryControl } from "./controls/directory.tsx";
import { ExpressionControl } from "./controls/expression.tsx";
import { FlagControl } from "./controls/flag.tsx";
import { KeyControl } from "./controls/key.tsx";
import { LanguageControl } from "./controls/language.tsx";
import { ListControl } from "./controls/list.tsx";
import { DurationControl, WholeControl } from "./controls/number.tsx";
import { OneOfControl } from "./controls/one-of.tsx";
import { PlaceControl } from "./controls/place.tsx";
import { ResourceControl } from "./controls/resource.tsx";
import { SpokenControl } from "./controls/spoken.tsx";
import { TextControl } from "./controls/text.tsx";
import { VariableControl } from "./controls/variable.tsx";
import type { ControlProps } from "./form.ts";

/** The control of each kind. A kind without one does not compile. */
const controls: { readonly [Kind in FieldKind]: ComponentType<ControlProps> } = {
  spoken: SpokenControl,
  key: KeyControl,
  place: PlaceControl,
  destination: DestinationControl,
  duration: DurationControl,
  whole: WholeControl,
  text: TextControl,
  flag: FlagControl,
  oneOf: OneOfControl,
  variable: VariableControl,
  language: LanguageControl,
  directory: DirectoryControl,
  expression: ExpressionControl,
  template: ExpressionControl,
  resource: ResourceControl,
  list: ListControl,
  calendar: CalendarControl,
};

/** A field by the control of its kind. */
export function AnyControl(props: ControlProps) {
  const Control = controls[props.field.kind];
  return <Control {...props} />;
}
