import { Configuration } from './platform/config/configuration.js';
import { readEnvFile } from './platform/config/env-file.js';
import { forgetKeyFolder } from './platform/config/key-folder-of-web.js';
import { Log } from './platform/logging/log.js';
import { refuseToStart } from './platform/refuse-to-start.js';
import { WebAppModule } from './web-app.module.js';
import { createWebApp } from './web/web-app.js';

const advice =
  'KEY_FOLDER is for workers only: whoever breaks into this process could open ballots with it. It was not used. ' +
  'Take it out of the settings of the web process, and let its user read nothing in that folder.';

try {
  readEnvFile();
  const hadKeyFolder = forgetKeyFolder();
  const app = await createWebApp(WebAppModule);
  if (hadKeyFolder) app.get(Log).warn('settings.key-folder-ignored', { advice });
  const { httpHost, httpPort } = app.get(Configuration);
  await app.listen(httpPort, httpHost);
} catch (error) {
  refuseToStart(error);
}
