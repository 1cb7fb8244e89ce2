// Drives a gateway with the official OpenAI client: everything that sends a file, and a provider's own surface.
// Usage: node openai-files.mjs <base-url> <token> <model> <provider-base-url>
// Prints one line per check and exits with 1 if any failed.
import OpenAI, { toFile } from 'openai';

const [baseURL, apiKey, model, ownURL] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, timeout: 30_000 });
const own = new OpenAI({ baseURL: ownURL, apiKey, maxRetries: 0, timeout: 30_000 });
const sound = () => toFile(Buffer.alloc(200_000, 7), 'sound.wav', { type: 'audio/wav' });
const picture = () => toFile(Buffer.alloc(1000, 7), 'picture.png', { type: 'image/png' });
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

await check('audio.transcriptions', async () => {
  const answer = await client.audio.transcriptions.create({ model, file: await sound() });
  ensure(answer.text.includes('200000 bytes'), `the text is ${answer.text}`);
});
for (const response_format of ['text', 'srt', 'vtt', 'verbose_json']) {
  await check(`audio.transcriptions as ${response_format}`, async () => {
    const answer = await client.audio.transcriptions.create({ model, file: await sound(), response_format });
    ensure((answer.text ?? answer).includes('200000 bytes'), `the answer is ${JSON.stringify(answer)}`);
  });
}
await check('audio.transcriptions as a stream', async () => {
  const events = await client.audio.transcriptions.create({ model, file: await sound(), stream: true });
  let text = '';
  let done;
  for await (const event of events) {
    if (event.type === 'transcript.text.delta') text += event.delta;
    if (event.type === 'transcript.text.done') done = event.text;
  }
  ensure(done?.length > 0 && text.trim() === done, `the deltas are ${text}, the text is ${done}`);
});
await check('audio.translations', async () => {
  const answer = await client.audio.translations.create({ model, file: await sound() });
  ensure(answer.text.length > 0, 'the text is empty');
});
await check('images.edit', async () => {
  const answer = await client.images.edit({ model, image: [await picture(), await picture()], prompt: 'Bluer', n: 2 });
  ensure(answer.data.length === 2 && answer.data[0].b64_json.length > 0, `the answer is ${JSON.stringify(answer)}`);
});
await check('images.edit with an address that leads through the gateway', async () => {
  const answer = await client.images.edit({ model, image: await picture(), prompt: 'Bluer', response_format: 'url' });
  ensure(answer.data[0].url.includes('/api/proxy/'), `the address is ${answer.data[0].url}`);
  const fetched = await fetch(answer.data[0].url);
  ensure(fetched.status === 200 && fetched.headers.get('content-type') === 'image/png', `it answered ${fetched.status}`);
});
await check('images.createVariation', async () => {
  const answer = await client.images.createVariation({ model, image: await picture() });
  ensure(answer.data.length === 1, `the answer is ${JSON.stringify(answer)}`);
});
await check("a provider's own surface", async () => {
  const answer = await own.get('/v1/models');
  ensure(answer.object === 'list', `the answer is ${JSON.stringify(answer)}`);
});
process.exit(failed ? 1 : 0);
