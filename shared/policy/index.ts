// What the rule about permissions needs of policies, loaded when a Task is signed: most documents have none.
export { calledArns, narrowed } from './calledArns';
export { calleeOf, gaps } from './callee';
export { roleStatement } from './policies';
export { roleOf } from './role';
export { templateNames } from './templateNames';
