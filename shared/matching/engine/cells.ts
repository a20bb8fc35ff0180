// Reading typed arrays, 0 beyond their end. One function for each type: a function that sees arrays of many types is slow.

export function byteAt(values: Uint8Array, index: number): number {
  return values[index] ?? 0;
}

export function shortAt(values: Uint16Array, index: number): number {
  return values[index] ?? 0;
}

export function wordAt(values: Uint32Array, index: number): number {
  return values[index] ?? 0;
}

export function intAt(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

export function doubleAt(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
