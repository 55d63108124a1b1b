import { describeBase } from './suite';

describeBase('statute-like');
