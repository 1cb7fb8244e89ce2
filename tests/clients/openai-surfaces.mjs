// The surfaces besides chat that take JSON, with the official OpenAI client.
import { ensure } from './checks.mjs';

export const completions = {
  async create(client, model) {
    const answer = await client.completions.create({ model, prompt: 'Say pong', max_tokens: 50 });
    ensure(answer.object === 'text_completion', `object is ${answer.object}`);
    ensure(answer.choices[0].text.length > 0, 'the text is empty');
    ensure(answer.usage.total_tokens > 0, `usage is ${JSON.stringify(answer.usage)}`);
  },

  async stream(client, model) {
    let text = '';
    let usage;
    const pieces = await client.completions.create({ model, prompt: 'Say pong', max_tokens: 50, stream: true, stream_options: { include_usage: true } });
    for await (const piece of pieces) {
      text += piece.choices[0]?.text ?? '';
      usage = piece.usage ?? usage;
    }
    ensure(text.length > 0, 'the stream has no text');
    ensure(usage?.total_tokens > 0, 'the stream has no usage');
  },
};

export const embeddings = {
  async create(client, model) {
    // The client asks for base64 by itself where the caller leaves it open, and decodes it.
    const packed = await client.embeddings.create({ model, input: ['red', 'blue'], dimensions: 8 });
    const plain = await client.embeddings.create({ model, input: ['red', 'blue'], dimensions: 8, encoding_format: 'float' });
    ensure(packed.data.length === 2 && packed.data[1].index === 1, 'there are not two vectors in order');
    for (const [i, { embedding }] of packed.data.entries()) {
      ensure(embedding.length === 8, `a vector has ${embedding.length} numbers`);
      ensure(embedding.every((number, at) => Math.abs(number - plain.data[i].embedding[at]) < 1e-6), 'base64 and floats differ');
    }
  },

  async 'of one text as base64'(client, model) {
    const answer = await client.embeddings.create({ model, input: 'red', dimensions: 8, encoding_format: 'base64' });
    ensure(answer.data.length === 1 && Buffer.from(answer.data[0].embedding, 'base64').length === 32, `the answer is ${JSON.stringify(answer)}`);
  },
};

export const tokenInputs = {
  async 'of tokens'(client, model) {
    for (const [input, count] of [[[1, 2, 3], 1], [[[1, 2, 3], [4, 5]], 2]]) {
      const answer = await client.embeddings.create({ model, input, dimensions: 8 });
      ensure(answer.data.length === count, `there are ${answer.data.length} vectors`);
    }
  },
};

export const images = {
  async generate(client, model) {
    const answer = await client.images.generate({ model, prompt: 'A lighthouse', size: '1024x1024', response_format: 'b64_json' });
    ensure(Buffer.from(answer.data[0].b64_json, 'base64').subarray(1, 4).toString() === 'PNG', 'it is no picture');
  },
};

export const imageStreams = {
  async generate(client, model) {
    const kinds = [];
    for await (const event of await client.images.generate({ model, prompt: 'A lighthouse', stream: true, partial_images: 1 })) {
      kinds.push(event.type);
    }
    ensure(kinds.join(' ') === 'image_generation.partial_image image_generation.completed', `the events are ${kinds}`);
  },
};

export const speech = {
  async create(client, model) {
    const answer = await client.audio.speech.create({ model, input: 'Pong', voice: 'alloy', response_format: 'wav' });
    const sound = Buffer.from(await answer.arrayBuffer());
    ensure(sound.subarray(0, 4).toString() === 'RIFF' && sound.length > 44, 'it is no sound');
    ensure(answer.headers.get('content-type') === 'audio/wav', `the type is ${answer.headers.get('content-type')}`);
  },
};

export const moderations = {
  async create(client, model) {
    const answer = await client.moderations.create({ model, input: ['peace', 'violence'] });
    ensure(answer.results.map((result) => result.flagged).join() === 'false,true', `the verdicts are ${JSON.stringify(answer.results)}`);
  },
};
