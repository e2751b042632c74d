// Addresses of the AWS documentation pages that the texts of this product refer to.

const guide = 'https://docs.aws.amazon.com/step-functions/latest/dg';
const gateway = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';

export const pages = {
  integration: `${guide}/connect-api-gateway.html`,
  requestFormat: `${guide}/connect-api-gateway.html#connect-api-gateway-requests`,
  authorization: `${guide}/connect-api-gateway.html#connect-api-gateway-auth`,
  patterns: `${guide}/connect-api-gateway.html#connect-api-gateway-patterns`,
  output: `${guide}/connect-api-gateway.html#connect-api-gateway-output`,
  errors: `${guide}/connect-api-gateway.html#connect-api-gateway-errors`,
  callback: `${guide}/connect-to-resource.html#connect-wait-token`,
  errorHandling: `${guide}/concepts-error-handling.html`,
  intrinsics: `${guide}/intrinsic-functions.html`,
  contextObject: `${guide}/input-output-contextobject.html`,
  jsonata: `${guide}/transforming-data.html`,
  language: `${guide}/concepts-amazon-states-language.html`,
  taskState: `${guide}/state-task.html`,
  resourcePolicy: `${gateway}/apigateway-resource-policies.html`,
  gatewayResponses: `${gateway}/supported-gateway-response-types.html`,
  gatewayLimits: `${gateway}/limits.html`,
} as const;
