// How the time of one call divides: the moments that its connection tells, and the phases between them.
import type { Phases } from './types';

/**
 * When a connection came so far, as performance.now() counts: it was begun, the name had become an address, TCP (behind a
 * proxy, the tunnel) was up, TLS was up. What a call has no part of is missing.
 */
export type Moments = Map<'connecting' | 'found' | 'connected' | 'secured', number>;

/** Of a socket that is being connected; the HTTP client's types leave it out. */
export type Socket = { once(event: 'lookup' | 'connect', listener: () => void): unknown; destroy(): unknown };

/** Notes what a socket tells while it is being connected. */
export function watch(socket: Socket, moments: Moments): void {
  // Of a name with several addresses each is told; the first is when they were found.
  socket.once('lookup', () => moments.set('found', performance.now()));
  socket.once('connect', () => moments.set('connected', performance.now()));
}

/** The phases of a call from `start` to `end`, one behind the other without a gap. */
export function phasesOf(start: number, moments: Moments, firstByte: number, end: number): Phases {
  const phases: Phases = { firstByte: 0, download: end - firstByte };
  let since = start;
  const until = (name: keyof Phases, moment: number | undefined): void => {
    if (moment === undefined) return;
    phases[name] = moment - since;
    since = moment;
  };
  until('queue', moments.get('connecting'));
  until('dns', moments.get('found'));
  until('connect', moments.get('connected'));
  until('tls', moments.get('secured'));
  until('firstByte', firstByte);
  return phases;
}
