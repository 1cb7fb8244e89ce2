// The Responses API with the official OpenAI client, its helpers for streams and structured output included.
import { ResponsesToolRunner } from 'openai/helpers/responses-tool-runner';
import { makeParseableTextFormat } from 'openai/lib/parser';
import { ensure } from './checks.mjs';

const weather = {
  type: 'function',
  name: 'get_weather',
  description: 'The weather of a city',
  strict: true,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false },
};

function format() {
  const schema = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'], additionalProperties: false };
  return makeParseableTextFormat({ type: 'json_schema', name: 'answer', strict: true, schema }, JSON.parse);
}

/** The library's own loop, which checks every item and event that it gets. */
function runTools(stream) {
  return async (client, model) => {
    const asked = [];
    const execute = (given) => (asked.push(given), `${given.city}: 21 degrees`);
    const runner = new ResponsesToolRunner({ functions: [{ tool: weather, execute }] });
    const input = 'What is the weather in Paris and in Rome? Ask in parallel.';
    const final = await runner.run(client, { model, input, store: false }, { stream });
    ensure(asked.length === 2 && asked.every(({ city }) => typeof city === 'string'), `the tool was asked ${JSON.stringify(asked)}`);
    ensure(final.output_text.includes('21 degrees'), `the last text is ${final.output_text}`);
  };
}

export const responses = {
  async create(client, model) {
    const response = await client.responses.create({ model, instructions: 'Be brief.', input: 'Say pong', max_output_tokens: 200 });
    ensure(response.object === 'response', `object is ${response.object}`);
    ensure(response.status === 'completed', `status is ${response.status}`);
    ensure(response.output_text.includes('pong'), `the text is ${response.output_text}`);
    ensure(response.usage.output_tokens_details.reasoning_tokens >= 0, `usage is ${JSON.stringify(response.usage)}`);
  },

  async stream(client, model) {
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
  },

  async 'stream helper'(client, model) {
    const runner = client.responses.stream({ model, input: 'Say pong' });
    let text = '';
    const types = [];
    runner.on('response.output_text.delta', (event) => (text += event.delta));
    runner.on('event', (event) => types.push(event.type));
    const final = await runner.finalResponse();
    ensure(text.length > 0 && text === final.output_text, `pieces are ${text}, the whole is ${final.output_text}`);
    ensure(types[0] === 'response.created' && types.at(-1) === 'response.completed', `the events are ${types}`);
  },

  async 'stream helper with tools'(client, model) {
    const runner = client.responses.stream({ model, input: [{ role: 'user', content: 'What is the weather in Paris?' }], tools: [weather] });
    const final = await runner.finalResponse();
    const call = final.output.find((item) => item.type === 'function_call');
    ensure(call?.name === 'get_weather', `the output is ${JSON.stringify(final.output)}`);
    ensure(typeof JSON.parse(call.arguments).city === 'string', `the arguments are ${call.arguments}`);
  },

  async parse(client, model) {
    const response = await client.responses.parse({ model, input: 'Answer', text: { format: format() } });
    ensure(typeof response.output_parsed?.ok === 'boolean', `the parsed output is ${JSON.stringify(response.output_parsed)}`);
  },

  async 'streamed parse'(client, model) {
    const final = await client.responses.stream({ model, input: 'Answer', text: { format: format() } }).finalResponse();
    ensure(typeof final.output_parsed?.ok === 'boolean', `the parsed output is ${JSON.stringify(final.output_parsed)}`);
  },

  'tool runner': runTools(false),
  'streamed tool runner': runTools(true),

  // As agents for the terminal do it: nothing stored, reasoning handed back, tools in a loop.
  async agent(client, model) {
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
    ensure(last.type === 'message' && last.content[0].text.includes('21 degrees'), `the conversation ends with ${JSON.stringify(last)}`);
  },
};
