// What goes wrong, as the official Anthropic client tells it.
import Anthropic from '@anthropic-ai/sdk';
import { ensure, refusal } from './checks.mjs';

const ping = { max_tokens: 50, messages: [{ role: 'user', content: 'Say pong' }] };

/** The simulated provider's model with a fault. */
const create = (client, model, fault = '') => client.messages.create({ ...ping, model: `${model}${fault && `-${fault.replace(/\W+/g, '-')}#${fault}`}` });

function ensureType(error, type) {
  ensure(error.error.type === 'error' && error.error.error.type === type, `the body is ${JSON.stringify(error.error)}`);
  ensure(error.requestID?.length > 0, 'there is no request id');
}

export const failures = {
  async 'wrong token'(client, model) {
    ensureType(await refusal(Anthropic.AuthenticationError, () => create(client.withOptions({ apiKey: 'wrong' }), model)), 'authentication_error');
  },

  async 'unknown model'(client) {
    ensureType(await refusal(Anthropic.NotFoundError, () => create(client, 'no-such-model')), 'not_found_error');
  },

  async 'bad request'(client, model) {
    ensureType(await refusal(Anthropic.BadRequestError, () => client.messages.create({ model, max_tokens: 50 })), 'invalid_request_error');
  },

  async 'bad request according to the provider'(client, model) {
    const error = await refusal(Anthropic.BadRequestError, () => create(client, model, 'status=400;message=no%20such%20voice'));
    ensureType(error, 'invalid_request_error');
    ensure(error.message.includes('no such voice'), `the message is ${error.message}`);
  },

  async 'rate limit'(client, model) {
    const error = await refusal(Anthropic.RateLimitError, () => create(client, model, 'status=429;retry-after=7'));
    ensureType(error, 'rate_limit_error');
    ensure(error.headers.get('retry-after') === '7', `it is to be tried again after ${error.headers.get('retry-after')}`);
  },

  async 'broken provider'(client, model) {
    const error = await refusal(Anthropic.InternalServerError, () => create(client, model, 'status=500'));
    ensure(error.status >= 500 && error.error.error.type.length > 0, `it is ${error.status}, ${JSON.stringify(error.error)}`);
  },

  async 'error in the middle of a stream'(client, model) {
    const error = await refusal(Anthropic.APIError, () => client.messages.stream({ ...ping, model: `${model}-torn#error-at=4;chunks=8` }).finalMessage());
    ensure(error.error.error.type.length > 0, `the body is ${JSON.stringify(error.error)}`);
  },
};

export const aborts = {
  async 'in the middle of a stream'(client, model) {
    const stream = await client.messages.create({ ...ping, model: `${model}-left#chunks=500;gap=100ms`, stream: true });
    let pieces = 0;
    for await (const event of stream) {
      if (event.type === 'content_block_delta' && ++pieces >= 2) stream.controller.abort();
    }
    ensure(pieces < 100, `there were ${pieces} pieces`);
  },

  async 'in the middle of a helper'(client, model) {
    const runner = client.messages.stream({ ...ping, model: `${model}-left#chunks=500;gap=100ms` });
    runner.once('text', () => runner.abort());
    await refusal(Anthropic.APIUserAbortError, () => runner.finalMessage());
  },

  async 'when the time is over'(client, model) {
    await refusal(Anthropic.APIConnectionTimeoutError, () => create(client.withOptions({ timeout: 300 }), `${model}-left#latency=60s`));
  },
};

export const retries = {
  async 'after a rate limit'(client, model) {
    const message = await create(client.withOptions({ maxRetries: 3 }), model);
    ensure(message.content[0].text.length > 0, 'the content is empty');
  },
};
