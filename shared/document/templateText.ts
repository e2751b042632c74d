// A file of the workspace that may be a template, and its tree, read once for all who ask.
import { loadReader, read, syntaxOf } from './document';
import type { Node } from './node';

/** A template, open or on disk. The same object stands for the same text. */
export type TemplateText = { uri: string; text: string };

const roots = new WeakMap<TemplateText, { root: Node | undefined }>();

/** Loads what `rootOf` needs for such files. */
export async function loadReaders(texts: readonly TemplateText[]): Promise<void> {
  if (texts.some(({ uri }) => syntaxOf(undefined, uri) === 'yaml')) await loadReader('yaml');
}

/** The tree of a file, once `loadReaders` has resolved for it. */
export function rootOf(template: TemplateText): Node | undefined {
  let known = roots.get(template);
  if (!known) {
    known = { root: read(template.text, syntaxOf(undefined, template.uri)).root };
    roots.set(template, known);
  }
  return known.root;
}

/** Takes over a tree that was read already. */
export function rememberRoot(template: TemplateText, root: Node | undefined): void {
  if (!roots.has(template)) roots.set(template, { root });
}
