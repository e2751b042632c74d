// The markdown of an explanation where none is shown: in a diagnostic, in a terminal.

/** Without the marks of **bold**; `code` keeps its own. What stands in `code` is left as it is. */
export function withoutBold(markdown: string): string {
  return markdown.replace(/(`[^`]*`)|\*\*/g, (_, code: string | undefined) => code ?? '');
}

/** Without any marks: `code` stands between quotes. */
export function plainText(markdown: string): string {
  return withoutBold(markdown).replace(/`([^`]*)`/g, "'$1'");
}
