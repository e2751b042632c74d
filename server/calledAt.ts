// The API, stage or route that the parameter at a position means: for hover, and for the way to where it is written.
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover, Location, MarkupContent, Position } from 'vscode-languageserver-types';
import type { Api, Route } from '../shared/document/apis/api';
import { isText } from '../shared/document/apis/pattern';
import type { AslDocument } from '../shared/document/document';
import { machineOf } from '../shared/document/embedded';
import { fileName } from '../shared/document/given';
import type { Span } from '../shared/document/node';
import type { Task } from '../shared/document/tasks';
import type { Machine } from '../shared/document/template';
import { insideOf } from './embedded';
import { toRange } from './lsp';
import { placeAt } from './place';
import { requestOf } from './request';
import { reached } from './routes';
import type { Surroundings } from './surroundings';

/** A parameter of a Task, and the machine that the Task belongs to in a template. */
type ParameterAt = { task: Task; name: string; machine: Machine | undefined };

/** What is called: a line of markdown for each thing, and where that is written. */
export type CalledAt = { lines: string[]; locations: Location[] };

/** The parameter whose value a position is in. */
export function parameterAt(text: TextDocument, document: AslDocument, position: Position): ParameterAt | undefined {
  const inside = insideOf({ text, document, position });
  const asked = inside ?? { text, document, position };
  const place = placeAt(asked.document, asked.text.offsetAt(asked.position));
  if (place?.what !== 'parameter-value') return undefined;
  const { task, name } = place;
  return { task, name, machine: inside?.embedded.machine ?? machineOf(document, task) };
}

/** What a parameter calls; undefined where it names no API, or nothing in the workspace tells. */
export function calledAt({ task, name, machine }: ParameterAt, surroundings: Surroundings): CalledAt | undefined {
  if (!['ApiEndpoint', 'Stage', 'Path', 'Method'].includes(name)) return undefined;
  const { apis } = surroundings.called(task, machine);
  const written = placer(surroundings);
  if (name === 'ApiEndpoint') return calls(apis, written, (api, link) => `Calls ${apiText(api)}, ${link}.`);
  const request = requestOf(task, surroundings.values(machine));
  if (name === 'Stage') {
    const stages = apis.flatMap((api) => api.stages.map((stage) => ({ ...stage, api })));
    const named = stages.filter(({ name: stage }) => isText(request.stage) && stage === request.stage.text);
    return calls(named, written, ({ name: stage, api }, link) => `Stage \`${stage}\` of ${apiText(api)}, ${link}.`);
  }
  const { meant } = reached({ apis }, request);
  return calls(meant.slice(0, most), written, (route, link) => routeText(route, link));
}

/** So many routes may be meant by a path that is open in part. */
const most = 5;

function calls<T extends { uri: string; span: Span }>(
  found: readonly T[],
  written: (what: { uri: string; span: Span }) => Location | undefined,
  line: (one: T, link: string) => string,
): CalledAt | undefined {
  const placed = found.flatMap((one) => {
    const location = written(one);
    return location ? [{ one, location }] : [];
  });
  if (placed.length === 0) return undefined;
  return {
    lines: placed.map(({ one, location }) => line(one, linkTo(location))),
    locations: placed.map(({ location }) => location),
  };
}

function placer({ apis }: Surroundings): (what: { uri: string; span: Span }) => Location | undefined {
  return ({ uri, span }) => {
    const file = apis.file(uri);
    return file && { uri, range: toRange(TextDocument.create(uri, '', 0, file.text), span) };
  };
}

function apiText({ name, kind }: Pick<Api, 'name' | 'kind'>): string {
  return `the ${kind === undefined ? '' : `${kind} `}API **${markdown(name)}**`;
}

function routeText({ method, path, operationId, summary }: Route, link: string): string {
  const words = [operationId && `\`${operationId}\``, summary && markdown(summary)].filter(Boolean).join(': ');
  return `Route \`${method} ${path}\`, ${link}.${words ? ` ${words}` : ''}`;
}

/** The words of a file are no markup. */
function markdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

function linkTo({ uri, range: { start } }: Location): string {
  const name = fileName(uri);
  return `in [${markdown(name)}](${uri}#L${start.line + 1})`;
}

/** A hover with what is called below it. */
export function withCalled(hover: Hover | undefined, called: CalledAt | undefined): Hover | undefined {
  if (!hover || !called) return hover;
  const { kind, value } = hover.contents as MarkupContent;
  return { ...hover, contents: { kind, value: [value, '---', ...called.lines].join('\n\n') } };
}
