// Drives a gateway with the official OpenAI client: chat, stream and tools for every model named on the command line.
// Usage: node openai.mjs <base-url> <token> <model> [<model> ...]
// Prints one line per check and exits with 1 if any failed.
import OpenAI from 'openai';

const [baseURL, apiKey, ...models] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, timeout: 30_000 });
let failed = 0;

const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather of a city',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['c', 'f'] } },
      required: ['city'],
    },
  },
};

// Lists have the short forms of names.
function listed(model) {
  return model.replace(/^user-provider\//, '').replace(/^user-(rotation|autoselect)\//, '$1/');
}

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

async function chat(model) {
  const answer = await client.chat.completions.create({
    model,
    max_tokens: 50,
    messages: [
      { role: 'system', content: 'Be short.' },
      { role: 'user', content: 'Say pong' },
    ],
  });
  const choice = answer.choices[0];
  ensure(answer.object === 'chat.completion', `object is ${answer.object}`);
  ensure(choice.message.role === 'assistant', `role is ${choice.message.role}`);
  ensure(choice.message.content?.length > 0, 'the content is empty');
  ensure(choice.finish_reason === 'stop' || choice.finish_reason === 'length', `finish_reason is ${choice.finish_reason}`);
  ensure(answer.usage.prompt_tokens > 0 && answer.usage.completion_tokens > 0, `usage is ${JSON.stringify(answer.usage)}`);
}

async function stream(model) {
  const chunks = await client.chat.completions.create({
    model,
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: 'user', content: 'Say pong' }],
  });
  let text = '';
  let finish;
  let usage;
  for await (const chunk of chunks) {
    ensure(chunk.object === 'chat.completion.chunk', `object is ${chunk.object}`);
    text += chunk.choices[0]?.delta?.content ?? '';
    finish = chunk.choices[0]?.finish_reason ?? finish;
    usage = chunk.usage ?? usage;
  }
  ensure(text.length > 0, 'the stream has no text');
  ensure(finish === 'stop', `finish_reason is ${finish}`);
  ensure(usage?.completion_tokens > 0, `usage is ${JSON.stringify(usage)}`);
}

async function unaskedUsage(model) {
  const chunks = await client.chat.completions.create({
    model,
    stream: true,
    messages: [{ role: 'user', content: 'Say pong' }],
  });
  for await (const chunk of chunks) {
    ensure(chunk.choices.length > 0, 'a chunk without choices came unasked');
  }
}

async function streamHelper(model) {
  const runner = client.chat.completions.stream({ model, messages: [{ role: 'user', content: 'Say pong' }] });
  const final = await runner.finalChatCompletion();
  ensure(final.choices[0].message.content?.length > 0, 'the collected content is empty');
}

async function tools(model) {
  const messages = [{ role: 'user', content: 'What is the weather in Paris and in Rome? Ask in parallel.' }];
  const asked = await client.chat.completions.create({ model, messages, tools: [weather], tool_choice: 'auto' });
  const call = asked.choices[0];
  ensure(call.finish_reason === 'tool_calls', `finish_reason is ${call.finish_reason}`);
  ensure(call.message.tool_calls.length >= 1, 'there is no tool call');
  messages.push(call.message);
  for (const toolCall of call.message.tool_calls) {
    ensure(toolCall.id?.length > 0, 'the tool call has no id');
    ensure(toolCall.function.name === 'get_weather', `the tool is ${toolCall.function.name}`);
    ensure(typeof JSON.parse(toolCall.function.arguments).city === 'string', `the arguments are ${toolCall.function.arguments}`);
    messages.push({ role: 'tool', tool_call_id: toolCall.id, content: JSON.stringify({ degrees: 21 }) });
  }
  const answer = await client.chat.completions.create({ model, messages, tools: [weather] });
  ensure(answer.choices[0].message.content?.length > 0, 'there is no answer to the tool result');
}

async function streamedTools(model) {
  const runner = client.chat.completions.stream({
    model,
    tools: [weather],
    messages: [{ role: 'user', content: 'What is the weather in Paris?' }],
  });
  const final = await runner.finalChatCompletion();
  const call = final.choices[0].message.tool_calls?.[0];
  ensure(call?.function.name === 'get_weather', `the tool call is ${JSON.stringify(call)}`);
  JSON.parse(call.function.arguments);
}

async function badModel() {
  try {
    await client.chat.completions.create({ model: 'no-such-model', messages: [{ role: 'user', content: 'x' }] });
  } catch (error) {
    ensure(error instanceof OpenAI.NotFoundError, `the error is ${error.constructor.name}`);
    ensure(error.code === 'model_not_found', `the code is ${error.code}`);
    ensure(error.param === 'model', `the param is ${error.param}`);
    return;
  }
  throw new Error('an unknown model was answered');
}

await check('models.list', async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  for (const model of models) ensure(ids.includes(listed(model)), `${model} is not in the list ${ids}`);
});
await check('models.retrieve', async () => {
  const model = await client.models.retrieve(listed(models[0]));
  ensure(model.id === listed(models[0]), `the id is ${model.id}`);
});
await check('unknown model', badModel);
for (const model of models) {
  for (const run of [chat, stream, unaskedUsage, streamHelper, tools, streamedTools]) {
    await check(`${run.name} ${model}`, () => run(model));
  }
}
process.exit(failed ? 1 : 0);
