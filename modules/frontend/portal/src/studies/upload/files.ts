/** Files at most in one upload; a larger archive is sent by DICOM, not through a browser. */
export const filesMax = 20_000;

/** A file and the path under which it was found. */
export type Found = { file: File; path: string };

const noise = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

/** Leaves out what operating systems put beside files. */
export function worthSending({ file }: { file: { name: string } }): boolean {
  return !noise.test(file.name);
}

export function picked(files: Iterable<File>): Found[] {
  return Array.from(files, (file) => ({ file, path: file.webkitRelativePath || file.name })).filter(worthSending).slice(0, filesMax);
}

async function filesUnder(entry: FileSystemEntry, found: Found[]): Promise<void> {
  if (found.length >= filesMax) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ file, path: entry.fullPath.replace(/^\//, '') });
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
export async function dropped(data: DataTransfer): Promise<Found[]> {
  // Read before the first pause: afterwards the browser has emptied the list.
  const all = Array.from(data.items, (one) => ({ entry: one.webkitGetAsEntry(), file: one.getAsFile() }));
  const found: Found[] = [];
  for (const { entry, file } of all) {
    if (entry !== null) await filesUnder(entry, found);
    else if (file !== null) found.push({ file, path: file.name });
  }
  return found.filter(worthSending);
}
