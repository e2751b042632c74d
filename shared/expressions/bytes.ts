// Base64 and hashes of text, as UTF-8.
import { createHash } from 'node:crypto';
import type { hashAlgorithms } from '../knowledge/intrinsics';

export type HashAlgorithm = (typeof hashAlgorithms)[number];

/** The hash of a text's UTF-8 bytes, as lower-case hex. */
export function hashText(text: string, algorithm: HashAlgorithm): string {
  return createHash(algorithm.replace('-', '')).update(text, 'utf8').digest('hex');
}

export function encodeBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * Never fails: seen on AWS, characters outside the alphabet are skipped, padding ends the text, and a rest too short for
 * a byte is dropped. Bytes that are not UTF-8 become replacement characters.
 */
export function decodeBase64(base64: string): string {
  const [start = ''] = base64
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/[^A-Za-z0-9+/=]/g, '')
    .split('=');
  const whole = start.length % 4 === 1 ? start.slice(0, -1) : start;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(atob(whole), (character) => character.charCodeAt(0)),
  );
}
