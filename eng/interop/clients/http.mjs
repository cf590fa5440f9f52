// The second TypeScript SDK (@modelcontextprotocol/client) against the team's server: it finds the issuer, registers, signs in as the
// made-up person ada, and calls tools. Usage: node http.mjs ADDRESS MODE (see second-generation.mjs for the modes)
import assert from 'node:assert/strict';
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { newPerson } from './exercise.mjs';

const [address, mode] = process.argv.slice(2);

// A browser in which ada is signed in already: it is sent to the issuer, and comes back with a code.
class SignIn {
  redirectUrl = 'http://127.0.0.1:9/callback';
  clientMetadata = {
    client_name: 'interop', redirect_uris: [this.redirectUrl], grant_types: ['authorization_code'], response_types: ['code'], token_endpoint_auth_method: 'none',
  };
  clientInformation() { return this.client; }
  saveClientInformation(client) { this.client = client; }
  tokens() { return this.kept; }
  saveTokens(tokens) { this.kept = tokens; }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  codeVerifier() { return this.verifier; }
  saveDiscoveryState(state) { this.discovered = state; }
  discoveryState() { return this.discovered; }
  async redirectToAuthorization(url) {
    assert.equal(url.searchParams.get('resource'), address, 'the token is asked for this tenant');
    url.searchParams.set('login_hint', 'ada');
    const answer = await fetch(url, { redirect: 'manual' });
    this.answer = new URL(answer.headers.get('location')).searchParams;
  }
}

function newClient(person) {
  const client = new Client(
    { name: 'interop', version: '1' },
    { capabilities: { elicitation: {} }, versionNegotiation: { mode: /^\d/.test(mode) ? { pin: mode } : mode } },
  );
  client.setRequestHandler('elicitation/create', person.answer);
  return client;
}

const authProvider = new SignIn();
const person = newPerson();
const first = new StreamableHTTPClientTransport(new URL(address), { authProvider });
await assert.rejects(newClient(person).connect(first), UnauthorizedError);
await first.finishAuth(authProvider.answer);

const client = newClient(person);
await client.connect(new StreamableHTTPClientTransport(new URL(address), { authProvider }));
const { tools } = await client.listTools();
assert.ok(tools.some((tool) => tool.name === 'auth0_list_applications'), 'the core tools are listed');
assert.ok(tools.every((tool) => !JSON.stringify(tool).includes('secret_to')), 'nothing of the machine is offered');

const call = async (name, args) => await client.callTool({ name, arguments: args });
const json = (result) => JSON.parse(result.content[0].text);
const created = json(await call('auth0_create_application', { name: 'Café ☕', app_type: 'regular_web' }));
assert.equal(json(await call('auth0_get_application', { client_id: created.client_id })).name, 'Café ☕');

const remove = () => call('auth0_call_destructive_tool', { name: 'auth0_delete_application', arguments: { client_id: created.client_id } });
if (mode === 'legacy') {
  // Without a session nobody can be asked.
  assert.match((await remove()).content[0].text, /"cannot_ask"/);
} else {
  person.agrees = false;
  assert.match((await remove()).content[0].text, /"declined"/);
  person.agrees = true;
  assert.equal((await remove()).isError ?? false, false);
  assert.equal(person.questions.length, 2);
}
await client.close();
console.log(`${tools.length} tools listed, signed in, calls answered, ${mode === 'legacy' ? 'refused' : 'agreed to'}`);
