// Documents for the tests that run Tasks.

/** A document that is a single Task of the sample API. */
export const taskWith = (parameters: object): string =>
  JSON.stringify(
    {
      Type: 'Task',
      Resource: 'arn:aws:states:::apigateway:invoke',
      Parameters: {
        ApiEndpoint: 'example.execute-api.us-east-1.amazonaws.com',
        Method: 'GET',
        Stage: 'prod',
        ...parameters,
      },
      End: true,
    },
    null,
    2,
  );
