// Files as they come over the wire: base64, to be shown as text or handed to the browser to save.
import type { SavedFile } from "./backend/api.gen";

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export const asText = (base64: string) => new TextDecoder().decode(bytesOf(base64));

/** Lets the browser save a file; the address lives as long as the click. */
export function download(file: Pick<SavedFile, "name" | "data">): void {
  const url = URL.createObjectURL(new Blob([bytesOf(file.data ?? "")], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
