// Messages with the official Anthropic client, its helpers for streams, tools and structured output included.
import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema';
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema';
import { ensure } from './checks.mjs';

const input_schema = {
  type: 'object',
  properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['c', 'f'] } },
  required: ['city'],
};
const weather = { name: 'get_weather', description: 'The weather of a city', input_schema };
const question = { role: 'user', content: 'What is the weather in Paris and in Rome? Ask in parallel.' };
const ping = { max_tokens: 50, messages: [{ role: 'user', content: 'Say pong' }] };
const answer = jsonSchemaOutputFormat({ type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false });

function ensureMessage(message) {
  ensure(message.type === 'message' && message.role === 'assistant', `it is a ${message.type} of ${message.role}`);
  ensure(message.stop_reason?.length > 0, 'there is no stop_reason');
  ensure(message.usage.input_tokens > 0 && message.usage.output_tokens > 0, `usage is ${JSON.stringify(message.usage)}`);
}

function textOf(message) {
  return message.content.filter((block) => block.type === 'text').map((block) => block.text).join('');
}

async function toolLoop(client, model, ask) {
  const messages = [question];
  const asked = await ask({ model, max_tokens: 500, messages, tools: [weather], tool_choice: { type: 'auto' } });
  ensure(asked.stop_reason === 'tool_use', `stop_reason is ${asked.stop_reason}`);
  const calls = asked.content.filter((block) => block.type === 'tool_use');
  ensure(calls.length === 2, `there are ${calls.length} tool calls`);
  for (const call of calls) ensure(typeof call.input.city === 'string', `the input is ${JSON.stringify(call.input)}`);
  messages.push({ role: 'assistant', content: asked.content });
  messages.push({
    role: 'user',
    content: calls.map((call) => ({ type: 'tool_result', tool_use_id: call.id, content: [{ type: 'text', text: '21 degrees' }] })),
  });
  const last = await client.messages.create({ model, max_tokens: 500, messages, tools: [weather] });
  ensure(textOf(last).includes('21 degrees'), `the last text is ${textOf(last)}`);
}

export const messages = {
  async create(client, model) {
    const { data: message, response, request_id: id } = await client.messages
      .create({ ...ping, model, system: [{ type: 'text', text: 'Be short.', cache_control: { type: 'ephemeral' } }] })
      .withResponse();
    ensureMessage(message);
    ensure(textOf(message).length > 0, 'the text is empty');
    ensure(id?.length > 0, `the request's id is ${id}`);
    ensure(response.headers.get('x-aisbf-provider')?.length > 0, `the headers are ${JSON.stringify([...response.headers])}`);
  },

  async 'create with a bearer token'(client, model) {
    ensureMessage(await client.withOptions({ apiKey: null, authToken: client.apiKey }).messages.create({ ...ping, model }));
  },

  async stream(client, model) {
    const types = [];
    for await (const event of await client.messages.create({ ...ping, model, stream: true })) types.push(event.type);
    ensure(types[0] === 'message_start' && types.at(-1) === 'message_stop', `the events are ${types}`);
  },

  async 'stream helper'(client, model) {
    const runner = client.messages.stream({ ...ping, model });
    let text = '';
    const types = [];
    const blocks = [];
    runner.on('text', (piece) => (text += piece));
    runner.on('streamEvent', (event) => types.push(event.type));
    runner.on('contentBlock', (block) => blocks.push(block.type));
    const final = await runner.finalMessage();
    ensureMessage(final);
    ensure(text.length > 0 && text === textOf(final) && text === (await runner.finalText()), `pieces are ${text}, the whole is ${textOf(final)}`);
    ensure(types.at(-1) === 'message_stop' && blocks.join() === 'text', `the events are ${types}, the blocks ${blocks}`);
  },

  tools: (client, model) => toolLoop(client, model, (request) => client.messages.create(request)),
  'streamed tools': (client, model) => toolLoop(client, model, (request) => client.messages.stream(request).finalMessage()),

  async 'a tool that has to be called'(client, model) {
    const message = await client.messages.create({ ...ping, model, tools: [weather], tool_choice: { type: 'tool', name: 'get_weather' } });
    ensure(message.content.some((block) => block.type === 'tool_use' && block.name === 'get_weather'), `the content is ${JSON.stringify(message.content)}`);
  },

  async parse(client, model) {
    const message = await client.messages.parse({ ...ping, max_tokens: 500, model, output_config: { format: answer } });
    ensure(typeof message.parsed_output?.ok === 'boolean', `the content is ${JSON.stringify(message.content)}`);
  },

  async 'streamed parse'(client, model) {
    const message = await client.messages.stream({ ...ping, max_tokens: 500, model, output_config: { format: answer } }).finalMessage();
    ensure(typeof message.parsed_output?.ok === 'boolean', `the content is ${JSON.stringify(message.content)}`);
  },

  async 'a picture'(client, model) {
    const source = { type: 'base64', media_type: 'image/png', data: Buffer.alloc(100, 7).toString('base64') };
    const content = [{ type: 'image', source }, { type: 'text', text: 'What is this?' }];
    ensureMessage(await client.messages.create({ model, max_tokens: 50, messages: [{ role: 'user', content }] }));
  },
};

