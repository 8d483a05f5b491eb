import { Button } from "@fluentui/react-components";
import { type ReactElement, useRef } from "react";

/** Opens the browser's own choice of files. */
export function FileButton(props: {
  readonly icon: ReactElement;
  readonly label: string;
  /** What the browser offers first, audio unless told; people can choose anything all the same. */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { icon, label, accept = "audio/*", multiple = false, disabled = false, onFiles } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {/* The button is what people see and reach. */}
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
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
