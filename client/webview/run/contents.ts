// The contents of a run by id: whole, for copying and opening, and as the page shows them.
import stringify from 'json-stringify-pretty-compact';
import { decodeText, isBinary } from '../../../shared/engine/response';
import type { Run } from '../../../shared/engine/types';
import type { Json } from '../../../shared/json';
import type { Body, Choice, ContentId, RunView, Shown, StageId } from '../messages';
import { cut, jsonBody, responseBody, textBody } from './bodies';
import { stageInSight, tabInSight } from './choice';
import { jsonText } from './jsonText';
import { rawRequest, rawResponse, requestHeaders, responseHeaders } from './rawMessage';

/** The whole text of a content, however long; undefined where the run does not have it. */
export function contentText(run: Run, id: ContentId): string | undefined {
  const { request, response } = run;
  switch (id) {
    case 'request':
      return request && rawRequest(run);
    case 'response':
      return response && rawResponse(response, isBinary(response) ? '' : decodeText(response));
    case 'requestBody':
      return request?.body === undefined ? undefined : readable(request.body);
    case 'responseBody':
      return response && !isBinary(response) ? readable(decodeText(response)) : undefined;
    default: {
      const value = run[id] as Json | undefined;
      return value === undefined ? undefined : pretty(value);
    }
  }
}

/** The stage and tab in sight, as the reader chose or as tells most. */
export function shownOf(run: Run, view: RunView, choice: Choice): Shown {
  const stage = stageInSight(view, choice);
  const tab = tabInSight(stage, choice);
  const content = contentIn(stage, tab);
  return {
    stage,
    ...(tab && { tab }),
    ...(content && contentText(run, content) !== undefined && { content }),
    body: bodyOf(run, view, stage, tab),
  };
}

function contentIn(stage: StageId, tab: Shown['tab']): ContentId | undefined {
  if (stage === 'next') return 'variables';
  if (stage !== 'request' && stage !== 'response') return stage;
  return tab === 'body' ? `${stage}Body` : stage;
}

function bodyOf(run: Run, view: RunView, stage: StageId, tab: Shown['tab']): Body {
  const { request, response } = run;
  if (stage === 'request' && request) {
    if (tab === 'raw') return cut('http', rawRequest(run));
    if (tab === 'headers') return { kind: 'headers', rows: requestHeaders(run) };
    return request.body === undefined ? { kind: 'none', says: 'The request has no body' } : textBody(request.body);
  }
  if (stage === 'response' && response) {
    if (tab === 'headers') return { kind: 'headers', rows: responseHeaders(response) };
    return tab === 'raw' ? rawBody(run) : responseBody(response);
  }
  const value = (stage === 'next' ? run.variables : run[stage]) as Json | undefined;
  if (value !== undefined) return jsonBody(value);
  return { kind: 'none', says: view.stages.find(({ id }) => id === stage)?.hint ?? '' };
}

/** The raw response; of a body that is no text, that there is one. */
function rawBody({ response }: Run): Body {
  if (!response) return { kind: 'none', says: '' };
  const text = isBinary(response) ? `(${response.body.length.toLocaleString('en')} bytes)` : decodeText(response);
  return cut('http', rawResponse(response, text));
}

/** JSON with lines, where it is JSON; other text as it is. */
function readable(text: string): string {
  try {
    return pretty(JSON.parse(text) as Json);
  } catch {
    return text;
  }
}

/** With lines, except where the nesting is deeper than the stack. */
function pretty(value: Json): string {
  try {
    return stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return jsonText(value);
    throw error;
  }
}
