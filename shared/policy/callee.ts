// What a Task calls, in the terms of IAM: region, API id, stages, method and path, as far as its text tells.
import { parameterOf, payloadKey } from '../document/known';
import type { Task } from '../document/tasks';
import { templateText } from '../document/templateFunctions';
import { isJsonataExpression } from '../expressions/jsonata-template';
import { parsePayloadExpression } from '../expressions/payload-expression';
import { partitions } from '../knowledge/hosts';

/**
 * Each part is a literal, or a text with `${Name}` where deployment puts something in. `*` stands for what only a run
 * knows: an IAM policy takes it as anything.
 */
export type Callee = {
  partition: string;
  region: string;
  apiId: string;
  /** `<stage>` and `<path>` pairs: one where the Task names its Stage, else every way to read its Path. */
  routes: { stage: string; path: string }[];
  /** In upper case. */
  method: string;
  /** The Task posts to, reads or closes a WebSocket connection. */
  isConnection: boolean;
};

/** Stands for what only a run knows. */
const anything = '*';

/** What to write where a part has to be filled in by hand. */
export const gaps = { region: '<region>', apiId: '<api-id>', account: '<account-id>' } as const;

/**
 * Reads what a Task calls. `values` gives the texts of placeholders, which may hold placeholders in turn:
 * `{ ApiHost: '${Api}.execute-api.${AWS::Region}.amazonaws.com' }`. What ApiEndpoint does not tell is left as a gap.
 */
export function calleeOf(task: Task, values: Readonly<Record<string, string>> = {}): Callee {
  const text = (name: string): string | undefined => textOf(task, name, values);
  const { apiId, region } = readHost(text('ApiEndpoint') ?? '');
  const path = (text('Path') ?? '')
    .replace(/^\/+/, '')
    .replace(/[?#].*$/, '')
    .replace(/(?<=^|\/)%40connections(?=\/|$)/i, '@connections');
  const stage = text('Stage');
  const routes = stage === undefined || stage === '' ? routesWithoutStage(path) : [{ stage, path }];
  return {
    partition: partitionOf(task, region),
    region,
    apiId,
    routes,
    // A placeholder keeps its name.
    method: (text('Method') ?? anything).replace(/\$\{[^{}]*\}|./g, (part) =>
      part.length > 1 ? part : part.toUpperCase(),
    ),
    isConnection: /(^|\/)@connections(\/|$)/.test(path),
  };
}

/**
 * Without a Stage, the first segment of Path is the stage of a REST or WebSocket API; an HTTP API's may be `$default`,
 * and the whole is its path. The text does not tell which.
 */
function routesWithoutStage(path: string): Callee['routes'] {
  const [first = '', ...rest] = path.split('/');
  const asRest = { stage: first, path: rest.join('/') };
  if (first === anything) return [{ stage: anything, path: anything }];
  if (rest[0] === '@connections') return [asRest];
  if (first === '' || first === '@connections') return [{ stage: '$default', path }];
  return [{ stage: '$default', path }, ...(rest.length > 0 ? [asRest] : [])];
}

/** The text of a parameter, with the placeholders filled that there are values for; `*` for an expression. */
function textOf(task: Task, name: string, values: Readonly<Record<string, string>>): string | undefined {
  const parameter = parameterOf(task, name);
  if (!parameter?.prop.value) return undefined;
  const text = templateText(parameter.prop.value);
  if (text === undefined) return anything;
  if (payloadKey(parameter.prop.key, task.language).isExpression) return shapeOf(text);
  if (task.language === 'JSONata' && isJsonataExpression(text)) return anything;
  // A value may be made of others, but of none that leads back to itself.
  let filled = text;
  for (let depth = 0; depth < 5 && filled.includes('${'); depth++)
    filled = filled.replace(/\$\{([^{}]+)\}/g, (whole, key: string) =>
      Object.hasOwn(values, key) ? values[key]! : whole,
    );
  return filled;
}

/** `States.Format('/bills/{}', $.id)` is `/bills/*`; of other expressions nothing is known. */
function shapeOf(expression: string): string {
  const parsed = parsePayloadExpression(expression);
  const call = parsed.ok && parsed.expression.kind === 'call' ? parsed.expression.call : undefined;
  const [format] = call?.spec.name === 'States.Format' ? call.args : [];
  return format?.kind === 'text' ? format.value.replaceAll('{}', anything) : anything;
}

/** `abc.execute-api.us-east-1.amazonaws.com`, any part of which may be a placeholder. */
function readHost(host: string): { apiId: string; region: string } {
  const [, apiId, region] = /^([^.]+|\$\{[^}]+\})\.execute-api\.(\$\{[^}]+\}|[^.]+)\./.exec(host) ?? [];
  return { apiId: apiId ?? gaps.apiId, region: region ?? gaps.region };
}

/** The partition that the Resource is written with where it is a placeholder, else the region's. */
function partitionOf(task: Task, region: string): string {
  const written = /^arn:([^:]+(?:::[^:}]+\})?):states:/.exec(templateText(task.resource.node) ?? '')?.[1];
  const known = partitions.find((partition) => partition.region.test(region))?.name;
  return known ?? written ?? 'aws';
}
