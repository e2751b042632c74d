// The list of all rules, in the order in which the documentation shows them.
import { bodyIgnored } from './body-ignored';
import { callbackWithoutTimeout } from './callback-without-timeout';
import { duplicateParameter } from './duplicate-parameter';
import { endpointFormat } from './endpoint-format';
import { endpointRegion } from './endpoint-region';
import { endpointUnsupported } from './endpoint-unsupported';
import { errorName } from './error-name';
import { errorNameSpelling } from './error-name-spelling';
import { expressionWithoutSuffix } from './expression-without-suffix';
import { headerForbidden } from './header-forbidden';
import { heartbeat } from './heartbeat';
import { integrationPattern } from './integration-pattern';
import { jsonata } from './jsonata';
import { listItem } from './list-item';
import { listValue } from './list-value';
import { missingParameter } from './missing-parameter';
import { nullInBody } from './null-in-body';
import { parameterValue } from './parameter-value';
import { pathExpression } from './path-expression';
import { queryInPath } from './query-in-path';
import { queryLanguage } from './query-language';
import { permissionMissing } from './permission-missing';
import { routeUnknown } from './route-unknown';
import type { Rule, TemplateRule } from './rule';
import { secretInDefinition } from './secret-in-definition';
import { taskTokenMissing } from './task-token-missing';
import { taskTokenWithoutWait } from './task-token-without-wait';
import { unknownParameter } from './unknown-parameter';

/** The rules of Tasks. The one of whole documents is in syntax.ts. */
export const rules: readonly Rule[] = [
  missingParameter,
  unknownParameter,
  duplicateParameter,
  parameterValue,
  endpointFormat,
  endpointUnsupported,
  endpointRegion,
  routeUnknown,
  headerForbidden,
  listValue,
  listItem,
  bodyIgnored,
  nullInBody,
  queryInPath,
  pathExpression,
  expressionWithoutSuffix,
  taskTokenMissing,
  taskTokenWithoutWait,
  integrationPattern,
  callbackWithoutTimeout,
  heartbeat,
  queryLanguage,
  jsonata,
  errorName,
  errorNameSpelling,
  secretInDefinition,
];

/** The rules of Tasks that look at the template around them. */
export const templateRules: readonly TemplateRule[] = [permissionMissing];
