import { Button, type ButtonProps } from "@fluentui/react-components";
import { useLack } from "./lacking.ts";

/** A button for what takes a right. Without it, it says so and does nothing: the server would refuse. */
export function MayButton({ right, ...props }: ButtonProps & { readonly right: string }) {
  const lack = useLack(right);
  if (lack === undefined) return <Button {...props} />;
  const { appearance, ...rest } = props;
  return (
    <Button
      {...rest}
      appearance={appearance === "primary" ? "secondary" : appearance}
      disabledFocusable
      title={lack}
    />
  );
}
