// The severity settings of the rules, as package.json declares them.
import { allRules } from './page';

const severities = ['error', 'warning', 'information', 'hint', 'off'];

/** What stands in `aslInvoke.rules` under `properties`: one entry a rule. */
export function ruleSettings(): Record<string, object> {
  return Object.fromEntries(
    allRules.map(({ id, severity, summary }) => [
      id,
      { type: 'string', enum: severities, default: severity, markdownDescription: summary },
    ]),
  );
}
