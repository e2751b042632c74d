// The request that a run made, written for another program: with the API's own address, and no secret in it.
import { curlOf } from '../../shared/exchange/curl';
import { httpTextOf } from '../../shared/exchange/httpText';
import { signingOf } from '../../shared/exchange/options';
import type { Run } from '../../shared/engine/types';

/** A cURL command or a .http request; undefined for a run that made none. */
export function requestText(run: Run, kind: 'curl' | 'http'): string | undefined {
  if (!run.request) return undefined;
  const signing = signingOf(run);
  return kind === 'curl'
    ? `${curlOf(run.request, signing)}\n`
    : httpTextOf(run.request, { ...signing, title: run.state });
}
