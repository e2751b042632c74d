// Numbers as people read them.

/** Milliseconds: `87 ms`, `1.24 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(2))} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** The time that is left: `4:59`, `1:00:00`, `0:00` once it is over. */
export function formatCountdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Bytes: `312 B`, `1.2 KB`, `10 MB`, with 1 KB = 1,024 B, as API Gateway counts its limits. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = tenths(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${tenths(bytes / 1024 / 1024)} MB`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The time of day, with seconds: `18:04:07`. */
export function formatTime(time: Date): string {
  return time.toLocaleTimeString('en-GB');
}
