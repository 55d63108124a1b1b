/** Language: words, sentences, blanks and typed values of English and French text. Pure, and linear in the text. */
export { isAdverb } from './adverbs';
export { type Blank, findBlanks } from './blanks';
export { describeFailure, kindOf } from './failure';
export { bareWords, foldText, foldWord } from './fold';
export { inert } from './inert';
export { type Message, type MessageArguments, type MessageId, message } from './message';
export { normalForm } from './normal-form';
export { splitSentences } from './sentences';
export { tokenise } from './tokenise';
export type { Language, Localised, TextRange, Token, TypedValue, ValueType } from './types';
export { findValues } from './values';
export { placeName, placeWithin } from './values/places';
export { isLaw } from './values/standards';
export { MOST_WORDS } from './words';
