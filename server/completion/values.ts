// Offers of values: allowed ones, header values, error names, Resources, skeletons of objects.
import {
  errorPrefixes,
  gatewayError,
  gatewayStatuses,
  statesErrors,
  transportError,
} from '../../shared/knowledge/errors';
import { commonHeaders } from '../../shared/knowledge/headers';
import { describeError, describeParameter, describeResource, describeValue } from '../../shared/knowledge/markdown';
import { parameterNamed } from '../../shared/knowledge/parameters';
import { invokeResources } from '../../shared/knowledge/resource';
import type { Spot } from '../spot';
import { kinds, type Offer } from './offer';

/** What the table allows for a parameter: values of a list, true and false, the skeleton of an object. */
export function allowedOffers(name: string): Offer[] {
  const spec = parameterNamed(name);
  if (!spec) return [];
  if (spec.type === 'Boolean')
    return [true, false].map((value) => ({
      label: String(value),
      kind: kinds.Value,
      value,
      documentation: describeParameter(spec),
    }));
  if (spec.type.startsWith('JSON'))
    return [{ label: '{ … }', kind: kinds.Struct, documentation: describeParameter(spec), snippet: spec.snippet }];
  return (spec.values ?? []).map((allowed) => ({
    label: allowed.value,
    kind: kinds.EnumMember,
    detail: spec.default === allowed.value ? 'default' : '',
    documentation: describeValue(spec, allowed),
    value: allowed.value,
  }));
}

/** Common values of a header; where its list is still missing, each in one, since a bare value would be a mistake. */
export function headerValueOffers({ on }: Spot, name: string): Offer[] {
  const header = commonHeaders.find((common) => common.name.toLowerCase() === name.toLowerCase());
  return (header?.values ?? []).map((value) => ({
    label: value,
    kind: kinds.Value,
    ...inList(on, value),
  }));
}

/** An item as it is, or the list that a bare value lacks. */
function inList(on: Spot['on'], value: string): { value: string } | { snippet: string; detail: string } {
  return on === 'item' ? { value } : { snippet: JSON.stringify([value]), detail: 'as a list' };
}

/** The list that a header or query parameter wants, where nothing is typed yet. */
export function listOffers({ on }: Spot, source: string): Offer[] {
  if (on !== 'value' || !isEmptyValue(source)) return [];
  return [{ label: '[ … ]', kind: kinds.Struct, detail: 'list of values', snippet: '["$1"]' }];
}

/** Nothing, or quotes around nothing. */
export function isEmptyValue(source: string): boolean {
  return ['', '""', "''"].includes(source);
}

/** Those that match more than one error, or that any Task can end with: most retriers and catchers begin with them. */
const widest = ['States.ALL', 'States.TaskFailed', 'States.Timeout', 'States.HeartbeatTimeout'];

/**
 * The names of errors that are not listed yet, those of the call before the rare ones of Step Functions; where the list
 * is still missing, each in one. States.ALL stands alone.
 */
export function errorOffers({ on, present }: Spot): Offer[] {
  const gateway = errorPrefixes.flatMap((prefix) =>
    [...gatewayStatuses.map(({ status }) => status), transportError].map((detail) => gatewayError(prefix, detail)),
  );
  const rare = statesErrors.map(({ name }) => name).filter((name) => !widest.includes(name));
  return [...widest, ...gateway, ...rare]
    .filter((name) => !present.has(name) && (name !== 'States.ALL' || present.size === 0))
    .map((name) => ({
      label: name,
      kind: kinds.Constant,
      documentation: describeError(name) ?? '',
      ...inList(on, name),
    }));
}

export function resourceOffers(): Offer[] {
  return invokeResources.map(({ arn, pattern, summary }) => ({
    label: arn,
    kind: kinds.Constant,
    documentation: describeResource({ pattern }) || summary,
    value: arn,
  }));
}
