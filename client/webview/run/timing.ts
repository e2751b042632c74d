// Where the time of a call went, part by part.
import type { Timing } from '../../../shared/engine/types';
import type { TimingPart } from '../messages';

/** The parts of a call in the order they come; parts that took no time at all are left out. */
export function timingParts({ firstByte, total }: Timing): TimingPart[] {
  return [
    { label: 'First byte', milliseconds: firstByte },
    { label: 'Download', milliseconds: Math.max(0, total - firstByte) },
  ].filter(({ milliseconds }) => milliseconds > 0);
}
