// A button that asks for one file.

import type { ReactNode } from "react";
import { FileTrigger } from "react-aria-components";
import { Button } from "./Button";

interface FileButtonProps {
  mediaTypes: string[];
  onChoose: (file: File) => void;
  children: ReactNode;
}

export function FileButton({ mediaTypes, onChoose, children }: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={mediaTypes}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) onChoose(file);
      }}
    >
      <Button>{children}</Button>
    </FileTrigger>
  );
}
