// The findings in the text of an InvalidDefinition error, which Step Functions writes into one sentence.
import type { AwsFinding } from './types';

/**
 * Reads `Invalid State Machine Definition: 'CODE: text at /States/A/Next, CODE: text at /States/B'`. A message of another
 * form is one finding about the whole, so that nothing is lost where AWS changes its words.
 */
export function findingsIn(message: string): AwsFinding[] {
  const list = /^Invalid State Machine Definition: '(.*)'/s.exec(message)?.[1] ?? message;
  return list.split(/, (?=[A-Z]+(?:_[A-Z]+)+: )/).map((text): AwsFinding => {
    const [, code = 'INVALID_DEFINITION', said = text] = /^([A-Z]+(?:_[A-Z]+)+): (.*)$/s.exec(text) ?? [];
    const [, words = said, location] = /^(.*) at (\/.*|\[Source: .*\])$/s.exec(said) ?? [];
    return { severity: 'ERROR', code, message: words.trim(), ...(location !== undefined && { location }) };
  });
}
