/** A language by its name in the language of the interface: `ja` is 'Japanese' for an English reader. */
export function languageName(code: string, display: string): string {
  try {
    const name = new Intl.DisplayNames([display], { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(display) + name.slice(1);
  } catch {
    return code;
  }
}
