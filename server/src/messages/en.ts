import type { Message, MessageArguments } from '../text/message';
import { configurationEn } from './configuration.en';
import { counted, either, listed, quoted, stopped, timeSpan } from './prose';
import { schemasEn } from './schemas.en';

/** One renderer a message id; adding an id without its sentence does not compile. */
export type Catalogue = { [K in keyof MessageArguments]: (args: MessageArguments[K]) => string };

const list = (items: readonly string[]) => listed(items, 'en');
const quote = (text: string) => quoted(text, 'en');
const nearPassages = (near: number) => counted(near, 'passage comes', 'passages come', 'en');

const languageNames = { en: 'English', fr: 'French' };

export const en: Catalogue = {
  'finding.missing': ({ clause, absent }) => (absent ? `${absent} (${clause}).` : `There is no clause on this: ${clause}.`),
  'finding.annex-silent': ({ clauses }) =>
    `This annex does not deal with ${counted(clauses.length, 'clause', 'clauses', 'en')}; look in the main agreement: ${list(clauses)}.`,
  'finding.missing-theme': ({ theme, missing, total, clauses }) =>
    `${theme}: ${missing} of ${counted(total, 'clause is', 'clauses are', 'en')} missing (${list(clauses)}).`,
  'finding.weak': ({ clause, lacking }) =>
    lacking.length ? `${clause}: too weak to rely on. Nothing ${either(lacking)}.` : `${clause}: too weak to rely on.`,
  'finding.hedged': ({ clause, hedge }) => `${clause}: worded too softly to bind anybody: ${quote(hedge)}.`,
  'finding.incomplete': ({ clause, lacking }) => `${clause}: it is there, but nothing ${either(lacking)}.`,
  'finding.contradicted': ({ clause, quote: words }) => `${clause}: the text grants the opposite: ${quote(words)}.`,
  'finding.deferred': ({ clause, to }) =>
    to.length
      ? `${clause}: left to ${list(to.map(quote))}, which is not among the documents reviewed.`
      : `${clause}: left to a document that is not among those reviewed.`,
  'finding.blank': ({ label, count }) =>
    `${label ? `Blank to fill in: ${quote(label)}` : 'Blank to fill in'}${count > 1 ? ` (${count} places)` : ''}.`,
  'finding.clause-blank': ({ clause, labels }) =>
    labels.length ? `${clause}: fill in ${list(labels)}.` : `${clause}: it has blanks to fill in.`,
  'finding.limit-exceeded': ({ clause, element, value, limit }) =>
    `${clause}: ${timeSpan(value, 'en')} is longer than the ${timeSpan(limit, 'en')} your policy allows (${element}).`,
  'finding.territory-not-allowed': ({ clause, value, allowed }) =>
    `${clause}: ${value} is outside the territory your policy allows (${list(allowed)}).`,
  'finding.contract-language': ({ language, section }) =>
    `This jurisdiction asks for contracts in ${languageNames[language]} (${section}), and no part of the documents is in ${languageNames[language]}. Draw up the contract in ${languageNames[language]}.`,
  'finding.document-language': ({ language, languages }) =>
    `This is in ${languageNames[language]}, and your configuration expects documents in ${list(languages.map((one) => languageNames[one]))}.`,
  'finding.unknown-subject': ({ subject, known }) =>
    `No clause knows the subject ${quote(subject)}, so naming it changes nothing; choose among ${list(known)}.`,
  'finding.rule-failed': ({ rule, error }) =>
    `The check “${rule}” failed on this document, so its result is unknown: read for yourself, and please report the failure: ${stopped(error)}`,
  'finding.unread-text': ({ count, error }) =>
    `${count > 1 ? `${count} sentences from here on` : 'This sentence'} could not be examined, so a clause said to be missing may stand there: read for yourself, and please report the failure: ${stopped(error)}`,
  'finding.simplified': () =>
    'From here on the markup is nested too deeply to be followed, so it was read as plain text. Simplify it if a clause that is there is not found.',

  'finding.decision': ({ path, line, text }) =>
    `${path === '' ? `Decision on line ${line} of this document` : `Decision in ${path}, line ${line}`}: ${(en[text.id] as (args: Message['args']) => string)(text.args)}`,
  'decision.open': () => 'the comment has no end; close it with “-->”.',
  'decision.many': () =>
    'there are too many decisions in this document, so this one and those after it do not count; keep them in civicclause.decisions.yaml.',
  'decision.unused': ({ about }) => `it answers no finding (${about}), so it can be removed.`,
  'decision.stale': ({ about, who }) =>
    `the wording it was taken on has changed, so the finding is back (${about}). Decide again${who ? `, or ask ${who}` : ''}.`,
  'decision.expired': ({ about, who, until }) =>
    `it held until ${until}, so the finding is back (${about}). Decide again${who ? `, or ask ${who}` : ''}.`,

  'reason.present': ({ met, required }) => `All it needs is there (${met} of ${required} required elements).`,
  'reason.incomplete': ({ met, required, lacking }) =>
    `${met} of ${counted(required, 'required element', 'required elements', 'en')} found; nothing ${either(lacking)}.`,
  'reason.weak-core': ({ lacking }) => `The subject is dealt with, but not the heart of it: nothing ${either(lacking)}.`,
  'reason.weak-few': ({ met, required, lacking }) =>
    `The subject is dealt with, but only ${met} of ${counted(required, 'required element was', 'required elements were', 'en')} found; nothing ${either(lacking)}.`,
  'reason.weak-hedged': ({ hedge }) => `The duty is hedged: ${quote(hedge)}.`,
  'reason.weak-blank': ({ labels }) =>
    labels.length ? `The wording is there, but blanks are left: ${list(labels)}.` : 'The wording is there, but blanks are left.',
  'reason.contradicted': ({ quote: words }) => `The opposite is granted: ${quote(words)}.`,
  'reason.deferred': ({ to }) =>
    to.length ? `Left to a document that was not reviewed: ${list(to.map(quote))}.` : 'Left to a document that was not reviewed.',
  'reason.missing': () => 'Nothing in the text deals with it.',
  'reason.missing-near': ({ near }) => `Nothing in the text settles it; ${nearPassages(near)} near, without counting.`,
  'reason.not-applicable': ({ lookedFor, subjects }) =>
    `Assumed not to apply, please confirm: the text never mentions ${list(lookedFor.map(quote))} or the like. If it does apply, say so in front matter: subject: [${subjects[0]}].`,
  'reason.annex': () => 'This annex does not deal with it; look in the main agreement.',
  'reason.failed': () => 'Reading the clause failed, so its result is unknown.',
  'reason.off': () => 'Switched off by your configuration.',

  'near.negated': () => 'It denies the duty.',
  'near.wrong-party': ({ party }) => `It binds the wrong party (${party}).`,
  'near.aspiration': () => 'It states an aim, not a duty.',
  'near.permission': () => 'It permits, but does not oblige.',
  'near.recital': () => 'It stands in a recital, which binds nobody.',
  'near.heading-only': () => 'It is only a heading.',
  'near.definition-only': () => 'It is only a definition.',
  'near.bidder-instruction': () => 'It instructs bidders how to bid; it is no duty under the contract.',
  'near.struck': () => 'It is struck out.',
  'near.lookalike': () => 'It resembles the clause, but is about something else.',
  'near.incomplete': ({ touched, lacking }) =>
    lacking.length > 0
      ? `It only touches this: it ${list(touched)}, but nothing ${either(lacking)}.`
      : `It only touches this: it ${list(touched)}.`,

  'fix.insert-clause': ({ clause }) => `Insert clause: ${clause}`,
  'fix.insert-theme': ({ theme, count }) => `Insert ${counted(count, 'missing clause', 'missing clauses', 'en')}: ${theme}`,
  'fix.complete-clause': ({ clause, elements }) =>
    `Complete “${clause}”: add ${elements.length === 1 ? `what ${elements[0]}` : `the ${elements.length} elements it lacks`}`,
  'fix.remove-hedge': ({ words }) => `Make it binding: take out ${quote(words)}`,
  'fix.set-limit': ({ words, time }) => `Set a time limit: ${quote(time)} for ${quote(words)}`,
  'fix.fill-blank': ({ label, count }) =>
    `Fill in ${label ? quote(label) : 'this blank'}${count > 1 ? ` at all its ${count} places` : ''}…`,
  'fix.choose-clauses': () => 'Choose clauses to insert…',

  // The place (path and line) is shown before these by whoever says them.
  'input.not-found': () => 'there is no such file',
  'input.broken-link': ({ target }) => `it is a link to “${target}”, which does not exist`,
  'input.binary': () => 'not a text file; convert it to Markdown or text first',
  'input.empty': () => 'the file is empty',
  'input.too-large': ({ megabytes, limit }) => `${megabytes} MB is more than the limit of ${limit} MB (--max-size)`,
  'input.invalid-utf8': () => 'not valid UTF-8; save the file with the encoding UTF-8',
  'input.not-recognised': () =>
    'not recognised as a procurement document; name it explicitly or give its kind to review it anyway',
  'input.unsupported': () => 'this type of file is not supported (Markdown, YAML and plain text are)',
  'input.yaml': ({ error }) => `the YAML cannot be read: ${stopped(error)}`,
  'draft.no-templates': ({ playbook }) =>
    `the playbook “${playbook}” has no templates.yaml, so it says nothing of what a new document is made of`,
  'draft.unknown': ({ key, value, known }) =>
    `${quote(value)} is not known (${key})${known.length ? `; choose among ${list(known)}` : ''}`,
  'draft.limit': ({ limit }) => `the time limit ${quote(limit)} must be a whole number from 1 to 9999`,
  'input.front-matter-depth': () => 'the front matter cannot be read: it is nested too deeply',
  'input.front-matter': ({ error }) => `the front matter cannot be read: ${stopped(error)}`,
  'input.front-matter-option': ({ key, allowed }) =>
    `the front matter’s “${key}” is not understood${allowed.length ? `; it may be ${list(allowed)}` : ''}`,
  'input.simplified': () => 'the markup from here on is too deeply nested, so it was read as plain text',
  'input.nothing-found': () => 'no document found there (Markdown, YAML and text are looked for)',
  'input.read-error': ({ cause, error }) =>
    cause === 'denied'
      ? 'permission to read it was denied'
      : cause === 'loop'
        ? 'its links lead round in a circle'
        : `it could not be read: ${stopped(error)}`,
  'input.invalid-line': () => 'not a JSON object in one line, such as {"path": "rfp.md", "text": "# Request for Proposals"}',
  'input.failed': ({ cause, error }) =>
    cause === 'memory'
      ? 'its review ran out of memory, so it was left out; split the document, or allow more: NODE_OPTIONS=--max-old-space-size=8192'
      : `its review failed, so it was left out; please report it: ${stopped(error)}`,
  ...configurationEn,
  ...schemasEn,
};
