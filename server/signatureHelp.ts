// Signature help: the call around the cursor and the argument it is at, in intrinsic functions and JSONata's.
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupKind, type MarkupContent, type Position, type SignatureHelp } from 'vscode-languageserver-types';
import type { AslDocument } from '../shared/document/document';
import { findIntrinsic } from '../shared/knowledge/intrinsics';
import { findJsonataFunction } from '../shared/knowledge/jsonata';
import { intrinsicParameter } from '../shared/knowledge/markdown';
import { tailOf } from './calls';
import { expressionAt } from './expression';
import { spotAt } from './spot';

type Call = {
  name: string;
  summary: string;
  docs: string;
  parameters: { label: string; summary?: string }[];
  repeats: boolean;
};

export function signatureHelp(
  text: TextDocument,
  document: AslDocument,
  position: Position,
): SignatureHelp | undefined {
  const offset = text.offsetAt(position);
  const spot = document.tasks.length > 0 ? spotAt(document, offset) : undefined;
  const expression = spot && expressionAt(document.text, spot, offset);
  if (!expression || (expression.form !== 'payload' && expression.form !== 'jsonata')) return undefined;
  const isJsonata = expression.form === 'jsonata';
  const { calls } = tailOf(expression.before, isJsonata ? 'jsonata' : 'intrinsic');
  const open = calls.at(-1);
  const call = open && (isJsonata ? jsonataCall(open.name) : intrinsicCall(open.name));
  return call && helpFor(call, open.argument);
}

function intrinsicCall(name: string): Call | undefined {
  const spec = findIntrinsic(name);
  return (
    spec && {
      ...spec,
      parameters: spec.parameters.map((parameter) => ({
        label: intrinsicParameter(parameter),
        summary: parameter.summary,
      })),
      repeats: spec.parameters.at(-1)?.repeated ?? false,
    }
  );
}

function jsonataCall(name: string): Call | undefined {
  const found = findJsonataFunction(name);
  return found && { ...found, parameters: found.parameters.map((label) => ({ label })), repeats: false };
}

function helpFor({ name, summary, docs, parameters, repeats }: Call, argument: number): SignatureHelp {
  let label = `${name}(`;
  const information = parameters.map((parameter, index) => {
    if (index > 0) label += ', ';
    const start = label.length;
    label += parameter.label;
    const place: [number, number] = [start, label.length];
    return { label: place, ...(parameter.summary && { documentation: markdown(parameter.summary) }) };
  });
  const active = repeats ? Math.min(argument, parameters.length - 1) : argument;
  return {
    signatures: [
      {
        label: `${label})`,
        documentation: markdown(`${summary}\n\n[Documentation](${docs})`),
        parameters: information,
      },
    ],
    activeSignature: 0,
    // One argument too many: none is marked, rather than the last one.
    activeParameter: active,
  };
}

function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}
