const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = new Uint8Array(128);
for (let value = 0; value < alphabet.length; value += 1) digits[alphabet.charCodeAt(value)] = value;

/** Length of an id in bytes. */
export const idBytes = 16;

/** Writes a ULID (26 characters of Crockford's base 32, 128 bits) as 16 bytes whose order is that of the text. */
export function writeUlid(id: string, bytes: Uint8Array, offset: number): void {
  let pending = 0;
  let bits = -2;
  let at = offset;
  for (let index = 0; index < id.length; index += 1) {
    pending = (pending << 5) | (digits[id.charCodeAt(index)] ?? 0);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = pending >> bits;
      at += 1;
      pending &= (1 << bits) - 1;
    }
  }
}

/** Reads the ULID that stands in the 16 bytes at `offset`. */
export function readUlid(bytes: Uint8Array, offset: number): string {
  let text = '';
  let pending = 0;
  let bits = 2;
  for (let index = offset; index < offset + idBytes; index += 1) {
    pending = (pending << 8) | (bytes[index] ?? 0);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt(pending >> bits);
      pending &= (1 << bits) - 1;
    }
  }
  return text;
}
