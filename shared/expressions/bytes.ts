// Base64 and hashes of text, as UTF-8.
import { createHash } from 'node:crypto';
import type { hashAlgorithms } from '../knowledge/intrinsics';

export type HashAlgorithm = (typeof hashAlgorithms)[number];

/** The hash of a text's UTF-8 bytes, as lower-case hex. */
export function hashText(text: string, algorithm: HashAlgorithm): string {
  return createHash(algorithm.replace('-', '')).update(text, 'utf8').digest('hex');
}

export function encodeBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Undefined for a text that is not Base64. Bytes that are not UTF-8 become replacement characters. */
export function decodeBase64(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
