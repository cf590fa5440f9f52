// The second TypeScript SDK (@modelcontextprotocol/client) against the team's server: it finds the issuer, registers, and signs in.
// Usage: node http-second-generation.mjs ADDRESS MODE (see second-generation.mjs for the modes)
import assert from 'node:assert/strict';
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { exercise } from './http-exercise.mjs';
import { SignIn } from './sign-in.mjs';

const [address, mode] = process.argv.slice(2);

async function connect(place, name, person) {
  const newClient = () => {
    const client = new Client(
      { name: 'interop', version: '1' },
      { capabilities: { elicitation: {} }, versionNegotiation: { mode: /^\d/.test(mode) ? { pin: mode } : mode } },
    );
    client.setRequestHandler('elicitation/create', person.answer);
    return client;
  };
  const authProvider = new SignIn(name, place);
  const first = new StreamableHTTPClientTransport(new URL(place), { authProvider });
  await assert.rejects(newClient().connect(first), UnauthorizedError);
  await first.finishAuth(authProvider.answer);
  const client = newClient();
  await client.connect(new StreamableHTTPClientTransport(new URL(place), { authProvider }));
  return {
    list: () => client.listTools(),
    call: (tool, args) => client.callTool({ name: tool, arguments: args }),
    close: () => client.close(),
    token: () => authProvider.kept.access_token,
  };
}

await exercise(address, connect, mode !== 'legacy');
