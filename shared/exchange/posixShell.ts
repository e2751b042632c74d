// Words of a POSIX shell (sh, bash, zsh): any text so quoted that the shell gives it back as it is.

/** One word that stands for exactly this text; plain where no character of it means anything to a shell. */
export function quoted(text: string): string {
  // Between single quotes nothing is special, not even a line break or the `!` of an interactive shell.
  return /^[A-Za-z0-9_\-./:,@%+]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** One word of a text and the value of a variable behind it. */
export function quotedWithVariable(text: string, variable: string): string {
  const plain = /^[\w\-:./, ]*$/.test(text);
  return plain ? `"${text}$${variable}"` : `${quoted(text)}"$${variable}"`;
}
