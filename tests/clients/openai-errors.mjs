// What goes wrong, as the official OpenAI client tells it.
import OpenAI from 'openai';
import { ensure, refusal } from './checks.mjs';

const ping = [{ role: 'user', content: 'Say pong' }];

/** The simulated provider's model with a fault. */
const create = (client, model, fault = '') => client.chat.completions.create({ model: `${model}${fault && `-${fault.replace(/\W+/g, '-')}#${fault}`}`, messages: ping });

export const failures = {
  async 'wrong token'(client, model) {
    const error = await refusal(OpenAI.AuthenticationError, () => create(client.withOptions({ apiKey: 'wrong' }), model));
    ensure(error.code === 'invalid_api_key', `the code is ${error.code}`);
  },

  async 'unknown model'(client) {
    const error = await refusal(OpenAI.NotFoundError, () => create(client, 'no-such-model'));
    ensure(error.code === 'model_not_found' && error.param === 'model', `the code is ${error.code}, the param ${error.param}`);
    ensure(error.requestID?.length > 0, 'there is no request id');
  },

  async 'bad request'(client, model) {
    const error = await refusal(OpenAI.BadRequestError, () => client.chat.completions.create({ model }));
    ensure(error.type === 'invalid_request_error', `the type is ${error.type}`);
  },

  async 'bad request according to the provider'(client, model) {
    const error = await refusal(OpenAI.BadRequestError, () => create(client, model, 'status=400;message=no%20such%20voice'));
    ensure(error.message.includes('no such voice'), `the message is ${error.message}`);
  },

  async 'rate limit'(client, model) {
    const error = await refusal(OpenAI.RateLimitError, () => create(client, model, 'status=429;retry-after=7'));
    ensure(error.headers.get('retry-after') === '7', `it is to be tried again after ${error.headers.get('retry-after')}`);
    ensure(error.code === 'rate_limit_exceeded', `the code is ${error.code}`);
  },

  async 'broken provider'(client, model) {
    const error = await refusal(OpenAI.InternalServerError, () => create(client, model, 'status=500'));
    ensure(error.status >= 500 && error.code?.length > 0, `it is ${error.status}, ${error.code}`);
  },

  async 'error in the middle of a stream'(client, model) {
    const error = await refusal(OpenAI.APIError, async () => {
      const fault = 'error-at=3;chunks=8';
      for await (const chunk of await client.chat.completions.create({ model: `${model}-torn#${fault}`, messages: ping, stream: true })) {
        ensure(chunk.choices.length > 0, 'there is an empty chunk');
      }
    });
    ensure(error.message.length > 0, 'the error says nothing');
  },

  async 'a stored response'(client, model) {
    const error = await refusal(OpenAI.BadRequestError, () => client.responses.create({ model, input: 'x', previous_response_id: 'resp_1' }));
    ensure(error.param === 'previous_response_id', `the param is ${error.param}`);
    await refusal(OpenAI.NotFoundError, () => client.responses.retrieve('resp_1'));
  },
};

export const aborts = {
  async 'in the middle of a stream'(client, model) {
    const stream = await client.chat.completions.create({ model: `${model}-left#chunks=500;gap=100ms`, messages: ping, stream: true });
    let chunks = 0;
    for await (const chunk of stream) {
      ensure(chunk.object === 'chat.completion.chunk', `object is ${chunk.object}`);
      if (++chunks >= 3) stream.controller.abort();
    }
    ensure(chunks < 100, `there were ${chunks} chunks`);
  },

  async 'in the middle of a helper'(client, model) {
    const runner = client.chat.completions.stream({ model: `${model}-left#chunks=500;gap=100ms`, messages: ping });
    runner.once('content', () => runner.abort());
    await refusal(OpenAI.APIUserAbortError, () => runner.done());
  },

  async 'when the time is over'(client, model) {
    await refusal(OpenAI.APIConnectionTimeoutError, () => create(client.withOptions({ timeout: 300 }), `${model}-left#latency=60s`));
  },
};

export const retries = {
  async 'after a rate limit'(client, model) {
    const answer = await create(client.withOptions({ maxRetries: 3 }), model);
    ensure(answer.choices[0].message.content.length > 0, 'the content is empty');
  },
};

export const absences = {
  async 'what the provider does not have'(client, model) {
    for (const call of [
      () => client.embeddings.create({ model, input: 'x' }),
      () => client.images.generate({ model, prompt: 'x' }),
      () => client.audio.speech.create({ model, input: 'x', voice: 'alloy' }),
      () => client.moderations.create({ model, input: 'x' }),
      () => client.images.createVariation({ model, image: new File(['x'], 'x.png') }),
      () => client.audio.transcriptions.create({ model, file: new File(['x'], 'x.wav') }),
      () => client.audio.translations.create({ model, file: new File(['x'], 'x.wav') }),
    ]) {
      const error = await refusal(OpenAI.BadRequestError, call);
      ensure(error.code?.length > 0 && error.message.includes('anthropic'), `it is ${error.code}: ${error.message}`);
    }
  },
};
