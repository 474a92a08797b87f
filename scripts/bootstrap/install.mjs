/** Installs the npm packages and nothing else, for the container's build. */
import { installPackages } from './install-packages.mjs';
import { runMain } from './report.mjs';

await runMain(installPackages);
