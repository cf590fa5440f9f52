// What every client does over HTTP, signed in as two people; the first thing that is not as it should be throws.
// 'connect' signs a person in for an address, and returns { list, call, close, token }; 'asks' says whether the client can be asked.
import assert from 'node:assert/strict';
import { newPerson } from './exercise.mjs';

export async function exercise(address, connect, asks) {
  const json = (result) => JSON.parse(result.content[0].text);
  const person = newPerson();
  const ada = await connect(address, 'ada', person);
  const { tools } = await ada.list();
  assert.ok(tools.some((tool) => tool.name === 'auth0_list_applications'), 'the core tools are listed');
  assert.ok(tools.every((tool) => !JSON.stringify(tool).includes('secret_to')), 'nothing of the machine is offered');

  const created = json(await ada.call('auth0_create_application', { name: 'Café ☕', app_type: 'regular_web' }));
  const read = json(await ada.call('auth0_get_application', { client_id: created.client_id }));
  assert.equal(read.name, 'Café ☕');
  assert.equal(read.client_secret, '[REDACTED]');

  const remove = () => ada.call('auth0_call_destructive_tool', { name: 'auth0_delete_application', arguments: { client_id: created.client_id } });
  if (asks) {
    person.agrees = false;
    assert.match((await remove()).content[0].text, /"declined"/);
    person.agrees = true;
    assert.equal((await remove()).isError ?? false, false);
    assert.equal(person.questions.length, 2);
    assert.ok(person.questions.every((question) => question.includes('Café ☕')), 'the person reads what is to be deleted');
    assert.equal((await ada.call('auth0_get_application', { client_id: created.client_id })).isError, true);
  } else {
    assert.match((await remove()).content[0].text, /"cannot_ask"/);
  }

  const ben = await connect(address, 'ben', newPerson());
  assert.ok((await ben.list()).tools.every((tool) => tool.annotations.readOnlyHint), 'whoever may only read is offered nothing else');
  assert.equal((await ben.call('auth0_create_application', { name: 'x', app_type: 'spa' })).isError, true);
  await assert.rejects(connect(address.replace(/north$/, 'south'), 'ben', newPerson()), /no_access|no access|403/);

  const foreign = await fetch(address.replace(/north$/, 'south'), { method: 'POST', headers: { authorization: `Bearer ${ada.token()}`, 'content-type': 'application/json' }, body: '{}' });
  assert.equal(foreign.status, 401, 'a token for one tenant is worth nothing for another');
  await Promise.all([ada.close(), ben.close()]);
  console.log(`${tools.length} tools listed, signed in as two people, calls answered, ${asks ? 'agreed to' : 'refused'}`);
}
