// Text -> request: whether it is a cURL command or a request of a .http file.
import { looksLikeHttp, requestFromHttp } from './fromHttp';
import { requestFromCurl } from './fromCurl';
import type { WrittenRequest } from './writtenRequest';

/** Texts longer than this are no request that anyone copied, and are not searched for one. */
const longestText = 2_000_000;

/** Whether a text begins with a cURL command, behind comments, a prompt or variables at most. */
function looksLikeCurl(text: string): boolean {
  const line =
    text
      .slice(0, 10_000)
      .split('\n')
      .find((candidate) => !/^\s*(#.*|@.*)?$/.test(candidate)) ?? '';
  return (
    /^\s*([$%>]\s+|\w+=\S*\s+)*([\w./\\-]*[/\\])?curl(\.exe)?\s+\S/i.test(line) || /^\s*printf %s .*\| curl /.test(line)
  );
}

/** Whether a text is plainly a request. Cheap: it is asked of every paste. */
export function looksLikeRequest(text: string): boolean {
  return text.length <= longestText && (looksLikeCurl(text) || looksLikeHttp(text.slice(0, 100_000)));
}

/**
 * The first request of a text.
 *
 * @throws UnreadableRequest whose message says what is missing.
 */
export function readRequest(text: string): WrittenRequest {
  const plain = text.replace(/^\uFEFF/, '');
  // A .http file may hold a cURL command in place of a request.
  return looksLikeCurl(plain) || (!looksLikeHttp(plain) && /(^|\s)curl(\.exe)?\s/i.test(plain))
    ? requestFromCurl(plain)
    : requestFromHttp(plain);
}
