// Everything that sends a file, with the official OpenAI client.
import { toFile } from 'openai';
import { ensure } from './checks.mjs';

const sound = () => toFile(Buffer.alloc(200_000, 7), 'sound.wav', { type: 'audio/wav' });
const picture = () => toFile(Buffer.alloc(1000, 7), 'picture.png', { type: 'image/png' });

function writtenDown(response_format) {
  return async (client, model) => {
    const answer = await client.audio.transcriptions.create({ model, file: await sound(), response_format });
    ensure((answer.text ?? answer).includes('200000 bytes'), `the answer is ${JSON.stringify(answer)}`);
  };
}

export const hearing = {
  transcriptions: writtenDown(undefined),
  'transcriptions as json': writtenDown('json'),
  'transcriptions as text': writtenDown('text'),
  'transcriptions as srt': writtenDown('srt'),
  'transcriptions as vtt': writtenDown('vtt'),
  'transcriptions as verbose_json': writtenDown('verbose_json'),

  async 'transcriptions as a stream'(client, model) {
    let text = '';
    let done;
    for await (const event of await client.audio.transcriptions.create({ model, file: await sound(), stream: true })) {
      if (event.type === 'transcript.text.delta') text += event.delta;
      if (event.type === 'transcript.text.done') done = event.text;
    }
    ensure(done?.length > 0 && text.trim() === done, `the deltas are ${text}, the text is ${done}`);
  },

  async translations(client, model) {
    const answer = await client.audio.translations.create({ model, file: await sound() });
    ensure(answer.text.length > 0, 'the text is empty');
  },
};

export const pictures = {
  async edit(client, model) {
    const answer = await client.images.edit({ model, image: [await picture(), await picture()], prompt: 'Bluer', n: 2 });
    ensure(answer.data.length === 2 && answer.data[0].b64_json.length > 0, `the answer is ${JSON.stringify(answer)}`);
  },

  async 'edit with an address that leads through the gateway'(client, model) {
    const answer = await client.images.edit({ model, image: await picture(), prompt: 'Bluer', response_format: 'url' });
    ensure(answer.data[0].url.includes('/api/proxy/'), `the address is ${answer.data[0].url}`);
    const fetched = await fetch(answer.data[0].url);
    ensure(fetched.status === 200 && fetched.headers.get('content-type') === 'image/png', `it answered ${fetched.status}`);
  },

  async 'edit as a stream'(client, model) {
    const kinds = [];
    for await (const event of await client.images.edit({ model, image: await picture(), prompt: 'Bluer', stream: true, partial_images: 1 })) {
      kinds.push(event.type);
    }
    ensure(kinds.join(' ') === 'image_edit.partial_image image_edit.completed', `the events are ${kinds}`);
  },

  async createVariation(client, model) {
    const answer = await client.images.createVariation({ model, image: await picture() });
    ensure(answer.data.length === 1, `the answer is ${JSON.stringify(answer)}`);
  },
};
