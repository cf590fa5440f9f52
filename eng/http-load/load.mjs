// The load test of eng/http-load.sh. Usage: node load.mjs PROGRAM SECONDS PEOPLE [PAGE]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { textOf, Client } from './client.mjs';
import { Ledger } from './ledger.mjs';
import { answers, ended, freePort, start, startIssuer, startNginx, startRedis, startTenant, stopAll } from './surroundings.mjs';

const [program, seconds, people, page] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4]), process.argv[5]];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'auth0-mcp-load-'));
fs.chmodSync(folder, 0o711);

// A window of a tenant's rate limit: fewer requests than the people want to make, so that the pace has something to hold back.
const [window, limit] = [5, 150];
// For so long after Redis was lost, changes with an idempotency key are refused.
const settle = 10;

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
limits: { calls_per_minute_per_person: 100000, settle_seconds: ${settle} }
`);
let redis = startRedis(redisPort, folder);
await answers(redisPort);
const run = (port) => start(program, ['--config', path.join(folder, 'server.yaml')], {
  stdio: 'ignore', env: { ...process.env, LOAD_SECRET: 'load', AUTH0_MCP_SERVER_LISTEN: `http://127.0.0.1:${port}` },
});
const instances = ports.map(run);
await Promise.all(ports.map(answers));
const proxy = startNginx(proxyPort, ports, folder);
await answers(proxyPort);

const client = new Client(address);
const ledger = new Ledger();
const count = { answered: 0, wrong: 0, refused: {}, consents: 0, twice: 0 };
const refuse = (kind) => { count.refused[kind] = (count.refused[kind] ?? 0) + 1; };

// An answer of a tenant has to carry its own name and the person's: 'mark' finds it.
function judge(message, tenant, name, mark = (answer) => answer.name) {
  const answer = textOf(message);
  if (answer?.error) {
    refuse(answer.error.kind);
  } else if (answer) {
    count.answered++;
    count.wrong += mark(answer) === `${tenant.name}.${name}` ? 0 : 1;
  } else if (message) {
    refuse(message.error?.code ?? 'protocol');
  }
}

const agreed = (question) => ({ requestState: question.requestState, inputResponses: { consent: { action: 'accept', content: { agree: true } } } });
const deletion = (tenant, token, object) => [tenant, token, 'auth0_call_destructive_tool', { name: 'auth0_delete_application', arguments: { client_id: object } }];

// Asks for consent, and presents the one answer to several instances at once.
async function consent(tenant, token, object) {
  const call = deletion(tenant, token, object);
  const question = (await client.call(...call))?.result;
  if (question?.resultType !== 'input_required') {
    return;
  }
  const taken = (await Promise.all([1, 2, 3].map(() => client.call(...call, agreed(question))))).filter((message) => message?.result && !message.result.isError).length;
  count.consents += taken > 0 ? 1 : 0;
  count.twice += taken > 1 ? 1 : 0;
}

// The same change under the same name, as a client that lost its answer repeats it.
async function change(tenant, token, name, object) {
  const made = ledger.open(tenant, object);
  for (let time = 0; time < 2; time++) {
    const message = await client.call(tenant, token, 'auth0_create_application', { name: object }, {}, { 'idempotency-key': `k-${object}` });
    made.note(message, textOf(message));
    if (time === 0) {
      judge(message, tenant, name, (answer) => answer.description);
    }
  }
}

async function person(number, until) {
  const name = `person-${number}`;
  const tokens = new Map(tenants.map((tenant) => [tenant, issuer.token(name, `${address}/mcp/${tenant.name}`)]));
  for (let turn = number % 20; performance.now() < until; turn++) {
    const tenant = tenants[(number + turn) % tenants.length];
    const token = tokens.get(tenant);
    const get = (tool, args, mark) => client.call(tenant, token, tool, args).then((message) => judge(message, tenant, name, mark));
    switch (turn % 20) {
      case 3: case 13: await change(tenant, token, name, `n-${number}-${turn}`); break;
      case 7: await consent(tenant, token, `d-${number}-${turn}`); break;
      case 11: await get('auth0_update_application', { client_id: 'c1', description: `${turn}` }); break;
      case 5: case 15: await get('auth0_list_applications', {}, (answer) => answer.items[0].name); break;
      case 17: await client.send(tenant, token, 'tools/list', {}); break;
      default: await get('auth0_get_application', { client_id: 'c1' });
    }
    await new Promise((resolve) => { setTimeout(resolve, 200 + Math.random() * 800); });
  }
}

