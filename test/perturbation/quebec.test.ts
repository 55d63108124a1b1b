import { describeBase } from './suite';

describeBase('quebec');
