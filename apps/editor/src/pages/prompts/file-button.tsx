import { Button } from "@fluentui/react-components";
import { type ReactElement, useRef } from "react";

/** Opens the browser's own choice of files. */
export function FileButton(props: {
  readonly icon: ReactElement;
  readonly label: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { icon, label, multiple = false, disabled = false, onFiles } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {/* The button is what people see and reach. */}
      <input
        ref={input}
        type="file"
        hidden
        accept="audio/*"
        multiple={multiple}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file can be chosen again.
          target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button icon={icon} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
