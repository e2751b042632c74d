// One document edited again and again: what is followed must be what is read anew, and no feature may throw.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnose } from '../../server/diagnostics';
import { FindingsCache } from '../../server/findingsCache';
import { createService } from '../../server/service';
import { defaultSettings } from '../../server/settings';
import { parse, type AslDocument, type Syntax } from '../../shared/document/document';
import { update } from '../../shared/document/update';
import { differenceOf } from './difference';
import { apply, inverse, nextEdit, type Edit } from './edits';
import type { Random } from './random';

export type Source = { name: string; text: string; syntax: Syntax };
export type Failure = { source: Source; edits: Edit[]; message: string };

/** How often an edit was followed, out of all: a fuzz that follows none would prove nothing. */
export type Counts = { edits: number; followed: number };

/** Makes `length` random edits one after the other; the failure that one of them leads to, with all up to there. */
export async function session(
  random: Random,
  source: Source,
  length: number,
  others: readonly string[],
  counts: Counts,
): Promise<Failure | undefined> {
  const edits: Edit[] = [];
  const follower = new Follower(source);
  let undo: Edit | undefined;
  for (let index = 0; index < length; index++) {
    const { text } = follower.document;
    const edit = nextEdit(random, text, others, undo);
    undo = inverse(text, edit);
    edits.push(edit);
    const message = await follower.make(edit, { asksService: random.next() < 0.1 });
    counts.edits++;
    if (follower.followed) counts.followed++;
    if (message !== undefined) return { source, edits, message };
  }
  return undefined;
}

/** What edits made before lead to; undefined where nothing is wrong with it. */
export async function replay(source: Source, edits: readonly Edit[]): Promise<string | undefined> {
  const follower = new Follower(source);
  for (const { start, end, text } of edits) {
    const { length } = follower.document.text;
    const edit = { start: Math.min(start, length), end: Math.min(end, length), text };
    const message = await follower.make(edit, { asksService: true });
    if (message !== undefined) return message;
  }
  return undefined;
}

class Follower {
  document: AslDocument;
  followed = false;
  private readonly cache = new FindingsCache();
  private readonly service = createService();
  private text: TextDocument;

  constructor(private readonly source: Source) {
    const { name, text, syntax } = source;
    this.document = parse(text, syntax);
    this.text = TextDocument.create(`file:///${name}`, syntax === 'json' ? 'asl' : 'asl-yaml', 0, text);
    diagnose(this.text, this.document, defaultSettings, this.cache);
  }

  /** Makes an edit, and says what is wrong afterwards. */
  async make(edit: Edit, { asksService }: { asksService: boolean }): Promise<string | undefined> {
    try {
      return this.follow(edit) ?? (asksService ? await this.ask(edit) : undefined);
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }

  private follow(edit: Edit): string | undefined {
    const { start, end } = edit;
    const text = apply(this.document.text, edit);
    const range = { start: this.text.positionAt(start), end: this.text.positionAt(end) };
    this.service.edited(this.text, range, edit.text);
    this.text = TextDocument.update(this.text, [{ range, text: edit.text }], this.text.version + 1);
    const next = update(this.document, text, { start, end, length: edit.text.length });
    this.followed = next !== undefined;
    this.document = next ?? parse(text, this.source.syntax);
    const found = diagnose(this.text, this.document, defaultSettings, this.cache);
    const outside = found.find(({ range: { start, end } }) => !this.holds(start) || !this.holds(end));
    if (outside) return `A finding outside the document: ${JSON.stringify(outside)}`;
    if (!next) return undefined;
    const fresh = parse(text, this.source.syntax);
    return differenceOf(next, fresh) ?? this.differenceOfFindings(found, diagnose(this.text, fresh, defaultSettings));
  }

  /** The service, told of edits without being asked after each, and its features at the place of the last one. */
  private async ask({ start, text }: Edit): Promise<string | undefined> {
    const position = this.text.positionAt(start + text.length);
    const range = { start: position, end: position };
    const found = await this.service.diagnose(this.text);
    await this.service.complete(this.text, position);
    await this.service.hover(this.text, position);
    await this.service.signatureHelp(this.text, position);
    await this.service.codeActions(this.text, { diagnostics: found }, range);
    await this.service.codeLenses(this.text);
    return this.differenceOfFindings(found, await createService().diagnose(this.text));
  }

  private differenceOfFindings(found: unknown, expected: unknown): string | undefined {
    const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
    return one === other ? undefined : `findings: ${one} instead of ${other}`;
  }

  private holds({ line, character }: { line: number; character: number }): boolean {
    if (line >= this.text.lineCount) return false;
    const offset = this.text.offsetAt({ line, character });
    const back = this.text.positionAt(offset);
    return back.line === line && back.character === character;
  }
}
