// What is asked for at a place where someone types or points. Checking a document needs nothing of it, so that it is loaded
// when first asked for, and with copies of its own of what it imports: it reads no document, but takes what has been read.
export { calledAt, parameterAt, withCalled } from './calledAt';
export { complete } from './completion';
export { hover } from './hover';
export {
  hoverPlaceholder,
  locationsOf,
  ownHosts,
  placeholderAt,
  placeholdersToOffer,
  subNamesToOffer,
} from './placeholders';
export { refactorings } from './refactorings';
export { serverlessVariable } from './serverlessVariables';
export { signatureHelp } from './signatureHelp';
export { templateName } from './templateNames';
