// The settings the server follows, read from whatever a client sends.
import { isObject } from '../shared/json';
import type { Severity } from './rules/rule';

export type ServerSettings = {
  codeLens: boolean;
  /** Shows the URL behind a Task's Path. */
  inlayUrl: boolean;
  /** Severity by rule id; a rule that is not named keeps its own. */
  rules: Record<string, Severity | 'off'>;
  /** Values of `${Name}` placeholders. */
  substitutions: Record<string, string>;
};

export const defaultSettings: ServerSettings = { codeLens: true, inlayUrl: false, rules: {}, substitutions: {} };

const severities: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Reads the `aslInvoke` section; anything missing or of the wrong form falls back to its default. */
export function readSettings(section: unknown): ServerSettings {
  if (!isObject(section)) return defaultSettings;
  const { codeLens, inlayHints, rules, substitutions } = section;
  return {
    codeLens:
      isObject(codeLens) && typeof codeLens['enabled'] === 'boolean' ? codeLens['enabled'] : defaultSettings.codeLens,
    inlayUrl: isObject(inlayHints) && inlayHints['url'] === true,
    rules: isObject(rules)
      ? (Object.fromEntries(
          Object.entries(rules).filter(([, severity]) => severities.includes(severity)),
        ) as ServerSettings['rules'])
      : {},
    substitutions: isObject(substitutions)
      ? Object.fromEntries(
          Object.entries(substitutions).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : {},
  };
}
