// Lists of models with the official Anthropic client.
import Anthropic from '@anthropic-ai/sdk';
import { ensure, refusal } from './checks.mjs';

export const lists = {
  async list(client, model) {
    const ids = [];
    for await (const { id, type, display_name: name } of client.models.list()) {
      ensure(type === 'model' && name?.length > 0, `${name} is a ${type}`);
      ids.push(id);
    }
    ensure(ids.includes(model), `${model} is not in the list ${ids}`);
  },
};

export const names = {
  async retrieve(client, model) {
    const { id, type, display_name: name, created_at: day } = await client.models.retrieve(model);
    ensure(id === model && type === 'model' && name?.length > 0, `it is the ${type} ${id}, ${name}`);
    ensure(!Number.isNaN(Date.parse(day)), `it was created at ${day}`);
  },

  async 'retrieve what is not there'(client) {
    const error = await refusal(Anthropic.NotFoundError, () => client.models.retrieve('nowhere/no-such-model'));
    ensure(error.error.error.type === 'not_found_error', `the body is ${JSON.stringify(error.error)}`);
  },
};

export const own = {
  async "a provider's own list"(client) {
    const { data } = await client.models.list();
    ensure(data.length > 0 && data.every(({ type }) => type === 'model'), `the list is ${JSON.stringify(data)}`);
  },
};
