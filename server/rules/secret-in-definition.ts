// secret-in-definition: a header's literal value that is meant to be secret.
import { literalOf } from '../../shared/document/known';
import { pages } from '../../shared/knowledge/pages';
import { listEntries } from './list-values';
import { plainExpression } from './plain-expression';
import type { Rule } from './rule';

export const secretInDefinition: Rule = {
  id: 'secret-in-definition',
  severity: 'warning',
  summary: 'A literal is the value of `x-api-key`, or of a header whose name says secret, password or token.',
  why: 'A definition is no place for a secret: whoever may read the state machine or its executions can read it. Take the value from the input or from a placeholder that deployment fills.',
  docs: pages.integration,
  check(task, report) {
    for (const { parent, name, prop, isExpression } of listEntries(task)) {
      if (parent !== 'Headers' || isExpression || !prop.value || !isSecretName(name)) continue;
      const values = prop.value.kind === 'array' ? prop.value.items : [prop.value];
      for (const value of values) {
        const literal = literalOf(value);
        if (typeof literal !== 'string' || !isSecretValue(literal)) continue;
        report({ span: value, message: `The value of '${name}' stands in the definition for all to read.` });
      }
    }
  },
};

/** The words of a name, so that `X-CSRF-Token` and `sessionToken` say token, and `X-Tokenizer` does not. */
function isSecretName(name: string): boolean {
  if (!/key|secret|password|token/i.test(name)) return false;
  if (/^x-api-key$/i.test(name)) return true;
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  const at = words.findLastIndex((word) => /^(secret|password|token)s?$/.test(word));
  // `X-Token-Type` and `Secret-Name` tell of a secret, and are none.
  const about = /^(type|kind|name|url|uri|arn|format|source|header|version|length|expiry|expires|expiration|ttl)$/;
  return at !== -1 && !about.test(words[at + 1] ?? '');
}

/** Not a word that stands where the secret is to be put in, nor an expression that only lacks its `.$`. */
function isSecretValue(literal: string): boolean {
  const standIn =
    /^(true|false|null|none|[x*.-]*|(your|my|the)[-_ ].*|.*(example|change-?me|placeholder|redacted).*)$/i;
  return !standIn.test(literal.trim()) && plainExpression(literal) === undefined;
}
