// What the editor loads when a Task test is first run or recorded: the engine's steps come with it, the network does not.
export { recordTest } from './record';
export { comparedTo, requestFor, runOffline, unexpectedFailure } from './run';
