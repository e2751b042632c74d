// Offers of `${Name}` placeholders that something gives a value to, and of the hosts of the template's own APIs.
import type { AslDocument } from '../../shared/document/document';
import type { Span } from '../../shared/document/node';
import type { Expression } from '../expression';
import { outerQuote, type Spot } from '../spot';
import { kinds, type Offer, type PartOffer } from './offer';
import type { WorkspaceOffers } from './workspace';

/** A placeholder with the value it has, or where that would come from. */
export type PlaceholderOffer = { name: string; detail: string; documentation: string };

/** How a host of the template's own APIs is written: with Sub in the template's tree, or in a text that Sub fills. */
export type OwnHosts = { apis: readonly { name: string }[]; form: 'tag' | 'function' | 'text' };

/** What the name of a placeholder that is meant for a parameter has in it. */
export const meantFor: Record<string, RegExp> = { ApiEndpoint: /api|endpoint|host/i, Stage: /stage/i, Path: /path/i };

/** Whole values of a parameter that is a text, but for those that by their name are meant for another. */
export function placeholderOffers(
  name: string,
  { text }: AslDocument,
  { span }: Spot,
  { placeholders = [] }: WorkspaceOffers,
): Offer[] {
  const words = meantFor[name];
  // `!Sub` looks for names of the template, not for those that the machine fills.
  if (!words || tagBefore(text, span) !== undefined) return [];
  const forOthers = Object.values(meantFor).filter((others) => others !== words);
  return placeholders
    .filter((offer) => words.test(offer.name) || !forOthers.some((others) => others.test(offer.name)))
    .sort((a, b) => Number(words.test(b.name)) - Number(words.test(a.name)))
    .map((offer) => ({ ...labelled(offer), value: written(offer) }));
}

/** The hosts of the APIs that the template makes, as deployment puts them together. */
export function ownHostOffers({ text }: AslDocument, { span }: Spot, { ownHosts }: WorkspaceOffers): Offer[] {
  return (ownHosts?.apis ?? []).map(({ name }) => {
    const host = `\${${name}}.execute-api.\${AWS::Region}.amazonaws.com`;
    const offer = { label: host, kind: kinds.Value, detail: `host of ${name}` };
    if (ownHosts?.form === 'text' || tagBefore(text, span) !== undefined) return { ...offer, value: host };
    // A tag or an object, which no quotes may stand around.
    return { ...offer, part: ownHosts?.form === 'tag' ? `!Sub "${host}"` : `{ "Fn::Sub": "${host}" }`, span };
  });
}

/**
 * Those that a `${` begins, or in a text that is no expression its `$` alone; none where none is begun.
 *
 *     "Path": "v1/${Ten|}/bills"       "TimeoutSeconds": ${Sec|
 */
export function placeholderParts(
  { text }: AslDocument,
  offset: number,
  spot: Spot,
  expression: Expression | undefined,
  workspace: WorkspaceOffers,
): PartOffer[] {
  const names = namesAt(text, spot, workspace);
  if (spot.on === 'key' || names.length === 0) return [];
  const typed = begun.exec(text.slice(Math.max(spot.span.start, offset - 200), offset))?.[0];
  const isBare = outerQuote(text, spot) === '';
  // YAML cannot have the brace of a bare one between brackets.
  if (typed === undefined || (typed === '$' && (expression || isBare)) || (isBare && spot.form === 'flow')) return [];
  const rest = /^[\w.:-]*\}?/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const span = { start: offset - typed.length, end: offset + rest.length };
  return names.map((offer) => ({ ...labelled(offer), part: written(offer), span }));
}

/** What fills the placeholders of a text: `Sub` those that it is given, with names of its own; the machine all others. */
function namesAt(text: string, spot: Spot, workspace: WorkspaceOffers): readonly PlaceholderOffer[] {
  const { placeholders = [], subNames = [], ownHosts } = workspace;
  if (ownHosts?.form === 'text') return [...placeholders, ...subNames];
  const isSub = spot.key === 'Fn::Sub' || tagBefore(text, spot.span) === '!Sub';
  return isSub ? subNames : placeholders;
}

const begun = /\$(?:\{[\w.:-]*)?$/;

function labelled(offer: PlaceholderOffer): Omit<PartOffer, 'part' | 'span'> {
  const { detail, documentation } = offer;
  return { label: written(offer), kind: kinds.Variable, detail, documentation };
}

function written({ name }: PlaceholderOffer): string {
  return `\${${name}}`;
}

/** YAML's tag in front of a value, `!Sub` or another. */
export function tagBefore(text: string, { start }: Span): string | undefined {
  return /(![\w:]+)[ \t]+$/.exec(text.slice(Math.max(0, start - 50), start))?.[1];
}
