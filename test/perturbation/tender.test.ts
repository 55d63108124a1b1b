import { describeBase } from './suite';

describeBase('tender');
