import { describeBase } from './suite';

describeBase('plain-saas');
