// The names of the AWS profiles in the shared config files, for people to choose from.

/**
 * The profiles of `~/.aws/config` (`[profile dev]`, `[default]`) and `~/.aws/credentials` (`[dev]`), each once, `default`
 * first and the rest in the order of their names. Other sections (`[sso-session …]`, `[services …]`) are none.
 */
export function profileNames(config: string, credentials: string): string[] {
  const names = new Set([
    ...sections(config).flatMap((section) => {
      const name = /^profile\s+(?:"([^"]+)"|'([^']+)'|(.+))$/.exec(section);
      if (name) return [(name[1] ?? name[2] ?? name[3] ?? '').trim()];
      return section === 'default' ? [section] : [];
    }),
    ...sections(credentials),
  ]);
  const rest = [...names].filter((name) => name !== 'default').sort((a, b) => a.localeCompare(b, 'en'));
  return names.has('default') ? ['default', ...rest] : rest;
}

function sections(text: string): string[] {
  return [...text.matchAll(/^\s*\[([^\]\r\n]+)\]/gm)].map(([, name = '']) => name.trim());
}
