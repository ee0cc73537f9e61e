// SPDX-License-Identifier: MIT
// `make docker-test`: the tests in the Dockerfile's test stage, by Docker or podman, without a network.

import { buildStage, findEngine, runStage } from '../../../cli/container/engine.js';
import { runMain } from '../../../cli/support/run-main.js';

/** The words of the command line are further options of `docker build`. */
await runMain('docker-test', async () => {
  const engine = await findEngine();
  await buildStage(engine, 'test', process.argv.slice(2));
  return await runStage(engine, 'test', [], { isOffline: true });
});
