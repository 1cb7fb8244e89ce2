// Drives a gateway with the official OpenAI client on the surfaces besides chat.
// Usage: node surfaces.mjs <base-url> <token> <surface>=<model> [<surface>=<model> ...]
// Surfaces are completions, embeddings, images, speech and moderations.
// Prints one line per check and exits with 1 if any failed.
import OpenAI from 'openai';

const [baseURL, apiKey, ...named] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, timeout: 30_000 });
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

async function completions(model) {
  const answer = await client.completions.create({ model, prompt: 'Say pong', max_tokens: 50 });
  ensure(answer.object === 'text_completion', `object is ${answer.object}`);
  ensure(answer.choices[0].text.length > 0, 'the text is empty');
  ensure(answer.usage.total_tokens > 0, `usage is ${JSON.stringify(answer.usage)}`);
  let text = '';
  let usage;
  const pieces = await client.completions.create({
    model, prompt: 'Say pong', max_tokens: 50, stream: true, stream_options: { include_usage: true },
  });
  for await (const piece of pieces) {
    text += piece.choices[0]?.text ?? '';
    usage = piece.usage ?? usage;
  }
  ensure(text.length > 0, 'the stream has no text');
  ensure(usage?.total_tokens > 0, 'the stream has no usage');
}

async function embeddings(model) {
  // The client asks for base64 by itself where the caller leaves it open, and decodes it.
  const packed = await client.embeddings.create({ model, input: ['red', 'blue'], dimensions: 8 });
  const plain = await client.embeddings.create({ model, input: ['red', 'blue'], dimensions: 8, encoding_format: 'float' });
  ensure(packed.data.length === 2 && packed.data[1].index === 1, 'there are not two vectors in order');
  for (const [i, { embedding }] of packed.data.entries()) {
    ensure(embedding.length === 8, `a vector has ${embedding.length} numbers`);
    ensure(embedding.every((number, at) => Math.abs(number - plain.data[i].embedding[at]) < 1e-6), 'base64 and floats differ');
  }
}

async function images(model) {
  const answer = await client.images.generate({ model, prompt: 'A lighthouse', size: '1024x1024', response_format: 'b64_json' });
  ensure(Buffer.from(answer.data[0].b64_json, 'base64').subarray(1, 4).toString() === 'PNG', 'it is no picture');
}

async function imageStream(model) {
  const kinds = [];
  for await (const event of await client.images.generate({ model, prompt: 'A lighthouse', stream: true, partial_images: 1 })) {
    kinds.push(event.type);
  }
  ensure(kinds.join(' ') === 'image_generation.partial_image image_generation.completed', `the events are ${kinds}`);
}

async function speech(model) {
  const answer = await client.audio.speech.create({ model, input: 'Pong', voice: 'alloy', response_format: 'wav' });
  const sound = Buffer.from(await answer.arrayBuffer());
  ensure(sound.subarray(0, 4).toString() === 'RIFF' && sound.length > 44, 'it is no sound');
  ensure(answer.headers.get('content-type') === 'audio/wav', `the type is ${answer.headers.get('content-type')}`);
}

async function moderations(model) {
  const answer = await client.moderations.create({ model, input: ['peace', 'violence'] });
  ensure(answer.results.map((result) => result.flagged).join() === 'false,true', `the verdicts are ${JSON.stringify(answer.results)}`);
}

const runs = { completions, embeddings, images, 'image-stream': imageStream, speech, moderations };
for (const name of named) {
  const [surface, model] = name.split('=');
  await check(`${surface} of ${model}`, () => runs[surface](model));
}

await check('an error is an error of the client', async () => {
  try {
    await client.embeddings.create({ model: '', input: 'x' });
  } catch (error) {
    ensure(error instanceof OpenAI.APIError && error.status >= 400 && error.code, `it is ${error}`);
    return;
  }
  throw new Error('there was none');
});

process.exit(failed === 0 ? 0 : 1);
