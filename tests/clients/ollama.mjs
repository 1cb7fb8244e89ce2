// Asks a gateway for its models with the official Ollama client.
// Usage: node ollama.mjs <base-url> <token> <model> [<model> ...]
// Prints one line per check and exits with 1 if any failed.
import { Ollama } from 'ollama';

const [host, token, ...models] = process.argv.slice(2);
const client = new Ollama({ host, headers: { Authorization: `Bearer ${token}` } });
let failed = 0;

function ensure(condition, what) {
  if (!condition) throw new Error(what);
}

async function check(name, run) {
  try {
    await run();
    console.log(`ok   ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}: ${error.message ?? error}`);
  }
}

await check('version', async () => {
  const { version } = await client.version();
  ensure(/^\d+\.\d+\.\d+/.test(version), `the version is ${version}`);
});
await check('list', async () => {
  const listed = await client.list();
  for (const model of models) {
    const found = listed.models.find((m) => m.name === model);
    ensure(found, `${model} is not in the list`);
    ensure(found.model === model && /^[0-9a-f]{64}$/.test(found.digest), `the entry is ${JSON.stringify(found)}`);
    ensure(!Number.isNaN(Date.parse(found.modified_at)) && found.details.families.length === 1, `the entry is ${JSON.stringify(found)}`);
  }
});
await check('ps', async () => {
  ensure((await client.ps()).models.length === 0, 'something is loaded');
});
await check('show', async () => {
  for (const model of models) {
    const shown = await client.show({ model });
    ensure(shown.capabilities.includes('completion'), `the capabilities are ${shown.capabilities}`);
    const family = shown.model_info['general.architecture'];
    ensure(family === shown.details.family, `the family is ${family}`);
  }
});
await check('show of what is not there', async () => {
  try {
    await client.show({ model: 'no-such-model' });
  } catch (error) {
    ensure(error.status_code === 404, `the status is ${error.status_code}`);
    ensure(error.message.includes('no model'), `the message is ${error.message}`);
    return;
  }
  throw new Error('an unknown model was shown');
});
process.exit(failed ? 1 : 0);