const began = performance.now();
const until = began + seconds * 1000;
let killed = Infinity;
const tell = (what) => console.log(`   ${Math.round((performance.now() - began) / 100) / 10} s: ${what}`);
let open = [];
let voided = 0;
const disturbance = (async () => {
  const pause = (share) => new Promise((resolve) => { setTimeout(resolve, seconds * share * 1000); });
  await pause(0.35);
  killed = performance.now();
  instances[0].kill('SIGKILL');
  tell('one instance killed');
  await pause(0.15);
  instances[0] = run(ports[0]);
  await pause(0.05);
  open = (await Promise.all(tenants.map(async (tenant, number) => {
    const token = issuer.token('patient', `${address}/mcp/${tenant.name}`);
    const call = deletion(tenant, token, `open-${number}`);
    return { call, question: (await client.call(...call))?.result };
  }))).filter(({ question }) => question?.resultType === 'input_required');
  await pause(0.05);
  redis.kill('SIGKILL');
  await ended(redis);
  tell(`Redis killed, with ${open.length} questions open`);
  await pause(0.05);
  redis = startRedis(redisPort, folder);
  await answers(redisPort);
  tell('Redis started anew, empty');
  await pause(0.1);
  for (const { call, question } of open) {
    const message = await client.call(...call, agreed(question));
    voided += message && (message.error || message.result?.isError || message.result?.resultType === 'input_required') ? 1 : 0;
  }
})();
console.log(`── ${people} people, ${tenants.length} tenants, ${ports.length} instances, ${seconds} s`);
await Promise.all(Array.from({ length: people }, (_, number) => person(number, until)));
await disturbance;
const memory = instances.map((instance) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${instance.pid}/status`, 'utf8'))[1]) / 1024));
const spent = (performance.now() - began) / 1000;
await stopAll(proxy);
fs.rmSync(folder, { recursive: true, force: true });

const times = client.times.sort((left, right) => left - right);
const at = (share) => Math.round(times[Math.floor(times.length * share)] * 10) / 10;
const doubled = (what) => tenants.reduce((sum, tenant) => sum + [...tenant.seen[what].values()].filter((many) => many > 1).length, 0);
const sum = (what) => tenants.reduce((total, tenant) => total + tenant.seen[what], 0);
const { lost, denied } = ledger.compare();
// Calls that were under way on the instance that was killed end with it; its restart is noticed within a second.
const broken = client.broken.filter((moment) => moment < killed - 50 || moment > killed + 5000).length;

const report = [
  ['messages answered', times.length], ['a second', Math.round(times.length / spent)], ['median ms', at(0.5)], ['p99 ms', at(0.99)],
  ['answers judged', count.answered], ['answers with the mark of another', count.wrong, 0],
  ['refused', JSON.stringify(count.refused)],
  ['calls in flight that ended with their instance', client.broken.length - broken], ['other calls without an answer', broken, 0],
  ['consents taken', count.consents], ['consents taken twice', count.twice, 0],
  ['questions open when Redis lost its data', open.length], ['of these, answers that still counted', open.length - voided, 0],
  ['deleted', tenants.reduce((total, tenant) => total + tenant.seen.deleted.size, 0)], ['deleted twice', doubled('deleted'), 0],
  ['created under a name', tenants.reduce((total, tenant) => total + tenant.seen.created.size, 0)], ['created twice', doubled('created'), 0],
  ['said to be created, and not there', lost, 0], ['said not to be created, and there', denied, 0],
  ['requests to the tenants', sum('requests')], ['windows of which nine tenths were used', sum('full')],
  ['requests beyond the rate limit', sum('beyond'), 0],
  ['memory of the instances, MB', memory.join(', ')],
];
for (const [name, value, target] of report) {
  console.log(`   ${name}: ${value}${target !== undefined && value !== target ? `   ← ${target} expected` : ''}`);
}
const beyond = tenants.flatMap((tenant) => tenant.seen.moments);
if (beyond.length > 0) {
  console.log(`   beyond the rate limit after seconds: ${beyond.map((moment) => Math.round((moment - began) / 100) / 10).join(' ')}`);
}
const nothing = [count.answered, count.consents, open.length, sum('full')].some((value) => value === 0);
const wrong = report.filter(([, value, target]) => target !== undefined && value !== target).length + (nothing ? 1 : 0);
console.log(wrong === 0 ? 'Nothing was mixed up, lost or done twice.' : nothing ? 'Too little happened to say anything.' : `${wrong} lines are not as they should be.`);
if (page && wrong === 0) {
  const table = report.map(([name, value, target]) => `| ${name} | ${value} | ${target ?? ''} |`).join('\n');
  const about = `Printed by \`eng/http-load.sh\` on ${new Date().toISOString().slice(0, 10)}: ${people} people, ${tenants.length} tenants, ${ports.length} instances, ${seconds} s.`;
  const text = fs.readFileSync(page, 'utf8');
  fs.writeFileSync(page, text.replace(/(<!-- load:begin[^\n]*\n)[^]*(<!-- load:end -->)/, (_, begin, end) => `${begin}\n${about}\n\n| What | Measured | Target |\n|---|---:|---:|\n${table}\n\n${end}`));
}
process.exit(wrong === 0 ? 0 : 1);
