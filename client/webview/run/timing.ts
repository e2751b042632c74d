// Where the time of a call went, part by part.
import type { Phases, Timing } from '../../../shared/engine/types';
import type { TimingPart } from '../messages';

const labels: Record<keyof Phases, string> = {
  queue: 'Queued',
  dns: 'DNS lookup',
  connect: 'Connection',
  tls: 'TLS handshake',
  firstByte: 'Waiting',
  download: 'Download',
};

/** The parts of a call in the order they come; those too short for a number to show are left out. */
export function timingParts({ firstByte, total, phases }: Timing): TimingPart[] {
  const known: Phases = phases ?? { firstByte, download: total - firstByte };
  return (Object.keys(labels) as (keyof Phases)[])
    .map((phase) => ({ phase, label: labels[phase], milliseconds: known[phase] ?? 0 }))
    .filter(({ milliseconds }) => milliseconds >= 0.5);
}
