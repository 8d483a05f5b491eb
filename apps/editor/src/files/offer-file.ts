/** Gives people a file to keep, as if they had followed a link to it. */
export function offerFile(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the bytes with the click; what it still reads of them it keeps.
  URL.revokeObjectURL(address);
}

export function textFile(text: string, type: string): Blob {
  return new Blob([text], { type: `${type};charset=utf-8` });
}
