/** Before all tests: the worker threads, bundled. */
import { buildWorkers } from '~/commands/backstage/build-workers';

export default () => buildWorkers();
