import { installPackages } from './bootstrap/install-packages.mjs';
import { CannotGoOn, runMain } from './bootstrap/report.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { startServices } from './bootstrap/services.mjs';

const usage =
  'Usage: node scripts/with-services.mjs [--purpose dev] [--browser] [--] <command> [arguments]\n' +
  'Runs the command with DATABASE_URL, DATABASE_DIALECT, REDIS_URL and, if there is one, CHROMIUM_PATH set.';

/** Everything before the command is ours; the command's own options are never looked at. */
function readArguments(args) {
  const settings = { purpose: 'dev', browser: false };
  const rest = [...args];
  while (rest[0]?.startsWith('--')) {
    const option = rest.shift();
    if (option === '--') break;
    else if (option === '--browser') settings.browser = true;
    else if (option === '--purpose') settings.purpose = rest.shift();
    else throw new CannotGoOn(usage);
  }
  if (rest.length === 0 || !/^[a-z]{1,8}$/.test(settings.purpose)) throw new CannotGoOn(usage);
  return { ...settings, command: rest };
}

await runMain(async () => {
  const { command, ...settings } = readArguments(process.argv.slice(2));
  await installPackages();
  const services = await startServices(settings);
  try {
    return (await runCommand(command, { env: services.env, services })).code;
  } finally {
    await services.stop();
  }
});
