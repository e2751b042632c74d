// A command line as words and operators, in the quoting of the shell it was written for.
import { posixTokens } from './posixWords';
import { cmdTokens, powershellTokens } from './windowsWords';

/** A word as the program gets it, or what stands between commands: `|`, `;`, a line break. */
export type Token = string | { operator: string };

/** One command of a text: the words, and what another command pipes into it where that is plain. */
export type Command = { words: string[]; input?: string; rest: string[] };

/**
 * Reads a text as the shell would that it was copied for: the first line that goes on tells by its last character, and cmd
 * also by the first quote, which browsers write as `^"`.
 */
function tokensOf(text: string): Token[] {
  if (/^[^'"^`]*\^"/.test(text) || /^[^\n]*\^\r?\n/.test(text)) return cmdTokens(text);
  return /^[^\n]*`\r?\n/.test(text) ? powershellTokens(text) : posixTokens(text);
}

/**
 * The first command of a text whose program is `name`, or undefined. `rest` holds what else the text says: other commands
 * and redirections.
 */
export function commandIn(text: string, name: string): Command | undefined {
  const commands: { words: string[]; operator: string }[] = [{ words: [], operator: '' }];
  const redirected: string[] = [];
  const tokens = tokensOf(text);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? '';
    const next = tokens[index + 1];
    if (typeof token === 'string') commands.at(-1)?.words.push(token);
    // A line that begins with an option belongs to the one before, whose backslash got lost.
    else if (token.operator === '\n' && typeof next === 'string' && next.startsWith('-')) continue;
    else if (/^[<>]/.test(token.operator) && typeof next === 'string') {
      redirected.push(`${token.operator}${next}`);
      index++;
    } else commands.push({ words: [], operator: token.operator });
  }
  const at = commands.findIndex(({ words }) => isProgram(withoutPrompt(words)[0], name));
  const found = commands[at];
  if (!found) return undefined;
  const before = commands[at - 1];
  const [program, form, ...given] = before && found.operator === '|' ? before.words : [];
  const isText = program === 'printf' && form === '%s';
  return {
    words: withoutPrompt(found.words).slice(1),
    ...(isText && given[0] !== undefined && { input: given[0] }),
    rest: [
      ...redirected,
      ...commands
        .filter((command, index) => index !== at && command.words.length > 0 && !(isText && command === before))
        .map(({ words }) => words[0] ?? '')
        .filter((word) => !word.startsWith('@')), // A variable of a .http file around the command.
    ],
  };
}

/** A prompt copied along, and variables set for the command. */
function withoutPrompt(words: string[]): string[] {
  const start = words.findIndex((word) => !/^(\$|%|>|PS.*>|\w+=.*)$/.test(word));
  return start === -1 ? [] : words.slice(start);
}

function isProgram(word: string | undefined, name: string): boolean {
  return word !== undefined && new RegExp(`(^|[/\\\\])${name}(\\.exe)?$`, 'i').test(word);
}
