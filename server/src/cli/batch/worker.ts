import { Tinypool } from 'tinypool';
import { createEngine } from '../../engine';
import type { Job, Outcome, Settings } from './job';
import { Reviewer } from './reviewer';

const reviewer = new Reviewer(createEngine(), Tinypool.workerData as Settings);

/** What a thread of the pool does with an input. */
export default function review(job: Job): Promise<Outcome> {
  return reviewer.review(job);
}
