// Drives a gateway with the official Anthropic client.
// Usage: node anthropic.mjs <plan>   (see checks.mjs)
import Anthropic from '@anthropic-ai/sdk';
import { run } from './checks.mjs';
import { aborts, failures, retries } from './anthropic-errors.mjs';
import { betas, counts, messages, thinking } from './anthropic-messages.mjs';
import { lists, names, own } from './anthropic-models.mjs';

await run(
  { aborts, betas, counts, failures, lists, messages, names, own, retries, thinking },
  (baseURL, apiKey) => new Anthropic({ baseURL, apiKey, authToken: null, maxRetries: 0, timeout: 30_000 }),
);
