// Small pieces of HTML that several parts of the page are made of.
import { escapeHtml } from './html';

/** A picture from the icon font; the words beside it say what it means. */
export function icon(name: string): string {
  return `<span class="codicon codicon-${name}" aria-hidden="true"></span>`;
}

/** A button of a toolbar: a picture, and words where `text` is given; `label` is its tooltip and what is read out. `opens`: it opens a menu. */
export function toolButton(
  name: string,
  label: string,
  data: Record<string, string>,
  { text = '', more = '', opens = false } = {},
): string {
  return `<vscode-toolbar-button icon="${name}" label="${escapeHtml(label)}" title="${escapeHtml(label)}"${dataOf(data)}${more && ` ${more}`}>${escapeHtml(text)}${opens ? icon('chevron-down') : ''}</vscode-toolbar-button>`;
}

/** `data-…` attributes. */
export function dataOf(data: Record<string, string>): string {
  return Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
    .join('');
}

/** `code` and **bold** of the knowledge texts; nothing else of markdown occurs in them. */
export function inlineMarkdown(text: string): string {
  // In one go: a masked key such as `AKIA***MPLE` begins nothing bold.
  return escapeHtml(text).replace(/`([^`]*)`|\*\*([^*]+)\*\*/g, (_, code?: string, bold?: string) => {
    if (code === undefined) return `<strong>${bold}</strong>`;
    return code === '' ? '<em>nothing</em>' : `<code>${code}</code>`;
  });
}
