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

/** All pairs of digits, by their ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => alphabet.charAt(bits >> 5) + alphabet.charAt(bits & 31));

/** Reads the ULID that stands in the 16 bytes at `offset`: one pair of digits from the first byte, then four from every five. */
export function readUlid(bytes: Uint8Array, offset: number): string {
  const byte = (index: number) => bytes[offset + index] ?? 0;
  const pair = (bits: number) => pairs[bits] ?? '';
  let text = pair(byte(0));
  for (let index = 1; index < idBytes; index += 5) {
    const [b, c, d] = [byte(index + 1), byte(index + 2), byte(index + 3)];
    text += pair((byte(index) << 2) | (b >> 6));
    text += pair(((b & 63) << 4) | (c >> 4));
    text += pair(((c & 15) << 6) | (d >> 2));
    text += pair(((d & 3) << 8) | byte(index + 4));
  }
  return text;
}
