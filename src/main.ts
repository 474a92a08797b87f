import { Configuration } from './platform/config/configuration.js';
import { readEnvFile } from './platform/config/env-file.js';
import { refuseToStart } from './platform/refuse-to-start.js';
import { WebAppModule } from './web-app.module.js';
import { createWebApp } from './web/web-app.js';

try {
  readEnvFile();
  const app = await createWebApp(WebAppModule);
  const { httpHost, httpPort } = app.get(Configuration);
  await app.listen(httpPort, httpHost);
} catch (error) {
  refuseToStart(error);
}