/** With these the client sends `?beta=true` and `anthropic-beta`, and wants the conversation kept until it is told that it is not. */
export const betas = Object.fromEntries(
  [false, true].map((stream) => [
    stream ? 'streamed tool runner' : 'tool runner',
    async (client, model) => {
      const asked = [];
      const tool = betaTool({ name: 'get_weather', description: 'The weather of a city', inputSchema: input_schema, run: (given) => (asked.push(given), `${given.city}: 21 degrees`) });
      const runner = client.beta.messages.toolRunner({ model, max_tokens: 500, messages: [question], tools: [tool], stream, betas: ['interleaved-thinking-2025-05-14'] });
      const last = await runner.runUntilDone();
      ensureMessage(last);
      ensure(asked.length === 2 && asked.every(({ city }) => typeof city === 'string'), `the tool was asked ${JSON.stringify(asked)}`);
      ensure(textOf(last).includes('21 degrees'), `the last text is ${textOf(last)}`);
    },
  ]),
);

export const thinking = Object.fromEntries(
  [false, true].map((stream) => [
    stream ? 'streamed, and handed back' : 'handed back',
    async (client, model) => {
      const turns = [{ role: 'user', content: 'What is the weather in Paris? Think.' }];
      const request = { model: `${model}#reasoning`, max_tokens: 4000, messages: turns, thinking: { type: 'enabled', budget_tokens: 2000 }, tools: [weather] };
      const runner = stream && client.messages.stream(request);
      let thoughts = '';
      if (stream) runner.on('thinking', (piece) => (thoughts += piece));
      const asked = await (stream ? runner.finalMessage() : client.messages.create(request));
      const [first] = asked.content;
      ensure(first.type === 'thinking' && first.thinking.length > 0, `the content is ${JSON.stringify(asked.content)}`);
      ensure(first.signature.length > 0, 'the thinking has no signature');
      ensure(!stream || thoughts === first.thinking, `pieces are ${thoughts}, the whole is ${first.thinking}`);
      const calls = asked.content.filter((block) => block.type === 'tool_use');
      ensure(calls.length === 1, `the content is ${JSON.stringify(asked.content)}`);
      turns.push({ role: 'assistant', content: asked.content });
      turns.push({ role: 'user', content: [{ type: 'tool_result', tool_use_id: calls[0].id, content: '21 degrees' }] });
      const last = await client.messages.create(request);
      ensureMessage(last);
      ensure(textOf(last).includes('21 degrees'), `the last text is ${textOf(last)}`);
    },
  ]),
);

export const counts = {
  async countTokens(client, model) {
    const count = await client.messages.countTokens({ model, system: 'Be short.', messages: ping.messages, tools: [weather] });
    ensure(count.input_tokens > 10, `the count is ${count.input_tokens}`);
  },
};
