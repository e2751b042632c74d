// What the names in a template's `Fn::Sub` and `Ref` stand for, as far as permissions of API calls go.
import { propOf, stringOf, valueOf, type Node } from '../document/node';
import { resourcesIn } from '../document/apis/resources';
import type { TemplateNames } from './arnPieces';

type ApiKind = TemplateNames['apis'] extends ReadonlyMap<string, infer Kind> ? Kind : never;

const kinds: Readonly<Record<string, ApiKind>> = {
  'AWS::ApiGateway::RestApi': 'REST',
  'AWS::Serverless::Api': 'REST',
  'AWS::Serverless::HttpApi': 'HTTP',
};

/** The APIs that a template makes, those that SAM makes by itself too, and all names of its resources and parameters. */
export function templateNames(root: Node | undefined): TemplateNames {
  const { resources } = resourcesIn(root);
  const apis = new Map<string, ApiKind>([
    ['ServerlessRestApi', 'REST'],
    ['ServerlessHttpApi', 'HTTP'],
  ]);
  for (const { name, type, properties } of resources) {
    if (kinds[type]) apis.set(name, kinds[type]);
    if (type === 'AWS::ApiGatewayV2::Api') apis.set(name, kindOf(properties));
  }
  const parameters = valueOf(root, 'Parameters');
  const named = parameters?.kind === 'object' ? parameters.props.map(({ key }) => key) : [];
  return { apis, names: new Set([...resources.map(({ name }) => name), ...named]) };
}

/** An HTTP API, or a WebSocket API. */
function kindOf(properties: Node | undefined): ApiKind {
  const protocol = stringOf(propOf(properties, 'ProtocolType')?.value);
  if (protocol === 'WEBSOCKET') return 'WebSocket';
  return protocol === 'HTTP' ? 'HTTP' : 'unknown';
}
