// Chat completions with the official OpenAI client, its helpers for streams, tools and structured output included.
import { makeParseableResponseFormat } from 'openai/lib/parser';
import { ensure } from './checks.mjs';

const parameters = {
  type: 'object',
  properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['c', 'f'] } },
  required: ['city'],
};
const weather = { type: 'function', function: { name: 'get_weather', description: 'The weather of a city', parameters } };
const question = { role: 'user', content: 'What is the weather in Paris and in Rome? Ask in parallel.' };
const ping = [{ role: 'user', content: 'Say pong' }];

/** The tool as the client's own loop runs it, and the arguments that it was run with. */
function runnable() {
  const asked = [];
  const tool = {
    type: 'function',
    function: { ...weather.function, parse: JSON.parse, function: (given) => (asked.push(given), `${given.city}: 21 degrees`) },
  };
  return { asked, tool };
}

function ensureLoop(asked, messages, text) {
  ensure(asked.length === 2 && asked.every(({ city }) => typeof city === 'string'), `the tool was asked ${JSON.stringify(asked)}`);
  ensure(messages.filter(({ role }) => role === 'tool').length === 2, `the messages are ${JSON.stringify(messages)}`);
  ensure(text?.includes('21 degrees'), `the last text is ${text}`);
}

function format() {
  const schema = { type: 'object', properties: { ok: { type: 'boolean' }, tags: { type: 'array', items: { type: 'string' } } }, required: ['ok', 'tags'], additionalProperties: false };
  return makeParseableResponseFormat({ type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } }, JSON.parse);
}

function ensureParsed(parsed) {
  ensure(typeof parsed?.ok === 'boolean' && Array.isArray(parsed.tags), `the parsed answer is ${JSON.stringify(parsed)}`);
}

export const chat = {
  async create(client, model) {
    const { data: answer, response, request_id: id } = await client.chat.completions
      .create({ model, max_tokens: 50, messages: [{ role: 'system', content: 'Be short.' }, ...ping] })
      .withResponse();
    const choice = answer.choices[0];
    ensure(answer.object === 'chat.completion', `object is ${answer.object}`);
    ensure(choice.message.role === 'assistant', `role is ${choice.message.role}`);
    ensure(choice.message.content?.length > 0, 'the content is empty');
    ensure(choice.finish_reason === 'stop' || choice.finish_reason === 'length', `finish_reason is ${choice.finish_reason}`);
    ensure(answer.usage.prompt_tokens > 0 && answer.usage.completion_tokens > 0, `usage is ${JSON.stringify(answer.usage)}`);
    ensure(id?.length > 0 && id === response.headers.get('x-request-id'), `the request's id is ${id}`);
    ensure(response.headers.get('x-aisbf-provider')?.length > 0, `the headers are ${JSON.stringify([...response.headers])}`);
  },

  async stream(client, model) {
    const chunks = await client.chat.completions.create({ model, stream: true, stream_options: { include_usage: true }, messages: ping });
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
  },

  async 'stream without usage'(client, model) {
    for await (const chunk of await client.chat.completions.create({ model, stream: true, messages: ping })) {
      ensure(chunk.choices.length > 0, 'a chunk without choices came unasked');
    }
  },

  async 'stream helper'(client, model) {
    const runner = client.chat.completions.stream({ model, messages: ping, stream_options: { include_usage: true } });
    let text = '';
    let chunks = 0;
    let done;
    runner.on('content', (piece) => (text += piece));
    runner.on('chunk', () => chunks++);
    runner.on('content.done', (event) => (done = event.content));
    const final = await runner.finalChatCompletion();
    const { content } = final.choices[0].message;
    ensure(content?.length > 0 && content === text && content === done, `pieces are ${text}, the whole is ${content}, at the end ${done}`);
    ensure(chunks > 1, `there were ${chunks} chunks`);
    ensure((await runner.totalUsage()).completion_tokens > 0, 'there is no usage');
  },

  async tools(client, model) {
    const messages = [question];
    const { message, finish_reason: finish } = (await client.chat.completions.create({ model, messages, tools: [weather], tool_choice: 'auto' })).choices[0];
    ensure(finish === 'tool_calls', `finish_reason is ${finish}`);
    ensure(message.tool_calls.length === 2, `there are ${message.tool_calls.length} tool calls`);
    messages.push(message);
    for (const { id, function: { name, arguments: given } } of message.tool_calls) {
      ensure(id?.length > 0, 'the tool call has no id');
      ensure(name === 'get_weather', `the tool is ${name}`);
      ensure(typeof JSON.parse(given).city === 'string', `the arguments are ${given}`);
      messages.push({ role: 'tool', tool_call_id: id, content: JSON.stringify({ degrees: 21 }) });
    }
    const answer = await client.chat.completions.create({ model, messages, tools: [weather] });
    ensure(answer.choices[0].message.content?.includes('21'), 'the answer says nothing of the result');
  },

  async 'a tool that has to be called'(client, model) {
    const choice = { type: 'function', function: { name: 'get_weather' } };
    const { message } = (await client.chat.completions.create({ model, messages: ping, tools: [weather], tool_choice: choice })).choices[0];
    ensure(message.tool_calls?.[0].function.name === 'get_weather', `the message is ${JSON.stringify(message)}`);
  },

  async runTools(client, model) {
    const { asked, tool } = runnable();
    const runner = client.chat.completions.runTools({ model, messages: [question], tools: [tool] });
    ensureLoop(asked, (await runner.done(), runner.messages), await runner.finalContent());
  },

  async 'streamed runTools'(client, model) {
    const { asked, tool } = runnable();
    const runner = client.chat.completions.runTools({ model, messages: [question], tools: [tool], stream: true });
    let text = '';
    runner.on('content', (piece) => (text += piece));
    const last = await runner.finalContent();
    ensureLoop(asked, runner.messages, last);
    ensure(text.endsWith(last), `the pieces are ${text}`);
  },

  async parse(client, model) {
    const answer = await client.chat.completions.parse({ model, messages: ping, response_format: format() });
    ensureParsed(answer.choices[0].message.parsed);
  },

  async 'streamed parse'(client, model) {
    const runner = client.chat.completions.stream({ model, messages: ping, response_format: format() });
    ensureParsed((await runner.finalChatCompletion()).choices[0].message.parsed);
  },

  async 'a picture'(client, model) {
    const url = `data:image/png;base64,${Buffer.alloc(100, 7).toString('base64')}`;
    const content = [{ type: 'text', text: 'What is this?' }, { type: 'image_url', image_url: { url } }];
    const answer = await client.chat.completions.create({ model, messages: [{ role: 'user', content }] });
    ensure(answer.choices[0].message.content?.length > 0, 'the content is empty');
  },
};
