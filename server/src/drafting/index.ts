export {
  type DraftFormat,
  type NewDocument,
  type NewDocumentQuestions,
  type NewDocumentRequest,
  newDocument,
  newDocumentQuestions,
} from './newDocument';
export { type DefinedTerm, type DocumentTerms, findTerms } from './parties';
export { type Gender, genderOf, type PartyRole, partyWords } from './partyWords';
export { type Blank, findBlankPlaces, findPlaceholders, type Placeholder } from './placeholders';
export { covers } from './ranges';
