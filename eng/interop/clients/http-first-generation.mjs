// The first TypeScript SDK (@modelcontextprotocol/sdk) against the team's server: it finds the issuer, registers, and signs in.
// Usage: node http-first-generation.mjs ADDRESS stateless|sessions      without a session it cannot be asked anything
import assert from 'node:assert/strict';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { exercise } from './http-exercise.mjs';
import { SignIn } from './sign-in.mjs';

const [address, mode] = process.argv.slice(2);

async function connect(place, name, person) {
  const newClient = () => {
    const client = new Client({ name: 'interop', version: '1' }, { capabilities: { elicitation: {} } });
    client.setRequestHandler(ElicitRequestSchema, person.answer);
    return client;
  };
  const authProvider = new SignIn(name, place);
  const first = new StreamableHTTPClientTransport(new URL(place), { authProvider });
  await assert.rejects(newClient().connect(first), UnauthorizedError);
  await first.finishAuth(authProvider.answer.get('code'));
  const client = newClient();
  await client.connect(new StreamableHTTPClientTransport(new URL(place), { authProvider }));
  return {
    list: () => client.listTools(),
    call: (tool, args) => client.callTool({ name: tool, arguments: args }),
    close: () => client.close(),
    token: () => authProvider.kept.access_token,
  };
}

await exercise(address, connect, mode === 'sessions');
