// The first TypeScript SDK (@modelcontextprotocol/sdk) against the server. Usage: node first-generation.mjs SERVER [ARGUMENT …]
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { exercise, newPerson } from './exercise.mjs';

const [command, ...args] = process.argv.slice(2);
const client = new Client({ name: 'interop', version: '1' }, { capabilities: { elicitation: {} } });
const person = newPerson();
client.setRequestHandler(ElicitRequestSchema, person.answer);
await client.connect(new StdioClientTransport({ command, args, stderr: 'inherit' }));
await exercise({
  server: client.getServerVersion(),
  instructions: client.getInstructions(),
  list: () => client.listTools(),
  call: (name, args, options) => client.callTool({ name, arguments: args }, undefined, options),
  ping: () => client.ping(),
  person,
});
await client.close();
