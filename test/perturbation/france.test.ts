import { describeBase } from './suite';

describeBase('france');
