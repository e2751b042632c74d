// Offers of routes inside the expression of a Path: `States.Format('/bills/{}', $.id)`, `'/bills/' & $states.input.id`.
import type { Route } from '../../shared/document/apis/api';
import type { Task } from '../../shared/document/tasks';
import type { Expression } from '../expression';
import { outerQuote, type Spot } from '../spot';
import { escapeSnippet, kinds, type PartOffer } from './offer';
import { routesByPath, type WorkspaceOffers } from './workspace';

type Asked = { text: string; offset: number; spot: Spot; task: Task; workspace: WorkspaceOffers };

/** The routes at a text of the expression that begins a path, and as whole expressions where none has begun. */
export function routeExpressionOffers(asked: Asked, expression: Expression): PartOffer[] {
  const { task, workspace } = asked;
  const place = placeOf(asked, expression);
  if (!place) return [];
  const isRooted = place.typed.startsWith('/') || place.isWhole;
  return routesByPath(task, workspace, isRooted).flatMap(({ path, detail, documentation, routes }): PartOffer[] => {
    const pieces = path.split(/\{([^{}]*)\}/);
    // A path without parameters needs no expression around it.
    if (place.isWhole && pieces.length === 1) return [];
    const part = place.isJsonata ? jsonataText(pieces, place) : formatText(pieces, place);
    return [
      {
        label: place.isWhole ? plain(part) : path,
        kind: kinds.Value,
        detail: place.isWhole ? routes.map(nameOf).join(', ') : detail,
        ...(documentation !== undefined && { documentation }),
        part,
        isSnippet: true,
        span: place.span,
        ...(place.isWhole && expression.quotes && { quotes: true as const }),
      },
    ];
  });
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** The expression with the defaults of its tab stops, as people see it in the list. */
function plain(part: string): string {
  return part.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
}

/**
 * What the offers replace, and what must stand behind them.
 *
 *     States.Format('/bi|')        the text up to its end, then the arguments and `)`
 *     '/bi|' & $states.input.id    the text alone
 */
type Place = {
  isJsonata: boolean;
  /** No text has begun yet. */
  isWhole: boolean;
  typed: string;
  span: { start: number; end: number };
  /** As a part is written: what single quotes of YAML ask for is added where it is fitted in. */
  quote: string;
  /** Values follow already: only the text is given. */
  hasValues: boolean;
  /** What ends the expression, where nothing does yet. */
  end: string;
};

const opening = { payload: /^\s*States\.Format\(\s*'([^'\\]*)$/, jsonata: /^\s*["']([^"'\\]*)$/ };

function placeOf({ text, offset, spot }: Asked, { form, before, word, typed: name }: Expression): Place | undefined {
  if (form !== 'payload' && form !== 'jsonata') return undefined;
  const isJsonata = form === 'jsonata';
  const outer = outerQuote(text, spot);
  const place = { isJsonata, isWhole: false, quote: "'", hasValues: false, end: '' };
  if (before.trim() === name && (name === '$' || 'States.Format'.startsWith(name))) {
    const isEmpty = text.slice(word.end, spot.span.end).replace(/\s*(%\})?["']?$/, '') === '';
    return isEmpty ? { ...place, isWhole: true, typed: '', span: word } : undefined;
  }
  const typed = opening[form].exec(before)?.[1];
  if (typed === undefined) return undefined;
  const start = offset - typed.length;
  if (text.slice(start, offset) !== typed) return undefined;
  const written = /(\\"|''|["'])$/.exec(text.slice(spot.span.start + outer.length, start))?.[0] ?? "'";
  const quote = written === "''" ? "'" : written;
  const isOuterClosed = outer !== '' && text.slice(offset, spot.span.end).endsWith(outer);
  const behind = text.slice(offset, spot.span.end - (isOuterClosed ? 1 : 0));
  const rest = /^[\w/{}.~:@-]*/.exec(behind)?.[0].length ?? 0;
  const isClosed = behind.startsWith(written, rest);
  const after = isClosed ? behind.slice(rest + written.length) : behind.slice(rest);
  const hasValues = isClosed && /^\s*[,&]/.test(after);
  if (hasValues) return { ...place, typed, span: spanTo(0), quote, hasValues };
  if (isJsonata) return { ...place, typed, span: spanTo(written.length), quote, end: endOf(after) };
  const closing = isClosed ? (/^\s*\)/.exec(after)?.[0].length ?? 0) : 0;
  return { ...place, typed, span: spanTo(written.length + closing), quote, end: ')' };

  function spanTo(more: number): Place['span'] {
    return { start, end: offset + rest + (isClosed ? more : 0) };
  }
}

function endOf(after: string): string {
  return after.includes('%}') ? '' : ' %}';
}

function formatText(pieces: readonly string[], { isWhole, quote, hasValues, end }: Place): string {
  const text = pieces.map((piece, index) => (index % 2 === 0 ? escapeSnippet(piece) : '{\\}')).join('');
  if (hasValues) return text;
  const values = parametersOf(pieces).map((name, index) => `, \\$.\${${index + 1}:${name}}`);
  return `${isWhole ? `States.Format(${quote}` : ''}${text}${quote}${values.join('')}${isWhole ? ')' : end}`;
}

function jsonataText(pieces: readonly string[], { isWhole, quote, hasValues, end }: Place): string {
  if (hasValues) return escapeSnippet(pieces[0] ?? '');
  const names = parametersOf(pieces);
  const operands = pieces.flatMap((piece, index) => {
    if (index % 2 === 1) return [`\\$states.input.\${${(index + 1) / 2}:${names[(index - 1) / 2]}}`];
    return piece === '' && index > 0 ? [] : [`${index > 0 || isWhole ? quote : ''}${escapeSnippet(piece)}${quote}`];
  });
  return operands.join(' & ') + escapeSnippet(end);
}

/** The names of a route's parameters, as fields of the input. */
function parametersOf(pieces: readonly string[]): string[] {
  return pieces.filter((_, index) => index % 2 === 1).map((name) => name.replace(/\W/g, '') || 'value');
}
