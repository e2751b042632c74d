// The functions of Step Functions' JSONata, with their parameters, for completion, hover and signature help.
import { pages } from './pages';

export type JsonataFunction = {
  /** With its `$`. */
  name: string;
  /** An optional parameter ends in `?`. */
  parameters: readonly string[];
  summary: string;
  /** Of Step Functions, not of the language. */
  own?: true;
  docs: string;
};

const language = 'https://docs.jsonata.org';

/** `name(parameters): summary`, as the pages list them. */
const own = `
partition(array, size): Cuts a list into lists of the given size.
range(start, end, step): Makes a list of numbers at equal distances; the end is included when a step meets it.
hash(text, algorithm): Hashes a text, as lower-case hex: MD5, SHA-1, SHA-256, SHA-384 or SHA-512.
random(seed?): A number from 0 to below 1; the same seed gives the same number.
uuid(): Makes a random version 4 UUID.
parse(text): Reads JSON from a text.`;

const groups: Record<string, string> = {
  'string-functions': `
string(value, prettify?): Writes a value as text.
length(text): Counts the characters of a text.
substring(text, start, length?): Part of a text, from a place on.
substringBefore(text, characters): The text before the first such characters.
substringAfter(text, characters): The text behind the first such characters.
uppercase(text): The text in upper case.
lowercase(text): The text in lower case.
trim(text): The text without blanks around it, each row of blanks inside as one.
pad(text, width, character?): Fills a text up to a width, in front where the width is negative.
contains(text, pattern): Whether a text has the pattern in it.
split(text, separator, limit?): Cuts a text into a list of texts.
join(array, separator?): Puts a list of texts together.
match(text, pattern, limit?): The places of a text that a regular expression matches.
replace(text, pattern, replacement, limit?): Puts something else in place of a pattern.
base64encode(text): Encodes a text as Base64.
base64decode(text): Decodes Base64 to a text.
encodeUrlComponent(text): Encodes a text for a part of a URL.
encodeUrl(text): Encodes a whole URL.
decodeUrlComponent(text): Decodes a part of a URL.
decodeUrl(text): Decodes a whole URL.`,
  'numeric-functions': `
number(value): Reads a number from a text or a boolean.
abs(number): The number without its sign.
floor(number): The next whole number below.
ceil(number): The next whole number above.
round(number, precision?): Rounds, halves to the even number.
power(base, exponent): A number to the power of another.
sqrt(number): The square root.
formatNumber(number, picture, options?): Writes a number as the picture says.
formatBase(number, radix?): Writes a whole number in another base.
formatInteger(number, picture): Writes a whole number as the picture says.
parseInteger(text, picture): Reads a whole number as the picture says.`,
  'aggregation-functions': `
sum(array): Adds the numbers of a list.
max(array): The greatest number of a list.
min(array): The least number of a list.
average(array): The mean of the numbers of a list.`,
  'boolean-functions': `
boolean(value): The value as true or false.
not(value): The opposite of a value as a boolean.
exists(value): Whether there is a value at all.`,
  'array-functions': `
count(array): Counts the items of a list.
append(array, values): The list with more behind it.
sort(array, function?): The list in order.
reverse(array): The list from its end.
shuffle(array): The list in random order.
distinct(array): The list without repeated items.
zip(array, others?): Puts the items of several lists together, place by place.`,
  'object-functions': `
keys(object): The names of an object.
lookup(object, name): The value that an object has under a name.
spread(object): A list of objects with one name each.
merge(array): Puts a list of objects into one.
sift(object, function): The names of an object that the function lets pass.
each(object, function): What the function gives for each name of an object.
error(message?): Fails the expression with a message.
assert(condition, message?): Fails the expression where the condition is false.
type(value): The type of a value: null, number, string, boolean, array, object or function.
clone(value): A copy of a value.`,
  'date-time-functions': `
now(picture?, timezone?): The time as text; the same all through an expression.
millis(): The time in milliseconds; the same all through an expression.
fromMillis(number, picture?, timezone?): Milliseconds as text.
toMillis(text, picture?): A time in text as milliseconds.`,
  'higher-order-functions': `
map(array, function): What the function gives for each item of a list.
filter(array, function): The items of a list that the function lets pass.
single(array, function?): The one item of a list that the function lets pass.
reduce(array, function, start?): One value from all items of a list.`,
};

/** Every function that an expression can call; there is no $eval. */
export const jsonataFunctions: readonly JsonataFunction[] = [
  ...functionsIn(own, pages.jsonata).map((found): JsonataFunction => ({ ...found, own: true })),
  ...Object.entries(groups).flatMap(([page, list]) => functionsIn(list, `${language}/${page}`)),
];

const byName = new Map(jsonataFunctions.map((found) => [found.name, found]));

/** The function of that name, with its `$`. */
export function findJsonataFunction(name: string): JsonataFunction | undefined {
  return byName.get(name);
}

function functionsIn(list: string, docs: string): JsonataFunction[] {
  return [...list.matchAll(/^(\w+)\((.*?)\): (.*)$/gm)].map(([, name = '', parameters = '', summary = '']) => ({
    name: `$${name}`,
    parameters: parameters === '' ? [] : parameters.split(', '),
    summary,
    docs,
  }));
}

/** The parts of `$states`, and where there are others than input and context. */
export const statesFields: readonly { path: string; summary: string; reads?: 'result' | 'error' }[] = [
  { path: '$states.input', summary: 'The input of the state.' },
  { path: '$states.context', summary: 'The context object.' },
  { path: '$states.result', summary: 'The result of the call.', reads: 'result' },
  { path: '$states.errorOutput', summary: 'The error that was caught.', reads: 'error' },
  { path: '$states.errorOutput.Error', summary: 'The name of the error.', reads: 'error' },
  { path: '$states.errorOutput.Cause', summary: 'What the error says of itself.', reads: 'error' },
];

/** What `$states.result` is in a Task that waits for its token. */
export const callbackResult = 'The output that SendTaskSuccess was called with.';

export type ResultField = { name: string; type: string; summary: string };

/** The fields of the result of an apigateway:invoke Task that does not wait for its token: the response. */
export const resultFields: readonly ResultField[] = [
  { name: 'ResponseBody', type: 'any', summary: 'The response body: parsed where it is JSON, else as text.' },
  { name: 'Headers', type: 'object', summary: 'The response headers: each name with a list of values.' },
  { name: 'StatusCode', type: 'number', summary: 'The HTTP status of the response.' },
  { name: 'StatusText', type: 'string', summary: 'The words that go with the HTTP status.' },
];
