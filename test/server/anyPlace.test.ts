// Every feature of a place at every place of every sample document, whole and cut off there: none may throw.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { complete } from '../../server/completion';
import { hover } from '../../server/hover';
import { refactorings } from '../../server/refactorings';
import { signatureHelp } from '../../server/signatureHelp';
import { loadReader, parse, read } from '../../shared/document/document';
import { toYaml } from './toYaml';

const folder = 'samples';
const files = readdirSync(folder).filter((name) => /\.asl\.(json|yaml)$/.test(name));

async function visit(source: string, languageId: string, cut: boolean): Promise<void> {
  const syntax = languageId === 'asl' ? 'json' : 'yaml';
  await loadReader(syntax);
  const whole = parse(source, syntax);
  // YAML takes its time to be read again: every seventh offset there.
  for (let offset = 0; offset <= source.length; offset += cut && syntax === 'yaml' ? 7 : 1) {
    const text = TextDocument.create('file:///a', languageId, 1, cut ? source.slice(0, offset) : source);
    const document = cut ? parse(text.getText(), syntax) : whole;
    const position = text.positionAt(offset);
    complete(text, document, position);
    hover(text, document, position);
    signatureHelp(text, document, position);
    refactorings(text, document, {}, position);
  }
}

describe('every place', () => {
  for (const file of files) {
    const source = readFileSync(`${folder}/${file}`, 'utf8');
    const languageId = file.endsWith('.json') ? 'asl' : 'asl-yaml';
    it(file, () => visit(source, languageId, false));
    it(`${file}, cut off`, () => visit(source, languageId, true));
    if (languageId === 'asl') {
      const yaml = toYaml(read(source, 'json').root);
      it(`${file} as YAML`, () => visit(yaml, 'asl-yaml', false));
      it(`${file} as YAML, cut off`, () => visit(yaml, 'asl-yaml', true));
    }
  }
});
