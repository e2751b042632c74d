// SdkClientException: no HTTP answer came. The reason is the engine's own sentence, which tells how far the call got.
import type { Explanation } from './explanation';
import { code, type Failed } from './failed';

type Told = Pick<Explanation, 'summary' | 'steps' | 'at'>;

/** By the sentences of shared/engine/transport.ts. */
const reasons: [pattern: RegExp, told: (failed: Failed) => Told][] = [
  [
    /answered CONNECT with status (\d+)|connect to proxy /i,
    () => ({
      summary: 'The proxy on the way could not be reached, or does not let the call through.',
      steps: ['Look at the address of the proxy, and whether it asks for a user and password.'],
    }),
  ],
  [
    /name or service not known/i,
    (failed) =>
      isMapped(failed)
        ? mapped(failed, 'its host name is not known')
        : {
            summary:
              'No such host: the API ID or the region in `ApiEndpoint` is wrong, or the API is deleted or private.',
            steps: [
              'Compare `ApiEndpoint` with the invoke URL of the API.',
              'Look whether this machine can resolve other names: a VPN or an offline network shows the same.',
            ],
            at: { parameter: 'ApiEndpoint' },
          },
  ],
  [
    /temporary failure in name resolution/i,
    () => ({
      summary: 'This machine cannot resolve names at present. Step Functions is not affected.',
      steps: ['Look at the network connection and the name server of this machine.'],
    }),
  ],
  [
    /connection refused/i,
    (failed) =>
      isMapped(failed)
        ? mapped(failed, 'nothing listens there')
        : {
            summary: 'The host refused the connection: it is likely not an API of API Gateway, or a firewall answers.',
            steps: ['Compare `ApiEndpoint` with the invoke URL of the API.', 'Look for a firewall or VPN on the way.'],
            at: { parameter: 'ApiEndpoint' },
          },
  ],
  [
    /connection timed out|no route to host|network is unreachable|cannot assign requested address/i,
    (failed) =>
      isMapped(failed)
        ? mapped(failed, 'it does not answer')
        : {
            summary: 'The host did not answer: a firewall or VPN is likely in the way, or the API is private.',
            steps: ['Look whether calls to the internet need a proxy here.', 'Look for a firewall or VPN on the way.'],
          },
  ],
  [
    /certificate .*is not trusted|certificate is not one of/i,
    (failed) =>
      isMapped(failed)
        ? mapped(failed, 'its TLS certificate is not trusted')
        : {
            summary:
              'The TLS certificate of the answer is not the API’s own: a proxy that inspects traffic likely stands between. Step Functions is not affected.',
            steps: ['Add the certificate authority of the proxy to those that this machine trusts.'],
          },
  ],
  [
    /tls handshake|not valid http/i,
    (failed) =>
      isMapped(failed)
        ? mapped(failed, 'it speaks another protocol: compare `http:` with `https:`')
        : {
            summary:
              'What answered does not speak HTTPS as API Gateway does: a proxy or firewall likely stands between.',
            steps: ['Look for a proxy, firewall or VPN on the way.'],
          },
  ],
  [
    /closed the connection without a response|ended before it was complete|connection reset/i,
    (failed) =>
      isMapped(failed)
        ? mapped(failed, 'it ends the connection before its answer is complete')
        : {
            summary: 'The connection broke off before the answer was complete, which may pass.',
            steps: ['Run the Task again.', 'Retry `States.TaskFailed` if the call may be made twice.'],
          },
  ],
];

/** Undefined for a reason that says all there is to say. */
export function explainTransport(failed: Failed): Explanation | undefined {
  // On AWS it was not this machine's network that failed.
  if (!failed.request) return undefined;
  const reason = failed.cause.replace(/^Unable to execute HTTP request: /, '');
  const told = reasons.find(([pattern]) => pattern.test(reason))?.[1](failed);
  return told && { ...told, evidence: [`The call ended with ${code(reason)}.`] };
}

function isMapped({ request }: Failed): boolean {
  return request !== undefined && request.origin !== `https://${request.host}`;
}

/** The call went to where the endpoint setting says: nothing of the Task is wrong. */
function mapped({ request }: Failed, what: string): Told {
  return {
    summary: `The call went to ${code(request?.origin ?? '')}, as the endpoint setting says, and ${what}. Step Functions is not affected.`,
    steps: ['Start the local API, or correct the endpoint setting.'],
  };
}
