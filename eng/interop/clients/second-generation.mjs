// The second TypeScript SDK (@modelcontextprotocol/client) against the server. Usage: node second-generation.mjs MODE SERVER [ARGUMENT …]
// MODE is 'legacy' (initialize), 'auto' (ask the server, then choose) or a revision of the protocol that is insisted on.
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { exercise, newPerson } from './exercise.mjs';

const [mode, command, ...args] = process.argv.slice(2);
const client = new Client(
  { name: 'interop', version: '1' },
  { capabilities: { elicitation: {} }, versionNegotiation: { mode: /^\d/.test(mode) ? { pin: mode } : mode } },
);
const person = newPerson();
client.setRequestHandler('elicitation/create', person.answer);
await client.connect(new StdioClientTransport({ command, args, stderr: 'inherit' }));
await exercise({
  server: client.getServerVersion(),
  instructions: client.getInstructions(),
  list: () => client.listTools(),
  call: (name, args, options) => client.callTool({ name, arguments: args }, options),
  // 2026-07-28 has no ping.
  ping: mode === 'legacy' ? () => client.ping() : undefined,
  person,
});
await client.close();
