// Drives a gateway with the official OpenAI client's Responses API for every model named on the command line.
// Usage: node openai-responses.mjs <base-url> <token> <model> [<model> ...]
// Prints one line per check and exits with 1 if any failed.
import OpenAI from 'openai';
import { makeParseableTextFormat } from 'openai/lib/parser';

const [baseURL, apiKey, ...models] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, timeout: 30_000 });
let failed = 0;

const weather = {
  type: 'function',
  name: 'get_weather',
  description: 'The weather of a city',
  strict: true,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false },
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

async function create(model) {
  const response = await client.responses.create({ model, instructions: 'Be brief.', input: 'Say pong', max_output_tokens: 200 });
  ensure(response.object === 'response', `object is ${response.object}`);
  ensure(response.status === 'completed', `status is ${response.status}`);
  ensure(response.output_text.includes('pong'), `the text is ${response.output_text}`);
  ensure(response.usage.output_tokens_details.reasoning_tokens >= 0, `usage is ${JSON.stringify(response.usage)}`);
}

async function stream(model) {
  const events = await client.responses.create({ model, input: 'Say pong', stream: true });
  let text = '';
  let next = 0;
  let last;
  for await (const event of events) {
    ensure(event.sequence_number === next++, `${event.type} has the number ${event.sequence_number}`);
    if (event.type === 'response.output_text.delta') text += event.delta;
    last = event;
  }
  ensure(last.type === 'response.completed', `the last event is ${last.type}`);
  ensure(last.response.output.at(-1).content[0].text === text, 'the last event has another text');
}

async function streamHelper(model) {
  const runner = client.responses.stream({ model, input: [{ role: 'user', content: 'What is the weather in Paris?' }], tools: [weather] });
  const final = await runner.finalResponse();
  const call = final.output.find((item) => item.type === 'function_call');
  ensure(call?.name === 'get_weather', `the output is ${JSON.stringify(final.output)}`);
  ensure(typeof JSON.parse(call.arguments).city === 'string', `the arguments are ${call.arguments}`);
}

async function parse(model) {
  const schema = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false };
  const format = makeParseableTextFormat({ type: 'json_schema', name: 'answer', strict: true, schema }, JSON.parse);
  const response = await client.responses.parse({ model, input: 'Answer', text: { format } });
  ensure(typeof response.output_parsed?.ok === 'boolean', `the parsed output is ${JSON.stringify(response.output_parsed)}`);
}

// As agents for the terminal do it: nothing stored, reasoning handed back, tools in a loop.
async function agent(model) {
  const input = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'What is the weather in Paris?' }] }];
  const settings = {
    model,
    instructions: 'You are an agent.',
    tools: [weather],
    tool_choice: 'auto',
    parallel_tool_calls: false,
    reasoning: { effort: 'medium', summary: 'auto' },
    store: false,
    stream: true,
    include: ['reasoning.encrypted_content'],
    prompt_cache_key: 'session-1',
  };
  for (let turn = 0; turn < 2; turn++) {
    for await (const event of await client.responses.create({ ...settings, input })) {
      if (event.type === 'response.output_item.done') input.push(event.item);
    }
    for (const call of input.filter((item) => item.type === 'function_call')) {
      if (input.some((item) => item.type === 'function_call_output' && item.call_id === call.call_id)) continue;
      input.push({ type: 'function_call_output', call_id: call.call_id, output: '21 degrees' });
    }
  }
  const last = input.at(-1);
  ensure(last.type === 'message' && last.content[0].text.length > 0, `the conversation ends with ${JSON.stringify(last)}`);
}

async function stored(model) {
  try {
    await client.responses.create({ model, input: 'x', previous_response_id: 'resp_1' });
  } catch (error) {
    ensure(error instanceof OpenAI.BadRequestError, `the error is ${error.constructor.name}`);
    ensure(error.param === 'previous_response_id', `the param is ${error.param}`);
    return;
  }
  throw new Error('a stored response was found');
}

await check('retrieve', async () => {
  try {
    await client.responses.retrieve('resp_1');
  } catch (error) {
    ensure(error instanceof OpenAI.NotFoundError, `the error is ${error.constructor.name}`);
    return;
  }
  throw new Error('a stored response was found');
});
for (const model of models) {
  for (const run of [create, stream, streamHelper, parse, agent, stored]) {
    await check(`${run.name} ${model}`, () => run(model));
  }
}
process.exit(failed ? 1 : 0);
