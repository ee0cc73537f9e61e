// SPDX-License-Identifier: MIT
// `make docker-test`: runs the tests in the Dockerfile's test stage, with Docker or podman, without a network.

import { buildStage, findEngine, runStage } from '../../../cli/container/engine.js';
import { runMain } from '../../../cli/support/run-main.js';

await runMain('docker-test', async () => {
  const engine = await findEngine();
  // Our arguments are further options of `docker build`.
  await buildStage(engine, 'test', process.argv.slice(2));
  return await runStage(engine, 'test', [], { isOffline: true });
});
