/** A document's name: where it lies on somebody's machine is nobody else's business. */
export function nameOfUri(uri: string): string {
  const last =
    uri
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? uri;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
