// A name that nothing has yet, for what a snippet or refactoring puts in.

/** The name, or the first of `name2`, `name3` … that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string | undefined>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}${count}`;
  return free;
}
