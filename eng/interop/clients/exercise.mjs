// What every client does with the server and its demo tenant; the first thing that is not as it should be throws.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

// 'person' is who answers the server's questions: 'agrees' is what they say next, 'questions' what they were asked.
export async function exercise({ server, instructions, list, call, ping, person }) {
  assert.equal(server.name, 'auth0-mcp');
  assert.ok(instructions.length > 100, 'the server has instructions');

  const { tools } = await list();
  assert.ok(tools.some((tool) => tool.name === 'auth0_list_applications'), 'the core tools are listed');
  assert.ok(tools.every((tool) => tool.inputSchema.type === 'object' && tool.description), 'every tool has a schema and a description');

  const page = json(await call('auth0_list_applications', { per_page: 2 }));
  assert.equal(page.items.length, 2);

  const created = json(await call('auth0_create_application', { name: 'Café ☕', app_type: 'regular_web', callbacks: ['https://example.com/cb'] }));
  const read = json(await call('auth0_get_application', { client_id: created.client_id }));
  assert.equal(read.name, 'Café ☕');
  assert.equal(read.client_secret, '[REDACTED]');

  const refused = await call('auth0_create_application', { name: 'x', refresh_token: { rotate: true } });
  assert.equal(refused.isError, true);
  assert.match(refused.content[0].text, /refresh_token\.rotate/);

  const remove = () => call('auth0_call_destructive_tool', { name: 'auth0_delete_application', arguments: { client_id: created.client_id } });
  person.agrees = false;
  assert.match((await remove()).content[0].text, /"declined"/);
  person.agrees = true;
  json(await remove());
  assert.equal(person.questions.length, 2);
  assert.ok(person.questions.every((question) => question.includes('Café ☕')), 'the user reads what is to be deleted');
  assert.equal((await call('auth0_get_application', { client_id: created.client_id })).isError, true);

  const kept = page.items[0].client_id;
  const many = await Promise.all(Array.from({ length: 32 }, () => call('auth0_get_application', { client_id: kept })));
  assert.ok(many.every((result) => json(result).client_id === kept), 'calls under way at once keep their answers');

  // Cancelled at different moments, one of which is while the answer is being written; the calls that follow are answered all the same.
  for (let moment = 0; moment < 40; moment++) {
    const hurry = new AbortController();
    const cancelled = call('auth0_list_logs', {}, { signal: hurry.signal }).catch(() => {});
    await setTimeout(moment % 8);
    hurry.abort();
    await cancelled;
    json(await call('auth0_list_logs', { per_page: 1 }, { timeout: 20_000 }));
  }

  await ping?.();
  console.log(`${server.name} ${server.version}: ${tools.length} tools listed, calls answered, refused, agreed to, run at once and cancelled`);
}

// Someone who answers as told.
export function newPerson() {
  const person = {
    agrees: false,
    questions: [],
    async answer(request) {
      person.questions.push(request.params.message);
      return person.agrees ? { action: 'accept', content: { agree: true } } : { action: 'decline' };
    },
  };
  return person;
}

function json(result) {
  assert.ok(!result.isError, result.content[0].text);
  return JSON.parse(result.content[0].text);
}
