import { WebAppModule } from '../../src/web-app.module.js';
import { createWebApp } from '../../src/web/web-app.js';

/** The web process as in production, on a free port that the parent is told. */
const app = await createWebApp(WebAppModule);
await app.listen(0, '127.0.0.1');
process.send?.({ url: await app.getUrl() });
