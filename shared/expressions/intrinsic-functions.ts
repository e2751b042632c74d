// What each of the 18 intrinsic functions does with its values, oddities recorded from Step Functions included.
import type { Json } from '../json';
import { hashAlgorithms } from '../knowledge/intrinsics';
import { decodeBase64, encodeBase64, hashText } from './bytes';
import { fillTemplate } from './format';
import { given, InvalidArguments, type Given } from './given';
import { uniqueInJavaOrder } from './java-hash';
import { javaRandom, uuid } from './randomness';

export { InvalidArguments, type Given } from './given';

type Implementation = (args: Given[], random: () => number) => Json;

const maxRangeItems = 1_000;

/** By full name, such as `States.Format`. Each throws InvalidArguments for what Step Functions refuses. */
export const implementations: Record<string, Implementation> = {
  'States.Format': ([template, ...rest]) => fillTemplate(template, rest),

  'States.StringToJson': ([text]) => parseJson(given('StringToJson', text).text()),

  'States.JsonToString': ([value]) => JSON.stringify(value?.value ?? null),

  'States.Array': (items) => items.map((item) => item.value),

  'States.ArrayPartition': ([array, size]) => {
    const items = given('ArrayPartition', array).list();
    const step = given('ArrayPartition', size).truncated();
    if (step < 1) refuse('ArrayPartition', 'the size must be at least 1');
    const parts = Math.ceil(items.length / step);
    return Array.from({ length: parts }, (_, part) => items.slice(part * step, (part + 1) * step));
  },

  // Recorded: values are compared by their texts, so that true is found as 'true' and the order of keys counts.
  'States.ArrayContains': ([array, wanted]) => {
    const text = textOf(wanted?.value ?? null);
    return given('ArrayContains', array)
      .list()
      .some((item) => textOf(item) === text);
  },

  // Recorded: the last number is included when a step meets it.
  'States.ArrayRange': (args) => {
    const [first = 0, last = 0, step = 0] = args.map((argument) => given('ArrayRange', argument).truncated());
    if (step === 0) refuse('ArrayRange', 'the step must not be 0');
    const length = Math.max(0, Math.floor((last - first) / step) + 1);
    if (length > maxRangeItems) refuse('ArrayRange', `the array has at most ${maxRangeItems} items`);
    return Array.from({ length }, (_, place) => first + place * step);
  },

  // Recorded: null for any index of an empty list, a failure for an index that a filled list does not have.
  'States.ArrayGetItem': ([array, index]) => {
    const items = given('ArrayGetItem', array).list();
    const place = given('ArrayGetItem', index).truncated();
    if (place < 0) refuse('ArrayGetItem', 'the index must not be negative');
    if (items.length === 0) return null;
    return items[place] ?? (place in items ? null : refuse('ArrayGetItem', `the array has no item ${place}`));
  },

  'States.ArrayLength': ([array]) => given('ArrayLength', array).list().length,

  'States.ArrayUnique': ([array]) => uniqueInJavaOrder(given('ArrayUnique', array).list()),

  'States.Base64Encode': ([text]) => encodeBase64(given('Base64Encode', text).shortText()),

  'States.Base64Decode': ([text]) => decodeBase64(given('Base64Decode', text).shortText()),

  'States.Hash': ([data, algorithm]) => {
    const name = given('Hash', algorithm).text();
    const known = hashAlgorithms.find((candidate) => candidate === name);
    if (!known) return refuse('Hash', `the algorithm must be one of ${hashAlgorithms.join(', ')}`);
    // Recorded: what is no text is hashed as its JSON.
    return hashText(given('Hash', { value: textOf(data?.value ?? null) }).shortText(), known);
  },

  // Recorded: anything but true counts as false.
  'States.JsonMerge': ([first, second, deep]) => {
    if (deep?.value === true)
      refuse('JsonMerge', 'the third argument must be false, as only a shallow merge is supported');
    return { ...given('JsonMerge', first).object(), ...given('JsonMerge', second).object() };
  },

  'States.MathRandom': ([start, end, seed], random) => {
    const from = given('MathRandom', start).truncated();
    const below = given('MathRandom', end).truncated();
    if (from >= below) refuse('MathRandom', 'the first number must be below the second');
    if (seed) return from + javaRandom(given('MathRandom', seed).truncated()).nextInt(below - from);
    return from + Math.floor(random() * (below - from));
  },

  'States.MathAdd': (args) => {
    const [first = 0, second = 0] = args.map((argument) => given('MathAdd', argument).rounded());
    return given('MathAdd', { value: first + second }).rounded();
  },

  // Recorded: every character of the second text is a delimiter, and empty pieces are dropped.
  'States.StringSplit': ([text, delimiters]) => {
    const ends = given('StringSplit', delimiters).text();
    const pieces = [''];
    for (const character of given('StringSplit', text).text()) {
      if (ends.includes(character)) pieces.push('');
      else pieces.push((pieces.pop() ?? '') + character);
    }
    return pieces.filter((piece) => piece !== '');
  },

  'States.UUID': (_, random) => uuid(random),
};

function refuse(name: string, why: string): never {
  throw new InvalidArguments(`Invalid arguments in States.${name}: ${why}`);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Recorded: an empty or blank text gives null, and `-0` gives 0. */
function parseJson(text: string): Json {
  if (text.trim() === '') return null;
  try {
    const json = JSON.parse(text) as Json;
    return json === 0 ? 0 : json;
  } catch {
    return refuse('StringToJson', 'the text is not valid JSON');
  }
}
