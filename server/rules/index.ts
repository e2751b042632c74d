// The list of all rules, in the order in which the documentation shows them.
import { duplicateParameter } from './duplicate-parameter';
import { endpointFormat } from './endpoint-format';
import { endpointRegion } from './endpoint-region';
import { endpointUnsupported } from './endpoint-unsupported';
import { errorName } from './error-name';
import { errorNameSpelling } from './error-name-spelling';
import { headerForbidden } from './header-forbidden';
import { integrationPattern } from './integration-pattern';
import { listItem } from './list-item';
import { listValue } from './list-value';
import { missingParameter } from './missing-parameter';
import { parameterValue } from './parameter-value';
import type { Rule } from './rule';
import { taskTokenMissing } from './task-token-missing';
import { taskTokenWithoutWait } from './task-token-without-wait';
import { unknownParameter } from './unknown-parameter';

export const rules: readonly Rule[] = [
  missingParameter,
  unknownParameter,
  duplicateParameter,
  parameterValue,
  endpointFormat,
  endpointUnsupported,
  endpointRegion,
  headerForbidden,
  listValue,
  listItem,
  taskTokenMissing,
  taskTokenWithoutWait,
  integrationPattern,
  errorName,
  errorNameSpelling,
];
