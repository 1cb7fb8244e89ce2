// Drives a gateway with the official Anthropic client: messages, streams, tools and thinking for every model named on the
// command line.
// Usage: node anthropic.mjs <base-url> <token> [--any-model] <model> [<model> ...]
// With --any-model the base URL is a provider's, which is asked for whatever model is named.
// Prints one line per check and exits with 1 if any failed.
import Anthropic from '@anthropic-ai/sdk';

const [baseURL, apiKey, ...named] = process.argv.slice(2);
const models = named.filter((name) => name !== '--any-model');
const client = new Anthropic({ baseURL, apiKey, authToken: null, maxRetries: 0, timeout: 30_000 });
const bearer = new Anthropic({ baseURL, apiKey: null, authToken: apiKey, maxRetries: 0, timeout: 30_000 });
let failed = 0;

const weather = {
  name: 'get_weather',
  description: 'The weather of a city',
  input_schema: {
    type: 'object',
    properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['c', 'f'] } },
    required: ['city'],
  },
};

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

function ensureMessage(message) {
  ensure(message.type === 'message' && message.role === 'assistant', `it is a ${message.type} of ${message.role}`);
  ensure(message.stop_reason?.length > 0, 'there is no stop_reason');
  ensure(message.usage.output_tokens > 0, `usage is ${JSON.stringify(message.usage)}`);
}

function textOf(message) {
  return message.content.filter((block) => block.type === 'text').map((block) => block.text).join('');
}

async function create(model) {
  const message = await client.messages.create({
    model,
    max_tokens: 50,
    system: [{ type: 'text', text: 'Be short.', cache_control: { type: 'ephemeral' } }],
    messages: [{ role: 'user', content: 'Say pong' }],
  });
  ensureMessage(message);
  ensure(textOf(message).length > 0, 'the text is empty');
  ensure(message.usage.input_tokens > 0, `usage is ${JSON.stringify(message.usage)}`);
}

async function bearerToken(model) {
  ensureMessage(await bearer.messages.create({ model, max_tokens: 50, messages: [{ role: 'user', content: 'Say pong' }] }));
}

async function stream(model) {
  const runner = client.messages.stream({ model, max_tokens: 50, messages: [{ role: 'user', content: 'Say pong' }] });
  let text = '';
  runner.on('text', (piece) => (text += piece));
  const final = await runner.finalMessage();
  ensureMessage(final);
  ensure(text.length > 0 && text === textOf(final), `pieces are ${text}, the whole is ${textOf(final)}`);
  ensure(final.usage.input_tokens > 0, `usage is ${JSON.stringify(final.usage)}`);
}

async function rawStream(model) {
  const events = await client.messages.create({ model, max_tokens: 50, stream: true, messages: [{ role: 'user', content: 'Say pong' }] });
  const types = [];
  for await (const event of events) types.push(event.type);
  ensure(types[0] === 'message_start' && types.at(-1) === 'message_stop', `the events are ${types}`);
}

async function toolLoop(model, ask) {
  const messages = [{ role: 'user', content: 'What is the weather in Paris and in Rome? Ask in parallel.' }];
  const asked = await ask({ model, max_tokens: 500, messages, tools: [weather], tool_choice: { type: 'auto' } });
  ensure(asked.stop_reason === 'tool_use', `stop_reason is ${asked.stop_reason}`);
  const calls = asked.content.filter((block) => block.type === 'tool_use');
  ensure(calls.length >= 1, 'there is no tool call');
  for (const call of calls) ensure(typeof call.input.city === 'string', `the input is ${JSON.stringify(call.input)}`);
  messages.push({ role: 'assistant', content: asked.content });
  messages.push({
    role: 'user',
    content: calls.map((call) => ({ type: 'tool_result', tool_use_id: call.id, content: [{ type: 'text', text: '21 degrees' }] })),
  });
  const answer = await client.messages.create({ model, max_tokens: 500, messages, tools: [weather] });
  ensure(textOf(answer).length > 0, 'there is no answer to the tool result');
}

const tools = (model) => toolLoop(model, (request) => client.messages.create(request));
const streamedTools = (model) => toolLoop(model, (request) => client.messages.stream(request).finalMessage());

async function thinking(model) {
  const messages = [{ role: 'user', content: 'What is the weather in Paris? Think.' }];
  const asked = await client.messages
    .stream({ model: `${model}#reasoning`, max_tokens: 4000, messages, thinking: { type: 'enabled', budget_tokens: 2000 }, tools: [weather] })
    .finalMessage();
  const thoughts = asked.content.filter((block) => block.type === 'thinking');
  ensure(thoughts.length > 0 && thoughts[0].thinking.length > 0, `the content is ${JSON.stringify(asked.content)}`);
  ensure(thoughts[0].signature.length > 0, 'the thinking has no signature');
  ensure(asked.content[0].type === 'thinking', 'the thinking does not come first');
  messages.push({ role: 'assistant', content: asked.content });
  const calls = asked.content.filter((block) => block.type === 'tool_use');
  messages.push({
    role: 'user',
    content: calls.length ? calls.map((call) => ({ type: 'tool_result', tool_use_id: call.id, content: '21' })) : 'And now?',
  });
  ensureMessage(await client.messages.create({ model: `${model}#reasoning`, max_tokens: 4000, messages, thinking: { type: 'enabled', budget_tokens: 2000 }, tools: [weather] }));
}

async function countTokens(model) {
  const count = await client.messages.countTokens({ model, system: 'Be short.', messages: [{ role: 'user', content: 'Say pong' }], tools: [weather] });
  ensure(count.input_tokens > 10, `the count is ${count.input_tokens}`);
}

async function badModel() {
  try {
    await client.messages.create({ model: 'no-such-model', max_tokens: 5, messages: [{ role: 'user', content: 'x' }] });
  } catch (error) {
    ensure(error instanceof Anthropic.NotFoundError, `the error is ${error.constructor.name}`);
    ensure(error.error.error.type === 'not_found_error', `the body is ${JSON.stringify(error.error)}`);
    return;
  }
  throw new Error('an unknown model was answered');
}

async function badToken() {
  try {
    await new Anthropic({ baseURL, apiKey: 'wrong', authToken: null, maxRetries: 0 }).messages.create({ model: models[0], max_tokens: 5, messages: [{ role: 'user', content: 'x' }] });
  } catch (error) {
    ensure(error instanceof Anthropic.AuthenticationError, `the error is ${error.constructor.name}`);
    ensure(error.error.error.type === 'authentication_error', `the body is ${JSON.stringify(error.error)}`);
    return;
  }
  throw new Error('a wrong token was taken');
}

if (models.length === named.length) await check('unknown model', badModel);
await check('wrong token', badToken);
for (const model of models) {
  for (const run of [create, bearerToken, stream, rawStream, tools, streamedTools, countTokens]) {
    await check(`${run.name} ${model}`, () => run(model));
  }
  if (!model.includes('rotation') && !model.includes('auto')) await check(`thinking ${model}`, () => thinking(model));
}
process.exit(failed ? 1 : 0);
