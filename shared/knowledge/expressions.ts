// What can be told from the look of a payload expression, without evaluating it.

/** Intrinsic functions whose result is never a list. */
const scalarIntrinsics = [
  'Format',
  'JsonToString',
  'Base64Encode',
  'Base64Decode',
  'Hash',
  'UUID',
  'MathRandom',
  'MathAdd',
  'ArrayLength',
  'ArrayContains',
];

/** Fields of the context object that are plain text or numbers. */
const scalarContextPaths =
  /^\$\$\.(Task\.Token|Execution\.(Id|Name|RoleArn|StartTime|RedriveCount|RedriveTime)|State\.(EnteredTime|Name|RetryCount)|StateMachine\.(Id|Name)|Map\.Item\.Index)$/;

/** True for an expression that can only give a single text, number or boolean, never a list. */
export function givesOnlyText(expression: string): boolean {
  const text = expression.trim();
  const called = /^States\.(\w+)\(/.exec(text)?.[1];
  return called === undefined ? scalarContextPaths.test(text) : scalarIntrinsics.includes(called);
}

const tokenPath = /\$(\$|states\.context)(\.Task|\.`Task`|\[['"]Task['"]\])(\.Token\b|\.`Token`|\[['"]Token['"]\])/;

/** True for an expression, JSONPath or JSONata, that reads the task token. */
export function readsTaskToken(expression: string): boolean {
  // Most texts do not have the word: a look for it is cheaper than the pattern.
  return expression.includes('Token') && tokenPath.test(expression);
}

/** Paths of JSONPath that take the whole input or context object, or all of the task. */
const wholePaths = ['$', '$$', '$$.Task'];

/** The same anywhere in a JSONata expression: `$merge([$states.input, {…}])`. */
const wholeInJsonata = /\$states(?![.\w])|\$states\.input(?![.[\w])|\$states\.context(\.Task)?(?![.\w])/;

/** True for an expression that takes the whole input or the whole context object, in which a token may stand. */
export function takesWhole(expression: string): boolean {
  const text = expression.trim();
  return text.startsWith('{%') ? wholeInJsonata.test(text) : wholePaths.includes(text);
}
