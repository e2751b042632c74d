// Behind the name of a parameter that was accepted, the values that are known for it are offered at once.
import type * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

const suggest: vscode.Command = { title: '', command: 'editor.action.triggerSuggest' };

/** The server tells where there are values; how to have them shown is for the editor. */
export const valueSuggestions: Pick<Middleware, 'provideCompletionItem'> = {
  provideCompletionItem: async (document, position, context, token, next) => {
    const offered = await next(document, position, context, token);
    for (const item of Array.isArray(offered) ? offered : (offered?.items ?? []))
      if (asksForValue(item)) item.command = suggest;
    return offered;
  },
};

function asksForValue(item: vscode.CompletionItem & { data?: unknown }): boolean {
  const { data } = item;
  return typeof data === 'object' && data !== null && 'asksForValue' in data;
}
