// What the Tasks of a definition call, for offers in other definitions: hosts, stages and paths.
import { loadReader, parse, syntaxOf } from '../shared/document/document';
import { stringOf, valueOf } from '../shared/document/node';
import type { TemplateText } from '../shared/document/templateText';
import { isJsonataExpression } from '../shared/expressions/jsonata-template';

export type Call = { host?: string; stage?: string; path?: string };

/** The calls of one definition, each once. */
export type Used = { uri: string; calls: readonly Call[] };

/** A definition may have a thousand Tasks, of which the first tell enough. */
const most = 200;

/** Reads what a definition calls; undefined for one that calls nothing. */
export async function usedIn({ uri, text }: TemplateText): Promise<Used | undefined> {
  if (!text.includes('apigateway:invoke')) return undefined;
  const syntax = syntaxOf(undefined, uri);
  await loadReader(syntax);
  const calls = new Map<string, Call>();
  for (const { parameters } of parse(text, syntax).tasks.slice(0, most)) {
    const literal = (name: string): string | undefined => {
      const value = stringOf(valueOf(parameters, name));
      return value === undefined || value === '' || isJsonataExpression(value) ? undefined : value;
    };
    const [host, stage, path] = [literal('ApiEndpoint'), literal('Stage'), literal('Path')];
    const call = {
      ...(host !== undefined && { host }),
      ...(stage !== undefined && { stage }),
      ...(path !== undefined && { path }),
    };
    if (Object.keys(call).length > 0) calls.set(JSON.stringify(call), call);
  }
  return { uri, calls: [...calls.values()] };
}
