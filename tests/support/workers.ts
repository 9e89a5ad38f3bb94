/** Before all tests: the worker threads, bundled. */
import { buildWorkers } from '~/commands/build-workers';

export default () => buildWorkers();
