// The engine's one entry, bundled as a file of its own and loaded on the first run.
import { createSender } from './send';

export { prepare, type Prepared } from './prepare';
export { run } from './run';
export { createSender, type Sender, type SendSettings } from './send';
export { requestUrl } from './request';

/** Sends directly, without a proxy, and keeps idle connections for a few seconds. */
export const { send } = createSender();
