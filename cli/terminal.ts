// Standard output and error: written to the end before anything exits, in colour only where a person reads them.
import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

export type Output = {
  /** Resolves when the text has left the process. A reader that is gone (EPIPE, as behind `head`) is no error. */
  write(text: string): Promise<void>;
  colors: Colors;
};

export type Terminal = { out: Output; err: Output; env: NodeJS.ProcessEnv };

/** The process's own output and environment, which nothing else of the command line touches. */
export function openTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  return { out: outputTo(stdout, env), err: outputTo(stderr, env), env };
}

/** Colours are for a terminal that has them, and for people who did not decline them (https://no-color.org). */
export function wantsColors(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

/** Text from a document or a server with its control characters made visible, so that it cannot steer the terminal. */
export function printable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function outputTo(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Output {
  // Each write hears of its own error; without a listener the stream would throw it as well.
  stream.on('error', () => undefined);
  return {
    colors: pc.createColors(wantsColors(stream, env)),
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
          if (error && error.code !== 'EPIPE') reject(error);
          else resolve();
        });
      }),
  };
}
