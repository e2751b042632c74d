// The parts that the benchmark times, bundled as they ship.
export * as jsonc from 'jsonc-parser';
export * as undici from 'undici';
export * as yaml from 'yaml';
export { TextDocument } from 'vscode-languageserver-textdocument';
export { findAll } from '../server/diagnostics';
export { createService } from '../server/service';
export { loadReader, parse } from '../shared/document/document';
export { createSender } from '../shared/engine/send';
export { run } from '../shared/engine/run';
