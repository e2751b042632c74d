// What connections need of undici, in place of its index when bundled: that also holds fetch, caches, mocks and pools.
import connect from 'undici/lib/api/api-connect.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';

// As the index does for all kinds of calls; tunnels ask with this one.
Dispatcher.prototype.connect = connect;

export { default as buildConnector } from 'undici/lib/core/connect.js';
export { default as Client } from 'undici/lib/dispatcher/client.js';
