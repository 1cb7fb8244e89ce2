// Drives a gateway with the official OpenAI client.
// Usage: node openai.mjs <plan>   (see checks.mjs)
import OpenAI from 'openai';
import { run } from './checks.mjs';
import { chat } from './openai-chat.mjs';
import { aborts, absences, failures, retries } from './openai-errors.mjs';
import { hearing, pictures } from './openai-files.mjs';
import { lists, names, own } from './openai-models.mjs';
import { responses } from './openai-responses.mjs';
import { completions, embeddings, images, imageStreams, moderations, speech, tokenInputs } from './openai-surfaces.mjs';

await run(
  { aborts, absences, chat, completions, embeddings, failures, hearing, images, imageStreams, lists, moderations, names, own, pictures, responses, retries, speech, tokenInputs },
  (baseURL, apiKey) => new OpenAI({ baseURL, apiKey, maxRetries: 0, timeout: 30_000 }),
);
