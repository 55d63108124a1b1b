import type { Language } from './types';

const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

/** English words in -ly that are no adverbs. */
const NOT_ENGLISH = words(`
  supply apply reply comply imply rely multiply ply sly fly july italy assembly family anomaly homily monopoly panoply only early
  daily weekly monthly quarterly biweekly bimonthly yearly nightly likely unlikely friendly costly timely orderly elderly
  scholarly lonely lovely holy ally rally tally bully belly jelly misapply resupply reapply oversupply subassembly
  disassembly reassembly melancholy butterfly doily lily wily ugly silly hilly folly jolly duopoly
  superfamily untimely bodily fortnightly kelly beverly molly polly sally shelly wally`);

/** French adverbs in -ment that the endings below do not tell. */
const FRENCH = words(`
  immediatement promptement seulement directement strictement expressement conjointement prealablement entierement pleinement
  dument autrement clairement completement correctement notamment rapidement raisonnablement separement simultanement
  ulterieurement anterieurement posterieurement prochainement certainement exactement concretement discretement indirectement
  distinctement franchement vraiment gratuitement explicitement implicitement tacitement illicitement licitement parfaitement
  largement autrement quotidiennement regulierement integralement totalement globalement regulierement precisement
  forcement aisement obligatoirement inversement notoirement simplement amplement justement exclusivement finalement
  hautement fortement faiblement lentement absolument assidument continument autonomement anonymement conformement
  confidentiellement sciemment deliberement immanquablement proportionnellement instamment nommement moderement
  extremement supremement opportunement communement importunement isolement intimement legitimement unanimement
  convenablement adequatement immediatement privement lourdement legerement sincerement premierement deuxiemement secondement
  troisiemement dernierement soigneusement etroitement manifestement honnetement ouvertement couramment bonnement librement
  mutuellement respectivement proprement improprement sobrement bilateralement unilateralement adroitement secretement
  commodement enormement profondement rondement grandement mensuellement doublement triplement purement surement durement
  obscurement maturement`);

/** Endings of French adverbs made from adjectives; nouns in -ment (traitement, consentement) do not end so. */
const FRENCH_ENDING = /(?:a|e)mment$|(?:iqu|iv|eus|al|ell|abl|ibl|air|oir|ier|iel)ement$/;

/** Nouns that end so all the same. */
const NOT_FRENCH = words(`
  renouvellement morcellement amoncellement harcellement nivellement ruissellement etincellement ensorcellement
  signalement etalement decalement ravalement avalement emballement deballement regalement intervallement
  entablement accablement ensablement comblement creusement eclairement repairement`);

/** Whether a folded word is an adverb of manner or time that may step between the words of a phrase ("*promptly* notify"). */
export function isAdverb(exact: string, language: Language): boolean {
  if (language === 'en') return exact.length > 4 && exact.endsWith('ly') && !NOT_ENGLISH.has(exact);
  return FRENCH.has(exact) || (exact.length > 6 && FRENCH_ENDING.test(exact) && !NOT_FRENCH.has(exact));
}
