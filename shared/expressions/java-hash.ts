// The order of Java's HashSet, which shows in what States.ArrayUnique gives on Step Functions.
import { isObject, type Json } from '../json';
import { sameJson } from './same-json';

/**
 * The list without repeated items, in the order of a Java HashSet: seen on AWS, `[true, false]` gives `[false, true]`
 * and `[[1, 2], [2, 1]]` gives `[[2, 1], [1, 2]]`, while small numbers and single letters keep their natural order.
 */
export function uniqueInJavaOrder(items: Json[]): Json[] {
  const byHash = new Map<number, Json[]>();
  let count = 0;
  for (const item of items) {
    const hash = hashOf(item);
    const same = byHash.get(hash) ?? [];
    if (same.some((earlier) => sameJson(earlier, item))) continue;
    byHash.set(hash, [...same, item]);
    count++;
  }
  // The table starts with 16 buckets and doubles whenever it is more than three quarters full.
  let buckets = 16;
  while (count > buckets * 0.75) buckets *= 2;
  const bucketOf = (hash: number): number => (hash ^ (hash >>> 16)) & (buckets - 1);
  const found = [...byHash].flatMap(([hash, same]) => same.map((item) => ({ item, bucket: bucketOf(hash) })));
  // Sorting is stable: within a bucket the earlier item comes first.
  return found.sort((left, right) => left.bucket - right.bucket).map(({ item }) => item);
}

/** Java's hashCode of the value as Jackson reads it: Integer, Long, Double, String, Boolean, List, Map. */
function hashOf(value: Json): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'number') return hashOfNumber(value);
  if (typeof value === 'string') return hashOfText(value);
  if (Array.isArray(value)) return value.reduce<number>((hash, item) => (Math.imul(31, hash) + hashOf(item)) | 0, 1);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((hash, [key, item]) => (hash + (hashOfText(key) ^ hashOf(item))) | 0, 0);
}

function hashOfText(text: string): number {
  let hash = 0;
  for (let place = 0; place < text.length; place++) hash = (Math.imul(31, hash) + text.charCodeAt(place)) | 0;
  return hash;
}

function hashOfNumber(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return value;
  const bits = new DataView(new ArrayBuffer(8));
  if (Number.isSafeInteger(value)) bits.setBigInt64(0, BigInt(value));
  else bits.setFloat64(0, value);
  return bits.getInt32(0) ^ bits.getInt32(4);
}
