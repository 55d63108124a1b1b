import type { CompiledPlaybook } from '../playbook';
import { type Message, message } from '../text/message';
import type { ClauseReading, ElementReading } from './types';

/**
 * Elements also met because another clause of the file is there, its core with it. They are shown as met, but do not lift the clause's own
 * status: what a court clause says elsewhere does not make a dispute procedure.
 */
export function satisfyByOthers(readings: ClauseReading[], playbook: CompiledPlaybook): ClauseReading[] {
  const settled = new Map(readings.filter(isSettled).map((reading) => [reading.id, reading]));
  return readings.map((reading, number) => {
    const elements = reading.elements.map((element, index) => {
      const other = playbook.clauses[number]!.elements[index]!.source['satisfied-by'];
      const by = other === undefined ? undefined : settled.get(other);
      return element.met || !by ? element : { ...element, met: true, evidence: by.evidence.slice(0, 1) };
    });
    const lacking = elements.filter((element) => element.need === 'required' && !element.met).map((element) => element.id);
    return { ...reading, elements, lacking, reason: withLacking(reading.reason, elements, lacking) };
  });
}

function isSettled({ status, elements }: ClauseReading): boolean {
  return status === 'present' || (status === 'weak' && elements.some((element) => element.core && element.met));
}

/** A reason that names what is lacking, without what another clause settles. */
function withLacking(reason: Message, elements: ElementReading[], lacking: string[]): Message {
  if (reason.id !== 'reason.incomplete' && reason.id !== 'reason.weak-few') return reason;
  const required = elements.filter((element) => element.need === 'required').length;
  const met = required - lacking.length;
  if (reason.id === 'reason.incomplete' && lacking.length === 0) return message('reason.present', { met, required });
  return message(reason.id, { met, required, lacking });
}
