import { startServer } from './start.node';

startServer();
