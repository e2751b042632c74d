// Remembers what a pure function answered, for questions that come again and again.

/** So many answers are kept at most; then it begins anew, so that no document stays in memory. */
const most = 1000;

/** The function with its answers remembered by text: documents repeat their hosts, names and expressions. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as T;
    if (answers.size >= most) answers.clear();
    const found = answer(text);
    answers.set(text, found);
    return found;
  };
}

/** The function with its last answer remembered: the rules ask the same of one Task one after the other. */
export function lastRemembered<Subject extends object, T>(answer: (subject: Subject) => T): (subject: Subject) => T {
  let last: { subject: Subject; found: T } | undefined;
  return (subject) => {
    if (last?.subject !== subject) last = { subject, found: answer(subject) };
    return last.found;
  };
}
