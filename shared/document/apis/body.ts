// An API whose routes are an OpenAPI document: in the template, included from a file, or a file that it names.
import { stringOf, valueOf, type Node } from '../node';
import { templateFunctionOf } from '../templateFunctions';
import type { Draft } from './api';

/** Notes what defines an API's routes. What cannot be read, a bucket among it, leaves the API in part unknown. */
export function addBody(draft: Draft, body: Node | undefined, location: Node | undefined): void {
  if (body) {
    const included = includedFile(body);
    if (included !== undefined) draft.bodies.push({ file: included });
    else if (body.kind === 'object' && !templateFunctionOf(body)) draft.bodies.push(body);
    else draft.isWhole = false;
  }
  if (!location) return;
  const file = stringOf(location);
  if (file === undefined) draft.isWhole = false;
  else draft.bodies.push({ file });
}

/** The file of `Fn::Transform: { Name: AWS::Include, Parameters: { Location: … } }`, which takes its place. */
function includedFile(node: Node): string | undefined {
  const called = templateFunctionOf(node);
  if (called?.name !== 'Transform' || stringOf(valueOf(called.argument, 'Name')) !== 'AWS::Include') return undefined;
  return stringOf(valueOf(valueOf(called.argument, 'Parameters'), 'Location'));
}
