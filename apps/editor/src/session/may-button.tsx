import { Button } from "@fluentui/react-components";
import { WorkButton, type WorkButtonProps } from "../live/work-button.tsx";
import { useLack } from "./lacking.ts";

/** A button for what takes a right. Without it, it says so and does nothing: the server would refuse. */
export function MayButton({ right, ...props }: WorkButtonProps & { readonly right: string }) {
  const lack = useLack(right);
  if (lack === undefined) return <WorkButton {...props} />;
  const { appearance, onWork: _, busy: __, doing: ___, ...rest } = props;
  return (
    <Button
      {...rest}
      appearance={appearance === "primary" ? "secondary" : appearance}
      disabledFocusable
      title={lack}
    />
  );
}
