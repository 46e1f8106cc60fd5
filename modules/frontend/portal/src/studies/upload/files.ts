/** Files at most in one upload; a larger archive is sent by DICOM, not through a browser. */
export const filesMax = 20_000;

const noise = /^(\.|Thumbs\.db$|desktop\.ini$|DICOMDIR$)/i;

/** Whether a file could be an image: leaves out what operating systems and discs put beside them. */
export function worthSending(file: { name: string; size: number }): boolean {
  return file.size > 0 && !noise.test(file.name);
}

async function filesUnder(entry: FileSystemEntry, found: File[]): Promise<void> {
  if (found.length >= filesMax) return;
  if (entry.isFile) {
    found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const child of batch) await filesUnder(child, found);
  }
}

/** Everything that was dropped, folders included. */
export async function dropped(data: DataTransfer): Promise<File[]> {
  const entries = Array.from(data.items, (one) => one.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: File[] = [];
  for (const entry of entries) await filesUnder(entry, found);
  return found.filter(worthSending);
}
