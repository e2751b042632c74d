// The manifest holds together: its commands are there, have titles, and stand where they can do something.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

type MenuItem = { command?: string; submenu?: string; when?: string; group?: string };
type Step = { id: string; media: { image: string; altText: string }; completionEvents: string[] };
type Manifest = {
  contributes: {
    commands: { command: string; title: string; category?: string }[];
    submenus: { id: string; label: string }[];
    menus: Record<string, MenuItem[]>;
    walkthroughs: { steps: Step[] }[];
  };
};

const root = path.join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { commands, submenus, menus, walkthroughs } = manifest.contributes;
const names = new Set(commands.map(({ command }) => command));
const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const source = readdirSync(path.join(root, 'client'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(path.join('client', file)))
  .join('\n');

describe('the texts', () => {
  const used = [...read('package.json').matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key ?? '');
  it('are all there, and all used', () => assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort()));
  it('name only commands that there are', () => {
    const linked = Object.values(texts).flatMap((text) => [...text.matchAll(/\(command:(aslInvoke\.[\w.]+)/g)]);
    assert.ok(linked.length > 4);
    for (const [, command] of linked) assert.ok(names.has(command ?? ''), command);
  });
});

it('every command has a title, the category, and is registered once', () => {
  assert.equal(names.size, commands.length);
  for (const { command, title, category } of commands) {
    assert.ok(texts[title.replaceAll('%', '')], title);
    assert.equal(category, 'ASL Invoke', command);
    // Some are registered by their last words only.
    const [, short = ''] = /^aslInvoke\.(.+)$/.exec(command) ?? [];
    assert.match(source, new RegExp(`['"]aslInvoke\\.${short}['"]|\\b${short}[:,]|'${short}':`), command);
  }
});

describe('the menus', () => {
  const palette = new Map((menus['commandPalette'] ?? []).map(({ command, when }) => [command, when]));
  const submenu = menus['aslInvoke.definition'] ?? [];
  it('name commands and submenus that there are', () => {
    for (const { command, submenu: id } of Object.values(menus).flat())
      assert.ok(command === undefined ? submenus.some((menu) => menu.id === id) : names.has(command), command ?? id);
  });
  it('hold what is about a definition in one submenu, and offer it in the palette only where one is active', () => {
    assert.ok(submenu.length > 9);
    for (const { command = '', group } of submenu) {
      assert.match(palette.get(command) ?? '', /\baslInvoke\.activeDefinition\b/, command);
      assert.match(group ?? '', /^\d_\w+@\d$/);
    }
    assert.deepEqual(
      (menus['editor/context'] ?? []).map((item) => item.submenu),
      ['aslInvoke.definition'],
    );
  });
});

describe('the walkthrough', () => {
  it('has a picture for each step, small and told in words', () => {
    assert.equal(steps.length, 4);
    for (const { media } of steps) {
      const file = path.join(root, media.image);
      assert.ok(existsSync(file), media.image);
      assert.ok(statSync(file).size <= 60 * 1024, `${media.image} has ${statSync(file).size} bytes`);
      assert.ok((texts[media.altText.replaceAll('%', '')] ?? '').length > 40);
    }
  });
  it('sees that a step is done by what the extension really tells', () => {
    for (const event of steps.flatMap(({ completionEvents }) => completionEvents)) {
      const [, kind, name = ''] = /^(onCommand|onContext):(.+)$/.exec(event) ?? [];
      assert.ok(kind === 'onCommand' ? names.has(name) : source.includes(`'${name}'`), event);
    }
  });
});
