// What hover says at a marked place, and the texts that Go to Definition leads to.
import type { MarkupContent } from 'vscode-languageserver-types';
import { createService } from '../../server/service';
import { defaultSettings } from '../../server/settings';
import type { Substitutions } from '../../shared/document/substitutions';
import { marked } from './marked';

export async function explainedIn(
  source: string,
  languageId: string,
  substitutions: Substitutions = {},
): Promise<{ hover: string; places: string[] }> {
  const { text, position } = marked(source, languageId);
  const service = createService();
  service.configure({ ...defaultSettings, substitutions });
  const hover = await service.hover(text, position);
  const places = (await service.definition(text, position)).map(({ range }) => text.getText(range));
  return { hover: (hover?.contents as MarkupContent).value, places };
}
