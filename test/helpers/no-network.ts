import { Socket } from 'node:net';

/** No test, and so nothing that a test runs, opens a connection. */
Socket.prototype.connect = () => {
  throw new Error('the network is not used');
};
