// Lists of models with the official OpenAI client.
import OpenAI from 'openai';
import { ensure, refusal } from './checks.mjs';

export const lists = {
  async list(client, model) {
    const ids = [];
    for await (const { id, object } of client.models.list()) {
      ensure(object === 'model', `object is ${object}`);
      ids.push(id);
    }
    ensure(ids.includes(model), `${model} is not in the list ${ids}`);
  },
};

export const names = {
  async retrieve(client, model) {
    const { id, object, owned_by: owner } = await client.models.retrieve(model);
    ensure(id === model && object === 'model' && owner?.length > 0, `it is the ${object} ${id} of ${owner}`);
  },

  async 'retrieve what is not there'(client) {
    const error = await refusal(OpenAI.NotFoundError, () => client.models.retrieve('nowhere/no-such-model'));
    ensure(error.code === 'model_not_found', `the code is ${error.code}`);
  },
};

export const own = {
  async "a provider's own surface"(client) {
    const answer = await client.get('/v1/models');
    ensure(answer.object === 'list', `the answer is ${JSON.stringify(answer)}`);
  },
};
