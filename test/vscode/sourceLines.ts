// Makes a failure inside VS Code name the line of the test and not the one in the bundle: VS Code keeps Node from doing so by itself.
import { findSourceMap } from 'node:module';
import path from 'node:path';

export function withSourceLines(stack: string): string {
  return stack.replace(/([^\s(]+\.js):(\d+):(\d+)/g, (place: string, file: string, line: string, column: string) => {
    const entry = findSourceMap(path.resolve(file))?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
