// What is asked of a request that is written out: whether it is signed, and where it goes.
import { toApi } from '../engine/request';
import type { HttpRequest, Run } from '../engine/types';
import { isObject } from '../json';
import { regionOfHost } from '../knowledge/hosts';

export type ExchangeOptions = {
  /** The text asks its tool to sign for this region, with credentials from the environment. */
  signed?: { region: string };
  /** Sends to `request.origin`, where a mapped endpoint really is; else to the API's own address, as Step Functions does. */
  mapped?: boolean;
};

/** The request to write out: that of the API, or the one a local run sends to a mapped endpoint. */
export function targetOf(request: HttpRequest, { mapped = false }: ExchangeOptions): HttpRequest {
  return mapped ? request : toApi(request);
}

/** How a run's request is signed. Also where it was not sent for want of credentials: its Task's AuthType tells. */
export function signingOf({
  request,
  parameters,
  signature,
}: Pick<Run, 'request' | 'parameters' | 'signature'>): Pick<ExchangeOptions, 'signed'> {
  const authType = isObject(parameters) ? parameters['AuthType'] : undefined;
  if (!request || (!signature && authType !== 'IAM_ROLE')) return {};
  const region = signature?.credentialScope.split('/')[1] ?? regionOfHost(request.host) ?? 'us-east-1';
  return { signed: { region } };
}

/** The header that calls a mapped endpoint by the API's name; none where the address has it. */
export function hostLine({ origin, host }: HttpRequest): HttpRequest['headers'] {
  return origin === `https://${host}` ? [] : [['Host', host]];
}

/** Repeated headers as one, their values joined by commas, which means the same in HTTP. */
export function joined(headers: HttpRequest['headers']): HttpRequest['headers'] {
  const lines = new Map<string, [name: string, value: string]>();
  for (const [name, value] of headers) {
    const line = lines.get(name.toLowerCase());
    if (line) line[1] += `,${value}`;
    else lines.set(name.toLowerCase(), [name, value]);
  }
  return [...lines.values()];
}
