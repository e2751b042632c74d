// The 18 intrinsic functions of JSONPath states: names, parameters, limits and docs. Evaluation and editor both read this table.

export type IntrinsicType = 'any' | 'array' | 'boolean' | 'integer' | 'json' | 'object' | 'string';

export type IntrinsicParameter = {
  name: string;
  type: IntrinsicType;
  summary: string;
  optional?: true;
  /** Stands for any number of arguments, also none; always the last parameter. */
  repeated?: true;
};

export type IntrinsicSpec = {
  /** The full name, such as `States.Format`. */
  name: string;
  parameters: readonly IntrinsicParameter[];
  returns: IntrinsicType;
  summary: string;
  /** What Step Functions refuses, in one sentence. */
  limits?: string;
  example: string;
  docs: string;
};

/** How deep calls may stand inside each other within one field. */
export const maxIntrinsicNesting = 10;
/** Characters that Base64Encode, Base64Decode and Hash take at most. */
export const maxIntrinsicText = 10_000;
/** Bytes of JSON that ArrayPartition, ArrayContains, ArrayGetItem, ArrayLength and ArrayUnique take at most. */
export const maxIntrinsicArrayBytes = 262_144;

export const hashAlgorithms = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] as const;

const page = 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html';

const array: IntrinsicParameter = { name: 'array', type: 'array', summary: 'A list, usually a path.' };
const arrayLimit = 'The list is at most 256 KiB of JSON.';
const textLimit = 'The text has at most 10,000 characters.';

