// The load test of eng/http-load.sh. Usage: node load.mjs PROGRAM SECONDS PEOPLE
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { answers, freePort, start, startIssuer, startNginx, startRedis, startTenant, stopAll } from './surroundings.mjs';

const [program, seconds, people] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'auth0-mcp-load-'));
const revision = '2026-07-28';
const [window, limit] = [5, 1500];

const issuer = await startIssuer();
const tenants = await Promise.all(Array.from({ length: 8 }, (_, number) => startTenant(`tenant-${number}`, limit, window)));
const [redisPort, proxyPort, ...ports] = await Promise.all(Array.from({ length: 5 }, freePort));
const address = `http://127.0.0.1:${proxyPort}`;
fs.writeFileSync(path.join(folder, 'server.yaml'), `
public_url: ${address}
oauth: { issuer: '${issuer.address}' }
tenants:
${tenants.map((tenant) => `  ${tenant.name}: { domain: '${tenant.address}', client_id: app, client_secret: env:LOAD_SECRET, token_exchange: { subject_token_type: 'urn:ietf:params:oauth:token-type:access_token' } }`).join('\n')}
access: [{ tenants: '*' }]
redis: { address: '127.0.0.1:${redisPort}', key_secret: env:LOAD_SECRET }
limits: { calls_per_minute_per_person: 100000 }
`);
let redis = startRedis(redisPort, folder);
await answers(redisPort);
const run = (port) => start(program, ['--config', path.join(folder, 'server.yaml')], {
  stdio: 'ignore', env: { ...process.env, LOAD_SECRET: 'load', AUTH0_MCP_SERVER_LISTEN: `http://127.0.0.1:${port}` },
});
const instances = ports.map(run);
await Promise.all(ports.map(answers));
startNginx(proxyPort, ports, folder);
await answers(proxyPort);

const count = { answered: 0, wrong: 0, refused: {}, broken: 0, consents: 0, twice: 0 };
const times = [];
const noteRefusal = (kind) => { count.refused[kind] = (count.refused[kind] ?? 0) + 1; };
let id = 0;

// One message; null for a connection that broke or an instance that is ending.
async function send(tenant, token, name, args, further = {}, headers = {}) {
  const began = performance.now();
  try {
    const response = await fetch(`${address}/mcp/${tenant.name}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json, text/event-stream',
        'mcp-protocol-version': revision, 'mcp-method': 'tools/call', 'mcp-name': name, ...headers,
      },
      body: JSON.stringify({
        jsonrpc: '2.0', id: ++id, method: 'tools/call',
        params: {
          name, arguments: args, ...further,
          _meta: {
            'io.modelcontextprotocol/protocolVersion': revision, 'io.modelcontextprotocol/clientInfo': { name: 'load', version: '1' },
            'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
          },
        },
      }),
    });
    const text = await response.text();
    if (response.status >= 500) {
      count.broken++;
      return null;
    }
    times.push(performance.now() - began);
    return JSON.parse(text.includes('data: ') ? text.split('data: ').pop() : text);
  } catch {
    count.broken++;
    return null;
  }
}

const textOf = (message) => (message?.result?.content ? JSON.parse(message.result.content[0].text) : null);

// A tenant's answer has to carry its own name and the person's.
function judge(message, tenant, person) {
  const answer = textOf(message);
  if (!answer) {
    if (message) {
      noteRefusal(message.error?.code ?? 'protocol');
    }
  } else if (answer.error) {
    noteRefusal(answer.error.kind);
  } else {
    count.answered++;
    count.wrong += answer.name === `${tenant.name}.${person}` ? 0 : 1;
  }
}

// Asks for consent, and presents the one answer to several instances at once.
async function consent(tenant, token, object) {
  const call = [tenant, token, 'auth0_call_destructive_tool', { name: 'auth0_delete_application', arguments: { client_id: object } }];
  const question = (await send(...call))?.result;
  if (question?.resultType !== 'input_required') {
    return;
  }
  const further = { requestState: question.requestState, inputResponses: { consent: { action: 'accept', content: { agree: true } } } };
  const taken = (await Promise.all([1, 2, 3].map(() => send(...call, further)))).filter((message) => message?.result && !message.result.isError).length;
  count.consents += taken > 0 ? 1 : 0;
  count.twice += taken > 1 ? 1 : 0;
}

async function person(number, until) {
  const name = `person-${number}`;
  const tokens = new Map(tenants.map((tenant) => [tenant, issuer.token(name, `${address}/mcp/${tenant.name}`)]));
  for (let turn = 0; performance.now() < until; turn++) {
    const tenant = tenants[(number + turn) % tenants.length];
    const token = tokens.get(tenant);
    if (turn % 20 === 7) {
      await consent(tenant, token, `d-${number}-${turn}`);
    } else if (turn % 10 === 3) {
      // The same change under the same name, as a client that lost its answer repeats it.
      const change = () => send(tenant, token, 'auth0_create_application', { name: `n-${number}-${turn}` }, {}, { 'idempotency-key': `k-${number}-${turn}` });
      judge(await change(), tenant, name);
      await change();
    } else {
      judge(await send(tenant, token, 'auth0_get_application', { client_id: 'c1' }), tenant, name);
    }
    await new Promise((resolve) => { setTimeout(resolve, 200 + Math.random() * 800); });
  }
}

const began = performance.now();
const until = began + seconds * 1000;
const disturbance = (async () => {
  const pause = (share) => new Promise((resolve) => { setTimeout(resolve, seconds * share * 1000); });
  await pause(0.35);
  instances[0].kill('SIGKILL');
  console.log('   one instance killed');
  await pause(0.15);
  instances[0] = run(ports[0]);
  await pause(0.1);
  redis.kill('SIGKILL');
  console.log('   Redis killed');
  await pause(0.05);
  redis = startRedis(redisPort, folder);
  console.log('   Redis started anew, empty');
})();
console.log(`── ${people} people, ${tenants.length} tenants, ${ports.length} instances, ${seconds} s`);
await Promise.all(Array.from({ length: people }, (_, number) => person(number, until)));
await disturbance;
const memory = instances.map((instance) => {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${instance.pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return 0;
  }
});
stopAll();

const spent = (performance.now() - began) / 1000;
times.sort((left, right) => left - right);
const at = (share) => Math.round(times[Math.floor(times.length * share)] * 10) / 10;
const doubled = (what) => tenants.reduce((sum, tenant) => sum + [...tenant.seen[what].values()].filter((times) => times > 1).length, 0);
const report = {
  'messages answered': times.length, 'per second': Math.round(times.length / spent), 'median ms': at(0.5), 'p99 ms': at(0.99),
  'answers with the mark of another': count.wrong, 'answers judged': count.answered, 'connections broken': count.broken, refused: count.refused,
  'consents taken': count.consents, 'consents taken twice': count.twice, 'deleted twice': doubled('deleted'), 'created twice': doubled('created'),
  'requests to the tenants': tenants.reduce((sum, tenant) => sum + tenant.seen.requests, 0),
  'requests beyond the rate limit': tenants.reduce((sum, tenant) => sum + tenant.seen.beyond, 0), 'memory of the instances, MB': memory.join(', '),
};
for (const [name, value] of Object.entries(report)) {
  console.log(`   ${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);
}
fs.rmSync(folder, { recursive: true, force: true });
const wrong = count.wrong + count.twice + doubled('deleted') + doubled('created') + (count.answered === 0 ? 1 : 0);
console.log(wrong === 0 ? 'Nothing was mixed up, and nothing was done twice.' : `${wrong} things went wrong.`);
process.exit(wrong === 0 ? 0 : 1);
