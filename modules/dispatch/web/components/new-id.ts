const lengths = [8, 4, 4, 4, 12];

/** A random UUID also where the office serves plain HTTP, where the browser's own function is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  let at = 0;
  return lengths
    .map((length) => {
      at += length;
      return hex.slice(at - length, at);
    })
    .join('-');
}