export const intrinsics: readonly IntrinsicSpec[] = [
  {
    name: 'States.Format',
    parameters: [
      { name: 'template', type: 'string', summary: 'Text with one `{}` for each further argument.' },
      { name: 'argument', type: 'any', summary: 'The value for the next `{}`.', repeated: true },
    ],
    returns: 'string',
    summary: 'Puts values into a text, one for each `{}`.',
    limits: 'There are as many `{}` as further arguments.',
    example: "States.Format('/bills/{}', $.billId)",
    docs: page,
  },
  {
    name: 'States.StringToJson',
    parameters: [{ name: 'text', type: 'string', summary: 'JSON as text; an empty text gives null.' }],
    returns: 'json',
    summary: 'Reads JSON from a text.',
    example: 'States.StringToJson($.ResponseBody)',
    docs: page,
  },
  {
    name: 'States.JsonToString',
    parameters: [{ name: 'value', type: 'json', summary: 'Any JSON value, usually a path.' }],
    returns: 'string',
    summary: 'Writes a value as compact JSON text.',
    example: 'States.JsonToString($.order)',
    docs: page,
  },
  {
    name: 'States.Array',
    parameters: [{ name: 'item', type: 'any', summary: 'An item of the list.', repeated: true }],
    returns: 'array',
    summary: 'Makes a list of its arguments; header and query values are such lists.',
    example: 'States.Array($$.Task.Token)',
    docs: page,
  },
  {
    name: 'States.ArrayPartition',
    parameters: [array, { name: 'size', type: 'integer', summary: 'Items in each part, at least 1.' }],
    returns: 'array',
    summary: 'Cuts a list into lists of the given size.',
    limits: arrayLimit,
    example: 'States.ArrayPartition($.items, 4)',
    docs: page,
  },
  {
    name: 'States.ArrayContains',
    parameters: [array, { name: 'value', type: 'any', summary: 'The value looked for; compared by content.' }],
    returns: 'boolean',
    summary: 'Tells whether a list holds a value.',
    limits: arrayLimit,
    example: "States.ArrayContains($.roles, 'admin')",
    docs: page,
  },
  {
    name: 'States.ArrayRange',
    parameters: [
      { name: 'first', type: 'integer', summary: 'The first item.' },
      { name: 'last', type: 'integer', summary: 'The last item, itself included when a step meets it.' },
      { name: 'step', type: 'integer', summary: 'The distance between items, not 0.' },
    ],
    returns: 'array',
    summary: 'Makes a list of numbers at equal distances.',
    limits: 'The list has at most 1,000 items.',
    example: 'States.ArrayRange(0, 10, 3)',
    docs: page,
  },
  {
    name: 'States.ArrayGetItem',
    parameters: [array, { name: 'index', type: 'integer', summary: 'The place of the item, from 0.' }],
    returns: 'any',
    summary: 'Takes one item of a list.',
    limits: arrayLimit,
    example: 'States.ArrayGetItem($.items, 0)',
    docs: page,
  },
  {
    name: 'States.ArrayLength',
    parameters: [array],
    returns: 'integer',
    summary: 'Counts the items of a list.',
    limits: arrayLimit,
    example: 'States.ArrayLength($.items)',
    docs: page,
  },
  {
    name: 'States.ArrayUnique',
    parameters: [array],
    returns: 'array',
    summary: 'Leaves out the repeated items of a list; the order is not kept.',
    limits: arrayLimit,
    example: 'States.ArrayUnique($.tags)',
    docs: page,
  },
  {
    name: 'States.Base64Encode',
    parameters: [{ name: 'text', type: 'string', summary: 'The text to encode, as UTF-8.' }],
    returns: 'string',
    summary: 'Encodes a text as Base64.',
    limits: textLimit,
    example: "States.Base64Encode(States.Format('{}:{}', $.user, $.key))",
    docs: page,
  },
  {
    name: 'States.Base64Decode',
    parameters: [{ name: 'text', type: 'string', summary: 'Base64 of UTF-8 text.' }],
    returns: 'string',
    summary: 'Decodes Base64 to a text.',
    limits: textLimit,
    example: 'States.Base64Decode($.encoded)',
    docs: page,
  },
  {
    name: 'States.Hash',
    parameters: [
      {
        name: 'data',
        type: 'any',
        summary: 'The value to hash; a text is hashed as it is, anything else as its JSON.',
      },
      { name: 'algorithm', type: 'string', summary: "'MD5', 'SHA-1', 'SHA-256', 'SHA-384' or 'SHA-512'." },
    ],
    returns: 'string',
    summary: 'Hashes a value, as lower-case hex.',
    limits: textLimit,
    example: "States.Hash($.body, 'SHA-256')",
    docs: page,
  },
  {
    name: 'States.JsonMerge',
    parameters: [
      { name: 'first', type: 'object', summary: 'An object.' },
      { name: 'second', type: 'object', summary: 'An object whose keys win over those of the first.' },
      { name: 'deep', type: 'boolean', summary: 'false; Step Functions merges the top level only.' },
    ],
    returns: 'object',
    summary: 'Merges two objects, the second over the first.',
    limits: 'The third argument is false.',
    example: 'States.JsonMerge($.defaults, $.order, false)',
    docs: page,
  },
  {
    name: 'States.MathRandom',
    parameters: [
      { name: 'start', type: 'integer', summary: 'The least number.' },
      { name: 'end', type: 'integer', summary: 'The number to stay below.' },
      { name: 'seed', type: 'integer', summary: 'The same seed gives the same number.', optional: true },
    ],
    returns: 'integer',
    summary: 'Draws a random whole number.',
    limits: 'The numbers are 32-bit integers, the first below the second.',
    example: 'States.MathRandom(1, 999)',
    docs: page,
  },
  {
    name: 'States.MathAdd',
    parameters: [
      { name: 'first', type: 'integer', summary: 'A number, rounded to a whole one.' },
      { name: 'second', type: 'integer', summary: 'A number, rounded to a whole one.' },
    ],
    returns: 'integer',
    summary: 'Adds two whole numbers; a negative second one subtracts.',
    limits: 'The numbers are 32-bit integers.',
    example: 'States.MathAdd($.attempt, 1)',
    docs: page,
  },
  {
    name: 'States.StringSplit',
    parameters: [
      { name: 'text', type: 'string', summary: 'The text to split.' },
      {
        name: 'delimiters',
        type: 'string',
        summary: 'Every character of this text ends a piece; empty pieces are dropped.',
      },
    ],
    returns: 'array',
    summary: 'Splits a text into a list of texts.',
    example: "States.StringSplit($.csv, ',')",
    docs: page,
  },
  {
    name: 'States.UUID',
    parameters: [],
    returns: 'string',
    summary: 'Makes a random version 4 UUID.',
    example: 'States.UUID()',
    docs: page,
  },
];

const byName = new Map(intrinsics.map((spec) => [spec.name, spec]));

/** The intrinsic function of that full name, such as `States.Format`. */
export function findIntrinsic(name: string): IntrinsicSpec | undefined {
  return byName.get(name);
}
